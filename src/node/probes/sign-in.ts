import type { Duplex } from 'node:stream';
import { credsspChallenge, type CredsspChallenge } from '../../core/protocol/credssp/credssp.ts';
import { fromFileTime } from '../../core/protocol/credssp/file-time.ts';
import { challengeTarget, type NtlmChallenge } from '../../core/protocol/credssp/ntlm-challenge.ts';
import { says, saysEnding, saysProblem } from '../../core/facts/phase-says.ts';
import type { PhaseSays } from '../../core/facts/problems.ts';
import { strangeAnswer } from '../../core/protocol/strange-answer.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { drive } from '../wire/drive.ts';
import type { Limits } from '../wire/limits.ts';
import { endingOf, round, type Ending } from '../interview/attempt.ts';
import type { Found } from '../interview/probe.ts';
import type { Tap } from '../wire/tap.ts';

/** What CredSSP said up to the challenge, and how that part of the connection ended. */
export interface ChallengeAnswer {
  readonly answer: CredsspChallenge;
  readonly ending: Ending;
  readonly says: PhaseSays;
  /** Milliseconds since 1970 when the challenge was in hand. */
  readonly receivedAt: number;
}

/** Asks for the NTLM challenge inside TLS and goes no further: it needs no account and leaves no logon attempt. */
export async function askChallenge(
  stream: Duplex,
  limits: Limits,
  below: Pick<Tap, 'ending'>,
): Promise<ChallengeAnswer> {
  const { result, trace: inside } = await drive(credsspChallenge(), stream, limits);
  // TLS may show a reset below it as an end of its own.
  const wasReset = result.outcome === 'closed' && below.ending()?.by === 'rst';
  const answer = wasReset ? { ...result, outcome: 'reset' as const } : result;
  const trace = wasReset ? { ...inside, ending: { by: 'rst' as const } } : inside;
  const receivedAt = Date.now();
  if (answer.outcome === 'challenged') {
    const ending: Ending = {
      by: 'us',
      after: 'credsspNegotiate',
      ms: round(trace.ms),
      bytes: trace.bytesIn,
    };
    return { answer, ending, says: says('asksForUser'), receivedAt };
  }
  const ending = endingOf(answer.outcome, 'credsspNegotiate', trace);
  const known = answer.outcome === 'malformed' ? named(answer, trace.firstBytes) : answer;
  return { answer: known, ending, says: shown(known, ending), receivedAt };
}

type Unanswered = Exclude<CredsspChallenge, { outcome: 'challenged' }>;
type Malformed = Extract<CredsspChallenge, { outcome: 'malformed' }>;

/** Another protocol inside the TLS, such as a web server's, is named. */
function named(answer: Malformed, first: Uint8Array): Malformed {
  return first[0] === SEQUENCE ? answer : { ...answer, problem: strangeAnswer(first, 'badField') };
}

/** A TSRequest is a DER sequence, [MS-CSSP] 2.2.1. */
const SEQUENCE = 0x30;

function shown(answer: Unanswered, ending: Ending): PhaseSays {
  if (answer.outcome === 'refused') return says('refusedSignIn', { status: answer.errorCode });
  return answer.outcome === 'malformed' ? saysProblem(answer.problem) : saysEnding(ending);
}

/** The facts of sign-in: CredSSP's own, what the host calls itself, and its clock. */
export function signInFacts({ answer, ending, receivedAt }: ChallengeAnswer): Found {
  switch (answer.outcome) {
    case 'challenged': {
      const ntlmIdentity = identityOf(answer.challenge);
      const credssp = { outcome: 'challenged', version: answer.version } as const;
      const { time } = ntlmIdentity;
      return { facts: { credssp, ntlmIdentity, ...(time === undefined ? {} : clockOf(time, receivedAt)) } };
    }
    case 'refused':
      return {
        facts: { credssp: { outcome: 'refused', version: answer.version, errorCode: answer.errorCode } },
      };
    case 'malformed':
      return { facts: { credssp: { outcome: 'malformed', problem: answer.problem } } };
    default:
      return { facts: { credssp: { outcome: answer.outcome, ending } } };
  }
}

function clockOf(time: string, receivedAt: number): Pick<FactTypes, 'serverClock'> {
  const skewSeconds = Math.round((Date.parse(time) - receivedAt) / 100) / 10;
  return { serverClock: { time, skewSeconds, from: 'ntlm' } };
}

/** What the challenge says of the host, in the words of the facts. */
function identityOf(challenge: NtlmChallenge): FactTypes['ntlmIdentity'] {
  const { computer, domain, dnsComputer, dnsDomain, dnsForest, timestamp } = challengeTarget(challenge);
  const { version } = challenge;
  return {
    ...(computer === undefined ? {} : { computer }),
    ...(domain === undefined ? {} : { domain }),
    ...(dnsComputer === undefined ? {} : { dnsComputer }),
    ...(dnsDomain === undefined ? {} : { dnsDomain }),
    ...(dnsForest === undefined ? {} : { dnsForest }),
    ...(version === undefined ? {} : { osBuild: `${version.major}.${version.minor}.${version.build}` }),
    ...(timestamp === undefined || timestamp === 0n ? {} : timeOf(timestamp)),
  };
}

/** A clock so far off that it is no date is left out. */
function timeOf(timestamp: bigint): { time?: string } {
  const millis = fromFileTime(timestamp);
  return Math.abs(millis) < 8.64e15 ? { time: new Date(millis).toISOString() } : {};
}
