import { says, saysProblem } from '../../core/facts/phase-says.ts';
import type { PhaseSays } from '../../core/facts/problems.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Trace } from '../wire/trace.ts';
import { round, type Attempt, type Ending } from '../interview/attempt.ts';
import type { Look, PhaseLine } from '../interview/probe.ts';

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
  const died = (phase: PhaseLine['phase'], shown: PhaseSays, by: Ending['by']): Outcome => ({
    reached: phase,
    by,
    lines: [...(phase === 'signIn' ? [] : [accepted]), { phase, state: 'died', says: shown }],
  });
  if (logon !== undefined && logon.outcome !== 'accepted') {
    return died('signIn', sayLogon(logon), endings[logon.outcome]);
  }
  if (earlyUserAuth?.outcome === 'denied') {
    return died('signIn', says('userMayNotSignIn'), 'refusal');
  }
  if (sessionStart === undefined) return died('signIn', says('endedAfterPassword'), 'fin');
  const { reached, errorInfo = 0, licenseError } = sessionStart;
  if (reached === 'connected') return { reached: 'session', by: 'us', lines: [accepted, ...alive] };
  if (licenseError !== undefined && licenseError !== VALID_CLIENT) {
    return died('license', says('licenseRefused', { number: licenseError }), 'refusal');
  }
  return errorInfo === 0
    ? died('session', says('endedInSession', { reached }), 'fin')
    : died('session', says('errorInfo', { number: errorInfo }), 'refusal');
}

const accepted: PhaseLine = { phase: 'signIn', state: 'passed', says: says('userAccepted') };
const alive: readonly PhaseLine[] = [
  { phase: 'license', state: 'passed', says: says('licenseAccepted') },
  { phase: 'session', state: 'passed', says: says('desktopOffered') },
];

function sayLogon(logon: Exclude<FactTypes['logon'], { outcome: 'accepted' }>): PhaseSays {
  if (logon.outcome === 'refused') return says('refusedSignIn', { status: logon.status });
  if (logon.outcome === 'serverKeyMismatch') return says('keyNotProven');
  if (logon.outcome === 'malformed') return saysProblem(logon.problem);
  return says('endedAfterPassword', { outcome: logon.outcome });
}

const endings: Readonly<Record<Exclude<FactTypes['logon']['outcome'], 'accepted'>, Ending['by']>> = {
  refused: 'refusal',
  serverKeyMismatch: 'nonsense',
  malformed: 'nonsense',
  closed: 'fin',
  reset: 'rst',
  timedOut: 'silence',
};

/** STATUS_VALID_CLIENT, [MS-RDPBCGR] 2.2.1.12.1.3. */
const VALID_CLIENT = 7;
