import { codesWithValue } from '../codes/find-codes.ts';
import { hexOf } from '../codes/printed.ts';
import { logPhraseOf } from '../codes/log-phrases.ts';
import type { Phase } from '../facts/phases.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

type ProgramLog = FactTypes['programLogs'][number];

/** Lines that every log has of people who left and of programs that look in. */
const noFault: ReadonlySet<string> = new Set([
  'client-gone',
  'incomplete-request',
  'sesman-hung-up',
  'self-signed',
  'new-certificate',
]);

export const programReported = defineObservation({
  id: 'program-reported',
  title: 'The log of a program names a fault',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  hearsay: 'anyPhase',
  covers: ['client-reported'],
  explanation:
    'This is what the log of one program says of its own connections, at its own time. It names the step and seldom the reason behind it.',
  needs: ['programLogs'],

  look({ programLogs }) {
    const telling = programLogs.find(isFault);
    if (telling === undefined)
      return programLogs.length === 0
        ? notLooked()
        : notSeen(cite('programLogs', 'what they name ends no connection'));
    const { program, phrase } = telling;
    const words = isNoFault(phrase) ? undefined : logPhraseOf(phrase);
    return {
      is: 'seen',
      title: `${program}: ${words?.says.replace(/\.$/, '') ?? numberSays(telling)}`,
      phase: words?.phase ?? phaseOfNumber(telling),
      because: [cite('programLogs', `${program} (${telling.side}) logged it`)],
    };
  },

  remedies: ({ programLogs }) => {
    const telling = programLogs.find(isFault);
    const next = logPhraseOf(telling?.phrase)?.next;
    return [
      byHand(
        'Look where it is decided',
        telling?.side === 'client' ? 'client' : 'server',
        next ??
          '`rdpdoctor check HOST` goes the same way step by step and says where the connection ends and who ends it.',
      ),
    ];
  },
  settledBy: 'rdpdoctor check HOST, from the machine whose log it is',
  references: [sources.ntstatus],
  examples: [
    { name: 'a name that is not found', facts: { programLogs: [logOf('unresolved-name')] }, verdict: 'seen' },
    {
      name: 'a status without words',
      facts: {
        programLogs: [{ program: 'FreeRDP', side: 'client', statuses: [0xc000018d], gatewayStatuses: [] }],
      },
      verdict: 'seen',
    },
    {
      name: 'an error of FreeRDP without words',
      facts: {
        programLogs: [{ ...logOf('self-signed'), program: 'FreeRDP', freerdp: 0x2000d, reached: 'signIn' }],
      },
      verdict: 'seen',
    },
    {
      name: 'a health check looked in',
      facts: { programLogs: [logOf('incomplete-request')] },
      verdict: 'notSeen',
    },
    { name: 'no log of a program', unknown: ['programLogs'], verdict: 'notLooked' },
  ],
});

function isFault({ phrase, statuses, gatewayStatuses, freerdp }: ProgramLog): boolean {
  if (phrase !== undefined && !noFault.has(phrase)) return true;
  if (freerdp !== undefined) return true;
  return phrase === undefined && statuses.length + gatewayStatuses.length > 0;
}

function isNoFault(phrase: string | undefined): boolean {
  return phrase !== undefined && noFault.has(phrase);
}

function numberSays({ statuses: [status], gatewayStatuses: [gateway], freerdp }: ProgramLog): string {
  if (status !== undefined)
    return `the sign-in was refused with ${hexOf(status)}${nameOf(status, 'ntStatus')}`;
  if (gateway !== undefined)
    return `the RD Gateway answered ${hexOf(gateway)}${nameOf(gateway, 'gatewayStatus')}`;
  const row = codesWithValue(freerdp ?? 0, ['freerdpError'])[0];
  return `${row?.name ?? hexOf(freerdp ?? 0)}: ${row?.meaning.replace(/\.$/, '') ?? 'an error of its own'}`;
}

/** Where an error without words stands: at the step that was reached, else where its number belongs. */
function phaseOfNumber({ statuses, freerdp, reached }: ProgramLog): Phase {
  if (statuses.length > 0) return 'signIn';
  const where = codesWithValue(freerdp ?? 0, ['freerdpError'])[0]?.where ?? '';
  return phasesOfFreerdp[where] ?? reached ?? 'connection';
}

/** Stages of the table of FreeRDP's errors that are one of our phases. */
const phasesOfFreerdp: Readonly<Record<string, Phase | undefined>> = {
  'name resolution': 'name',
  TCP: 'connection',
  negotiation: 'negotiation',
  TLS: 'encryption',
  'sign-in': 'signIn',
  session: 'session',
};

function nameOf(value: number, family: 'ntStatus' | 'gatewayStatus'): string {
  const name = codesWithValue(value, [family])[0]?.name ?? '';
  return name === '' ? '' : ` (${name})`;
}

function logOf(phrase: string): ProgramLog {
  return { program: 'xrdp', side: 'server', phrase, statuses: [], gatewayStatuses: [] };
}
