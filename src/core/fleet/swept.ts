import type { z } from 'zod';
import type { sweptSchema } from './swept-schema.ts';

/** How a look of a sweep ended. `certificate` is as far as a sweep goes; nothing of what comes after it is known. */
export const sweepEndings = [
  'certificate',
  'withoutCertificate',
  'unreadableCertificate',
  'standardSecurity',
  'refusedOffer',
  'notRdp',
  'endedInNegotiation',
  'tlsAlert',
  'notTls',
  'endedInTls',
  'refusedPort',
  'silent',
  'unreachable',
  'prohibited',
  'notOpened',
  'nameNotFound',
  'nameFailed',
  'resolverDown',
] as const;
export type SweepEnding = (typeof sweepEndings)[number];

/** What makes a host worth a closer look. */
export const oddities = [
  'dead',
  'notRdp',
  'diesEarly',
  'refusedOffer',
  'standardSecurity',
  'withoutNla',
  'withoutCertificate',
  'expired',
  'notYetValid',
  'endsSoon',
  'shortKey',
  'weakHash',
  'oldTls',
  'clockOff',
  'notAsExpected',
] as const;
export type Oddity = (typeof oddities)[number];

/** One host and port as a sweep saw it: codes and values, never more than was measured. */
export type Swept = Readonly<z.infer<typeof sweptSchema>>;

/** Whether there was something at the address: of a range, what nobody answers from is counted, not listed. */
export function isThere({ named, ending }: Pick<Swept, 'named' | 'ending'>): boolean {
  return named || !nobody.includes(ending);
}

/** Whether Remote Desktop was seen to answer. */
export function isRdp({ ending }: Pick<Swept, 'ending'>): boolean {
  return answering.includes(ending);
}

/** A host that was written down and dies, or any that answers and is not as --expect has it. */
export function failsExpectation(swept: Pick<Swept, 'named' | 'ending' | 'expected'>): boolean {
  if (!isRdp(swept)) return swept.named;
  return (swept.expected ?? []).some(({ is }) => is !== 'met');
}

const nobody: readonly SweepEnding[] = ['refusedPort', 'silent', 'unreachable', 'prohibited', 'notOpened'];

const answering: readonly SweepEnding[] = [
  'certificate',
  'withoutCertificate',
  'unreadableCertificate',
  'standardSecurity',
  'refusedOffer',
  'tlsAlert',
  'notTls',
  'endedInTls',
];
