import type { JSX } from 'preact';
import type { CertificateSheet } from '../sheet/certificate-sheet.ts';
import { Icon } from './icons.tsx';
import { Section } from './section.tsx';

/** A certificate as people know it from its dialog: to whom, by whom, from when until when. */
export function Certificate({ certificate }: { readonly certificate: CertificateSheet }): JSX.Element {
  const { to, by, isOwn, from, until, life, state, spent } = certificate;
  return (
    <Section title="Certificate" name={`certificate ${state}`}>
      <dl class="pairs">
        <dt>Issued to</dt>
        <dd class="strong">{to}</dd>
        <dt>Issued by</dt>
        <dd>{isOwn ? `${by} (itself, as Windows does)` : by}</dd>
        <Names certificate={certificate} />
        <dt>Valid</dt>
        <dd>
          {from} to {until}
          {life === undefined ? null : <span class={`pill life ${state}`}>{life}</span>}
          {spent === undefined ? null : (
            <svg class="life-line" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect class="life-all" width="100" height="4" rx="2" />
              <rect class="life-spent" width={Math.max(1, Math.round(100 * spent))} height="4" rx="2" />
            </svg>
          )}
        </dd>
        <dt>Key</dt>
        <dd>
          {certificate.key}, {certificate.hash}
        </dd>
        {certificate.trust === undefined ? null : (
          <>
            <dt>Trust</dt>
            <dd>
              <Checked isGood={certificate.trust.isGood} /> {certificate.trust.says}
            </dd>
          </>
        )}
        <dt>Thumbprint</dt>
        <dd class="digits">{certificate.thumbprint}</dd>
      </dl>
    </Section>
  );
}

function Names({ certificate }: { readonly certificate: CertificateSheet }): JSX.Element {
  const { names, asked } = certificate;
  return (
    <>
      <dt>Names</dt>
      <dd>
        {names.join(', ') || 'none'}
        {asked === undefined ? null : (
          <span class="asked">
            <Checked isGood={asked.matches} />{' '}
            {asked.matches
              ? `"${asked.name}" is among them`
              : `"${asked.name}" was typed, and is not among them`}
          </span>
        )}
      </dd>
    </>
  );
}

function Checked({ isGood }: { readonly isGood: boolean }): JSX.Element {
  return (
    <span class={`badge ${isGood ? 'passed' : 'flawed'}`}>
      <Icon name={isGood ? 'passed' : 'flawed'} />
    </span>
  );
}
