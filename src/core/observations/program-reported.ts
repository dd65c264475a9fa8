import { codesWithValue } from '../codes/find-codes.ts';
import { hexOf } from '../codes/printed.ts';
import { logPhraseOf } from '../codes/log-phrases.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

type ProgramLog = FactTypes['programLogs'][number];

/** Lines that every log has of people who left and of programs that look in. */
const noFault: ReadonlySet<string> = new Set([
  'client-gone',
  'incomplete-request',
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
    const words = logPhraseOf(phrase);
    return {
      is: 'seen',
      title: `${program}: ${words?.says.replace(/\.$/, '') ?? statusSays(telling)}`,
      phase: words?.phase ?? (telling.statuses.length > 0 ? 'signIn' : 'connection'),
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
      name: 'a health check looked in',
      facts: { programLogs: [logOf('incomplete-request')] },
      verdict: 'notSeen',
    },
    { name: 'no log of a program', unknown: ['programLogs'], verdict: 'notLooked' },
  ],
});

function isFault({ phrase, statuses, gatewayStatuses }: ProgramLog): boolean {
  return phrase === undefined ? statuses.length + gatewayStatuses.length > 0 : !noFault.has(phrase);
}

function statusSays({ statuses: [status], gatewayStatuses: [gateway] }: ProgramLog): string {
  if (status !== undefined)
    return `the sign-in was refused with ${hexOf(status)}${nameOf(status, 'ntStatus')}`;
  return `the RD Gateway answered ${hexOf(gateway ?? 0)}${nameOf(gateway ?? 0, 'gatewayStatus')}`;
}

function nameOf(value: number, family: 'ntStatus' | 'gatewayStatus'): string {
  const name = codesWithValue(value, [family])[0]?.name ?? '';
  return name === '' ? '' : ` (${name})`;
}

function logOf(phrase: string): ProgramLog {
  return { program: 'xrdp', side: 'server', phrase, statuses: [], gatewayStatuses: [] };
}
