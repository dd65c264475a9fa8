import type { JSX } from 'preact';
import type { HostTimeline } from '../../../app/api/fleet.ts';
import { dayOf, daysBetween, daysWords } from '../../../core/facts/time.ts';
import { Section } from '../../view/section.tsx';

type Spell = HostTimeline['certificates'][number];

/** The certificates of a host, the newest first: from when to when each was seen, and how early it was renewed. */
export function CertificateHistory({ spells }: { readonly spells: readonly Spell[] }): JSX.Element | null {
  if (spells.length === 0) return null;
  const sorted = spells.toSorted((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1));
  return (
    <Section title="Its certificates" name="certificate-history">
      <ol class="spells">
        {sorted.map((spell, i) => (
          <SpellRow key={spell.certificate.sha256} spell={spell} after={sorted[i - 1]} />
        ))}
      </ol>
    </Section>
  );
}

function SpellRow({
  spell,
  after,
}: {
  readonly spell: Spell;
  readonly after: Spell | undefined;
}): JSX.Element {
  const { certificate, firstSeen, lastSeen } = spell;
  const { subject, issuer, windowsSelfMade, notBefore, notAfter, sha256, keyType, keyBits } = certificate;
  const life = Math.max(1, Date.parse(notAfter) - Date.parse(notBefore));
  const share = (time: string) => Math.min(1, Math.max(0, (Date.parse(time) - Date.parse(notBefore)) / life));
  const left = after === undefined ? undefined : daysBetween(after.firstSeen, notAfter);
  return (
    <li class={after === undefined ? 'spell now' : 'spell'}>
      <p>
        <strong>{after === undefined ? `ends ${dayOf(notAfter)}` : `until ${dayOf(notAfter)}`}</strong>{' '}
        <span class="quiet">{after === undefined ? '' : renewedWords(left ?? 0)}</span>
      </p>
      <div class="life-bar" aria-hidden="true">
        <span
          style={{
            insetInlineStart: `${share(firstSeen) * 100}%`,
            width: `${Math.max(1.5, (share(lastSeen) - share(firstSeen)) * 100)}%`,
          }}
        />
      </div>
      <p class="quiet small">
        {subject}, issued by {windowsSelfMade ? 'Windows itself' : issuer}, {keyType.toUpperCase()} {keyBits}.
        Seen from {dayOf(firstSeen)} to {dayOf(lastSeen)}.
      </p>
      <p class="quiet small thumbprint">SHA-256 {sha256}</p>
    </li>
  );
}

function renewedWords(left: number): string {
  return left < 0
    ? `replaced ${daysWords(-left)} after its end`
    : `replaced ${daysWords(left)} before its end`;
}
