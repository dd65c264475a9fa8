import { isoOf, millisOf } from '../../../facts/time.ts';
import type { FactTypes } from '../../../facts/vocabulary.ts';
import { challengeTarget } from '../../../protocol/credssp/ntlm-challenge.ts';
import { fromFileTime } from '../../../protocol/credssp/file-time.ts';
import type { SessionStory } from '../stories/session-story.ts';
import type { SignInStory } from '../stories/sign-in-story.ts';
import { endedByUser, tenths, type Fate } from './death.ts';

type SignInFacts = Pick<
  Partial<FactTypes>,
  'credssp' | 'ntlmIdentity' | 'serverClock' | 'logon' | 'earlyUserAuth' | 'sessionStart'
>;

/** What decrypted CredSSP shows; `now` is the ISO time of the capture at the challenge. */
export function signInFacts(signIn: SignInStory, fate: Fate, now: string): SignInFacts {
  return {
    ...credsspFact(signIn, fate),
    ...logonFact(signIn, fate),
    ...(signIn.challenge && identityFacts(signIn.challenge, now)),
    ...(signIn.earlyUserAuth !== undefined && {
      earlyUserAuth: { outcome: earlyOutcome(signIn.earlyUserAuth), code: signIn.earlyUserAuth },
    }),
  };
}

function credsspFact(
  { challenge, serverVersion, errorCode, problem, sent }: SignInStory,
  fate: Fate,
): SignInFacts {
  if (challenge !== undefined && serverVersion !== undefined) {
    return { credssp: { outcome: 'challenged', version: serverVersion } };
  }
  if (errorCode !== undefined && serverVersion !== undefined) {
    return { credssp: { outcome: 'refused', version: serverVersion, errorCode } };
  }
  if (problem !== undefined) return { credssp: { outcome: 'malformed', problem } };
  if (serverVersion !== undefined || sent.length === 0 || fate.is === 'open') return {};
  const { by } = fate.ending;
  if (by !== 'fin' && by !== 'rst' && by !== 'silence') return {};
  const outcome = by === 'fin' ? 'closed' : by === 'rst' ? 'reset' : 'timedOut';
  return { credssp: { outcome, ending: fate.ending } };
}

/** The server's answer to a logon: a status, or the end after the authenticate message. */
function logonFact(signIn: SignInStory, fate: Fate): SignInFacts {
  const { errorCode, serverVersion, complete, sent, earlyUserAuth } = signIn;
  const authenticated = sent.some(({ message }) => message !== 'credsspNegotiate');
  if (!authenticated || serverVersion === undefined) return {};
  if (errorCode !== undefined) {
    return { logon: { outcome: 'refused', status: errorCode, credsspVersion: serverVersion } };
  }
  if (complete)
    return earlyUserAuth === undefined || earlyUserAuth === 0 ? { logon: { outcome: 'accepted' } } : {};
  if (fate.is === 'open') return {};
  const { by, after } = fate.ending;
  if (after !== 'credsspAuthenticate' || (by !== 'fin' && by !== 'rst' && by !== 'silence')) return {};
  const outcome = by === 'fin' ? 'closed' : by === 'rst' ? 'reset' : 'timedOut';
  return { logon: { outcome, credsspVersion: serverVersion } };
}

function earlyOutcome(code: number): 'allowed' | 'denied' | 'unknownCode' {
  return code === 0 ? 'allowed' : code === 5 ? 'denied' : 'unknownCode';
}

/** The names, build and clock an NTLM challenge tells; skew is the server's clock minus the capture's. */
function identityFacts(
  challenge: NonNullable<SignInStory['challenge']>,
  now: string,
): Pick<Partial<FactTypes>, 'ntlmIdentity' | 'serverClock'> {
  const { timestamp: fileTime, ...target } = challengeTarget(challenge);
  const { version } = challenge;
  const millis = fileTime === undefined ? undefined : fromFileTime(fileTime);
  const time = millis !== undefined && millis > 0 && millis < MAX_TIME ? isoOf(millis) : undefined;
  const skewSeconds = millis === undefined ? 0 : tenths((millis - millisOf(now)) / 1000);
  return {
    ntlmIdentity: {
      ...defined({
        computer: target.computer,
        domain: target.domain,
        dnsComputer: target.dnsComputer,
        dnsDomain: target.dnsDomain,
        dnsForest: target.dnsForest,
      }),
      ...(version && { osBuild: `${version.major}.${version.minor}.${version.build}` }),
      ...(time !== undefined && { time }),
    },
    ...(time !== undefined && { serverClock: { time, skewSeconds, from: 'ntlm' } }),
  };
}

function defined(names: { readonly [name: string]: string | undefined }): {
  readonly [name: string]: string;
} {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What the session's start showed; undefined before MCS. */
export function sessionFact(session: SessionStory, fate: Fate): FactTypes['sessionStart'] | undefined {
  if (session.reached === 'nothing') return undefined;
  const { licenseError, reached } = session;
  // How a user left a running session says nothing about how it started.
  const errorInfo = endedByUser(session) ? undefined : session.errorInfo;
  return {
    reached,
    ...(errorInfo !== undefined && { errorInfo }),
    ...(licenseError !== undefined && { licenseError }),
    ...(fate.is === 'ended' && fate.dead && reached !== 'connected' && { ending: fate.ending }),
  };
}

const MAX_TIME = 253_402_300_799_999;
