import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Trace } from '../drive.ts';
import { round, type Attempt, type Ending } from './attempt.ts';
import type { Look, PhaseLine } from './probe.ts';

type LogonFacts = Pick<Partial<FactTypes>, 'logon' | 'earlyUserAuth' | 'sessionStart'>;

/** The connection of a logon: how far it came, told phase by phase. */
export function logonAttempt(facts: LogonFacts, trace: Trace, look: Look): Attempt {
  const { reached, by, lines } = outcomeOf(facts);
  lines.forEach(look.tell);
  const ending = facts.sessionStart?.ending ?? {
    by,
    after: facts.sessionStart === undefined ? ('credsspAuthenticate' as const) : ('clientInfo' as const),
    ms: round(trace.ms),
    bytes: trace.bytesIn,
  };
  return {
    address: look.address,
    offer: ['ssl', 'hybrid', 'hybridEx'],
    reached,
    ending,
    ms: round(trace.ms),
    at: new Date().toISOString(),
    asClient: true,
    cutShort: look.signal.aborted,
    lines,
    decisive: true,
  };
}

interface Outcome {
  readonly reached: Attempt['reached'];
  readonly by: Ending['by'];
  readonly lines: readonly PhaseLine[];
}

function outcomeOf({ logon, earlyUserAuth, sessionStart }: LogonFacts): Outcome {
  const died = (phase: PhaseLine['phase'], says: string, by: Ending['by']): Outcome => ({
    reached: phase,
    by,
    lines: [...(phase === 'signIn' ? [] : [accepted]), { phase, state: 'died', says }],
  });
  if (logon !== undefined && logon.outcome !== 'accepted') {
    return died('signIn', sayLogon(logon), endings[logon.outcome]);
  }
  if (earlyUserAuth?.outcome === 'denied') {
    return died('signIn', 'the user is known but may not sign in over Remote Desktop', 'refusal');
  }
  if (sessionStart === undefined) return died('signIn', 'ended behind the password', 'fin');
  const { reached, errorInfo = 0, licenseError } = sessionStart;
  if (reached === 'connected') return { reached: 'session', by: 'us', lines: [accepted, ...alive] };
  if (licenseError !== undefined && licenseError !== VALID_CLIENT) {
    return died('license', `the server answers licensing with code ${licenseError}`, 'refusal');
  }
  const says =
    errorInfo === 0 ? `ended behind ${reached}` : `the server ends it with error ${hex(errorInfo)}`;
  return died('session', says, errorInfo === 0 ? 'fin' : 'refusal');
}

const accepted: PhaseLine = { phase: 'signIn', state: 'passed', says: 'the user is accepted' };
const alive: readonly PhaseLine[] = [
  { phase: 'license', state: 'passed', says: 'no objection' },
  { phase: 'session', state: 'passed', says: 'the server offers the desktop; ended here' },
];

function sayLogon(logon: Exclude<FactTypes['logon'], { outcome: 'accepted' }>): string {
  if (logon.outcome === 'refused') return `refused with ${hex(logon.status)}`;
  if (logon.outcome === 'serverKeyMismatch') return 'the server does not prove that the key is its own';
  if (logon.outcome === 'malformed') return `the answer is not CredSSP: ${logon.problem}`;
  const how = { closed: 'closed by the far end', reset: 'reset', timedOut: 'no answer' }[logon.outcome];
  return `${how} after the password`;
}

const endings: Readonly<Record<Exclude<FactTypes['logon']['outcome'], 'accepted'>, Ending['by']>> = {
  refused: 'refusal',
  serverKeyMismatch: 'nonsense',
  malformed: 'nonsense',
  closed: 'fin',
  reset: 'rst',
  timedOut: 'silence',
};

function hex(code: number): string {
  return `0x${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}

/** STATUS_VALID_CLIENT, [MS-RDPBCGR] 2.2.1.12.1.3. */
const VALID_CLIENT = 7;
