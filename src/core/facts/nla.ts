import type { FactTypes } from './vocabulary.ts';

/** Whether the host insists on NLA, takes it when it is offered, does not take it, or gets along where nobody offered it; undefined where that was not asked. */
export type Nla = 'required' | 'offered' | 'notOffered' | 'notRequired';

/** What the answers to the offers say of NLA: a refused offer without it shows that it is required. */
export function nlaOf({
  rdpNegotiation,
  protocolAnswers = [],
}: Partial<Pick<FactTypes, 'rdpNegotiation' | 'protocolAnswers'>>): Nla | undefined {
  const answers = [
    ...protocolAnswers.map(({ answer }) => answer),
    ...(rdpNegotiation ? [rdpNegotiation] : []),
  ];
  const takesNla = answers.some(
    (answer) => answer.outcome === 'accepted' && withNla.includes(answer.protocol),
  );
  const without = protocolAnswers.filter(({ offer }) => !offer.some((name) => withNla.includes(name)));
  const accepted = without.some(({ answer }) => answer.outcome === 'accepted');
  if (accepted)
    return takesNla ? 'offered' : without.length < protocolAnswers.length ? 'notOffered' : 'notRequired';
  const refused = without.some(
    ({ answer }) => answer.outcome === 'refused' && answer.failure === 'hybridRequiredByServer',
  );
  if (refused && takesNla) return 'required';
  return undefined;
}

const withNla: readonly string[] = ['hybrid', 'hybridEx', 'rdstls', 'rdsaad'];
