import type { FactTypes } from '../facts/vocabulary.ts';

type Known = Partial<Pick<FactTypes, 'tlsHandshake' | 'tlsSupport'>>;
type Answer = NonNullable<FactTypes['tlsSupport']['versions']['TLS 1.2']>;

/** What TLS was taken and what was not, on one line: "accepts TLS 1.2, TLS 1.3; refuses TLS 1.0, TLS 1.1". */
export function versionLines({ tlsHandshake, tlsSupport }: Known): readonly string[] {
  const group = tlsHandshake?.outcome === 'completed' ? tlsHandshake.group : undefined;
  const parts = [
    ...(group === undefined ? [] : [`key exchange ${group}`]),
    ...(tlsSupport === undefined ? [] : supportParts(tlsSupport)),
  ];
  return parts.length === 0 ? [] : [parts.join('; ')];
}

function supportParts({ versions }: FactTypes['tlsSupport']): readonly string[] {
  const asked = Object.entries(versions);
  return answers.flatMap(([answer, says]) => {
    const names = asked.filter(([, given]) => given === answer).map(([name]) => name);
    return names.length === 0 ? [] : [`${says} ${names.toSorted().join(', ')}`];
  });
}

const answers: readonly (readonly [Answer, string])[] = [
  ['accepted', 'accepts'],
  ['refused', 'refuses'],
  ['closed', 'closes on'],
  ['unclear', 'unclear:'],
];
