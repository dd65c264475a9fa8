import type { FactTypes } from '../../facts/vocabulary.ts';

type Known = Partial<Pick<FactTypes, 'tlsHandshake' | 'tlsSupport'>>;
type Answer = NonNullable<FactTypes['tlsSupport']['versions']['TLS 1.2']>;

/** What TLS was taken and what was not, on one line: "x25519; TLS 1.2, 1.3 accepted; 1.0, 1.1 refused". */
export function versionLines({ tlsHandshake, tlsSupport }: Known): readonly string[] {
  const group = tlsHandshake?.outcome === 'completed' ? tlsHandshake.group : undefined;
  const parts = [
    ...(group === undefined ? [] : [group]),
    ...(tlsSupport === undefined ? [] : supportParts(tlsSupport)),
  ];
  return parts.length === 0 ? [] : [parts.join('; ')];
}

function supportParts({ versions }: FactTypes['tlsSupport']): readonly string[] {
  const asked = Object.entries(versions);
  return answers
    .map(([answer, says]) => {
      const names = asked.filter(([, given]) => given === answer).map(([name]) => name);
      return { says, names: names.toSorted().map(shortName) };
    })
    .filter(({ names }) => names.length > 0)
    .map(({ says, names }, i) => `${i === 0 ? 'TLS ' : ''}${names.join(', ')} ${says}`);
}

/** "TLS 1.2" → "1.2": the word stands once; SSL keeps its own. */
function shortName(version: string): string {
  return version.replace(/^TLS /, '');
}

const answers: readonly (readonly [Answer, string])[] = [
  ['accepted', 'accepted'],
  ['refused', 'refused'],
  ['closed', 'closed on'],
  ['unclear', 'unclear'],
];
