import type { z } from 'zod';
import type { sweptSchema } from './swept-schema.ts';
import type { SweepEnding } from './sweep-ending.ts';

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
