import type { Phase } from '../core/facts/phases.ts';
import type { Diagnosis } from '../core/diagnosis/diagnosis.ts';

/** Every exit code of rdpdoctor with its one meaning; docs/exit-codes.md is this list. */
export const exitCodes = {
  0: 'healthy, as far as was looked; or done, for a command that does something',
  1: 'a mistake inside rdpdoctor',
  2: 'not understood: wrong arguments',
  3: 'a file could not be read or written, a store not opened, or an address not listened on',
  4: 'a file was read only in part; what was lost is said',
  11: 'dies at the name',
  12: 'dies at the TCP connection',
  20: 'dies in negotiation',
  21: 'dies in encryption',
  22: 'dies at the certificate',
  23: 'dies at sign-in',
  24: 'dies at licensing',
  25: 'dies in the session',
  30: 'connects, with something that disturbs or keeps other clients out',
  31: 'connects, with something that is less safe than it could be',
  32: 'connects, but not for every current mstsc',
  33: 'connects, and is not as --expect or its baseline has it, or that was not seen',
  40: 'not known',
  41: 'this installation of rdpdoctor is not in order',
  50: 'a fix was applied, did not help, and everything was put back',
  51: 'a fix could not be applied; nothing is changed',
  52: 'not everything could be put back; what is left is said',
  53: 'the host was lost while a script ran; its state is not known',
  54: 'no way to run a script on the host is open',
  55: 'nothing was found that a plan could change',
  56: 'what was found is in no plan until a person chooses a cause (--cause) or accepts a risk (--accept-risk)',
  130: 'interrupted',
} as const;

export type ExitCode = keyof typeof exitCodes;

/** The exit code of one diagnosis: where it dies, else how well it lives. */
export function exitCodeOf({ outcome, phase, lead, also }: Diagnosis): ExitCode {
  switch (outcome) {
    case 'fails':
      return phase === undefined ? 40 : byPhase[phase];
    case 'worksForSome':
      return 32;
    case 'disturbed':
      return 30;
    case 'works':
      return [lead, ...also].some((finding) => finding?.impact === 'weakens') ? 31 : 0;
    case 'unknown':
      return 40;
  }
}

/** The gravest of several codes: what a run over many hosts ends with. */
export function gravestOf(codes: readonly ExitCode[]): ExitCode {
  return order.find((code) => codes.includes(code)) ?? 0;
}

const order: readonly ExitCode[] = [130, 1, 2, 3, 11, 12, 20, 21, 22, 23, 24, 25, 40, 33, 32, 30, 31, 4, 0];

const byPhase: Readonly<Record<Phase, ExitCode>> = {
  name: 11,
  connection: 12,
  negotiation: 20,
  encryption: 21,
  certificate: 22,
  signIn: 23,
  license: 24,
  session: 25,
};
