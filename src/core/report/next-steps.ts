import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { typedTarget } from './commands.ts';
import { isHost } from './steps.ts';

/** Where nothing is wrong from here, what to try next: a person came because something fails. */
export function nextStepsOf(
  { outcome, lead }: Diagnosis,
  known: Partial<FactTypes>,
  target: string,
): readonly string[] {
  // What only the person saw, while the host answers properly, is as far from an answer as a healthy report.
  const onlySeen = lead?.evidence.every(({ fact }) => fact === 'clientError') === true;
  if (outcome !== 'works' && outcome !== 'unknown' && !(outcome === 'disturbed' && onlySeen)) return [];
  if (!isHost(target) || known.tcpConnect === undefined) return ofFiles(known, target);
  const check = `rdpdoctor check ${typedTarget(target)}`;
  if (!answered(known)) return [`Look again, and let it finish: ${check}`];
  return [
    ...(known.logon === undefined ? [`Sign in for real: ${check} --user NAME`] : []),
    `On the computer where it fails: ${check} (healthy there too? Then look at its client and at the account)`,
    ...(isEmpty(known.clientError)
      ? [`With the numbers that its error shows: ${check} --code 0x904/0x7`]
      : []),
  ];
}

/** Whether the far end said anything of RDP: what was stopped or cut short before that is nothing to sign in to. */
function answered({ rdpNegotiation }: Partial<FactTypes>): boolean {
  return rdpNegotiation?.outcome === 'accepted' || rdpNegotiation?.outcome === 'refused';
}

/** The host that an .rdp file or a log names can be looked at. */
function ofFiles(
  { rdpFile, hostSystem, eventActivity }: Partial<FactTypes>,
  target: string,
): readonly string[] {
  const named = rdpFile?.settings['full address'] ?? hostSystem?.computer ?? eventActivity?.logs[0]?.computer;
  const host = typeof named === 'string' && isHost(named) ? named : 'HOST';
  const file = /[,\s]/.test(target) ? 'FILE' : target;
  return [`Look at the host itself and judge both together: rdpdoctor check ${host} ${file}`];
}

function isEmpty(shown: FactTypes['clientError'] | undefined): boolean {
  return shown?.code === undefined && shown?.extended === undefined && shown?.dialog === undefined;
}
