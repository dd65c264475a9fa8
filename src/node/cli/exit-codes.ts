import { latest, type CaseFile } from '../../core/facts/case-file.ts';
import type { Phase } from '../../core/facts/rdp.ts';
import type { Stage } from '../../core/causes/cause.ts';
import type { Diagnosis } from '../../core/diagnosis/diagnosis.ts';

/** Every exit code of rdpdoctor with its one meaning; docs/exit-codes.md is this list. */
export const exitCodes = {
  0: 'healthy, as far as was looked; or done, for a command that does something',
  1: 'a mistake inside rdpdoctor',
  2: 'not understood: wrong arguments',
  3: 'a file could not be read or written',
  4: 'a file was read only in part; what was lost is said',
  11: 'dies at the name',
  12: 'dies at the TCP connection',
  20: 'dies in negotiation',
  21: 'dies in encryption',
  22: 'dies at the certificate',
  23: 'dies at sign-in',
  24: 'dies at licensing',
  25: 'dies in the session',
  30: 'connects, with something that disturbs',
  31: 'connects, with something that is less safe than it could be',
  40: 'not known',
  50: 'a fix was applied, did not help, and everything was put back',
  51: 'a fix could not be applied; nothing is changed',
  52: 'not everything could be put back; what is left is said',
  53: 'the host was lost while a script ran; its state is not known',
  54: 'no way to run a script on the host is open',
  55: 'nothing was found that a plan could change',
  130: 'interrupted',
} as const;

export type ExitCode = keyof typeof exitCodes;

/** The exit code of one diagnosis: where it dies, else how well it lives. */
export function exitCodeOf(file: CaseFile, diagnosis: Diagnosis): ExitCode {
  const death = latest(file.facts).phaseOfDeath?.value;
  if (death !== undefined && death.phase !== 'none') return byPhase[death.phase];
  const sure = diagnosis.findings.filter(
    ({ symptomOf, confidence }) => symptomOf === undefined && confidence !== 'possible',
  );
  const blocking = sure.find(({ impact }) => impact === 'blocks');
  // What files tell to be broken while a live connection comes through disturbs, it does not kill.
  if (blocking !== undefined) return death === undefined ? byStage[blocking.stage] : 30;
  if (sure.some(({ impact }) => impact === 'degrades')) return 30;
  if (death === undefined) return 40;
  return sure.some(({ impact }) => impact === 'weakens') ? 31 : 0;
}

/** The gravest of several codes: what a run over many hosts ends with. */
export function gravestOf(codes: readonly ExitCode[]): ExitCode {
  return order.find((code) => codes.includes(code)) ?? 0;
}

const order: readonly ExitCode[] = [130, 1, 2, 3, 11, 12, 20, 21, 22, 23, 24, 25, 40, 30, 31, 4, 0];

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

const byStage: Readonly<Record<Stage, ExitCode>> = {
  reach: 12,
  negotiate: 20,
  secure: 21,
  authenticate: 23,
  license: 24,
  session: 25,
};
