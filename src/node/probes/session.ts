import type { Socket } from 'node:net';
import { says, saysEnding, saysProblem } from '../../core/facts/phase-says.ts';
import type { PhaseSays } from '../../core/facts/problems.ts';
import { negotiate, type NegotiationAnswer } from '../../core/protocol/negotiation.ts';
import type { SecurityProtocol } from '../../core/protocol/security-protocols.ts';
import { drive } from '../wire/drive.ts';
import { ownNow } from '../time/own-time.ts';
import {
  answerOf,
  endingOf,
  round,
  type Attempt,
  type Ending,
  type Offer,
  type ProtocolAnswer,
} from '../interview/attempt.ts';
import type { Look, PhaseLine } from '../interview/probe.ts';
import { askChallenge, type ChallengeAnswer } from './sign-in.ts';
import { askStandardSecurity, type StandardAnswer } from './standard-security.ts';
import { tapSocket, type Tap } from '../wire/tap.ts';
import { shakeTls } from '../wire/tls-client.ts';
import type { TlsResult } from '../wire/tls-result.ts';
import { answerShown } from '../interview/phase-lines.ts';

/** What one connection showed that went the way a client goes. */
export interface Session {
  readonly attempt: Attempt;
  readonly answer: ProtocolAnswer;
  /** What the peer said first, where it was not RDP. */
  readonly first?: Uint8Array;
  readonly tls?: TlsResult;
  /** Bytes the server sent up to the end of the TLS handshake. */
  readonly flightBytes?: number;
  readonly challenge?: ChallengeAnswer;
  readonly standard?: StandardAnswer;
}

/** What is known of a connection while it goes on. */
interface Progress {
  readonly lines: PhaseLine[];
  readonly finish: (reached: Attempt['reached'], ending: Ending) => Attempt;
  readonly add: (line: PhaseLine) => void;
}

/** Goes the way mstsc goes: negotiation, TLS, CredSSP to the server's challenge; never further. */
export async function holdSession(
  socket: Socket,
  offer: Offer,
  look: Look,
  cookie?: string,
): Promise<Session> {
  const progress = startProgress(offer, look, cookie);
  try {
    const request = negotiate(securityOffer(offer), cookie === undefined ? {} : { cookie });
    const { result, trace } = await drive(request, socket, look.limits);
    const marked = cookie === undefined ? {} : { cookie: true };
    const answer = { offer, ...marked, answer: answerOf(result, trace) };
    if (result.outcome !== 'accepted') {
      const ending = endingOf(result.outcome, 'connectionRequest', trace);
      progress.add(died('negotiation', ending, answerShown(answer.answer, ending)));
      return { attempt: progress.finish('negotiation', ending), answer, ...firstOf(result) };
    }
    progress.add({
      phase: 'negotiation',
      state: 'passed',
      ms: round(trace.ms),
      bytes: trace.bytesIn,
      says: answerShown(answer.answer),
    });
    if (result.protocol === 'rdp') return await withoutTls(socket, answer, look, progress);
    return await withTls(tapSocket(socket, look.limits.maxBytes), result.protocol, answer, look, progress);
  } finally {
    socket.destroy();
  }
}

/** Standard RDP security: what the server would encrypt with, [MS-RDPBCGR] 1.3.1.1 basic settings exchange. */
async function withoutTls(
  socket: Socket,
  answer: ProtocolAnswer,
  look: Look,
  progress: Progress,
): Promise<Session> {
  const standard = await askStandardSecurity(socket, look.limits);
  const { ending } = standard;
  const passed = ending.by === 'us';
  progress.add({
    phase: 'encryption',
    state: passed ? 'passed' : 'died',
    ms: ending.ms,
    bytes: ending.bytes,
    says: standard.says,
  });
  return { attempt: progress.finish('encryption', ending), answer, standard };
}

async function withTls(
  tap: Tap,
  protocol: SecurityProtocol,
  answer: ProtocolAnswer,
  look: Look,
  progress: Progress,
): Promise<Session> {
  const tls = await shakeTls(tap, look.target.host, look.limits);
  const flightBytes = tap.bytesIn();
  if (tls.outcome !== 'completed') {
    const ending = tlsEnding(tls, tap);
    const shown = tls.outcome === 'malformed' ? saysProblem(tls.problem) : saysEnding(ending);
    progress.add(died('encryption', ending, shown));
    return { attempt: progress.finish('encryption', ending), answer, tls, flightBytes };
  }
  progress.add({
    phase: 'encryption',
    state: 'passed',
    ms: tls.ms,
    bytes: flightBytes,
    says: says('tls', { version: tls.version, cipher: tls.cipher }),
  });
  const base = { answer, tls, flightBytes };
  if (protocol !== 'hybrid' && protocol !== 'hybridEx') {
    const ending: Ending = { by: 'us', after: 'clientFinished', ms: tls.ms, bytes: flightBytes };
    return { attempt: progress.finish('certificate', ending), ...base };
  }
  const challenge = await askChallenge(tls.socket, look.limits, tap);
  const { ending } = challenge;
  if (ending.by === 'us') {
    progress.add({
      phase: 'signIn',
      state: 'passed',
      ms: ending.ms,
      bytes: ending.bytes,
      says: challenge.says,
    });
  } else {
    progress.add(died('signIn', ending, challenge.says));
  }
  return { attempt: progress.finish('signIn', ending), ...base, challenge };
}

/** How a connection ended in the TLS handshake. */
export function tlsEnding(tls: Exclude<TlsResult, { outcome: 'completed' }>, tap: Tap): Ending {
  const below = tap.ending();
  const stillComing = 'stillComing' in tls && tls.stillComing;
  const cut = stillComing ? ({ by: 'silence', limit: 'time' } as const) : below;
  const trace = { ms: tls.ms, bytesIn: tap.bytesIn(), ...tap.flow(), ...(cut ? { ending: cut } : {}) };
  const ending = endingOf(tls.outcome, 'clientHello', trace);
  return tls.outcome === 'alert' ? { ...ending, alert: tls.alert } : ending;
}

function died(phase: PhaseLine['phase'], ending: Ending, shown: PhaseSays): PhaseLine {
  return { phase, state: 'died', ms: ending.ms, bytes: ending.bytes, says: shown };
}

function startProgress(offer: Offer, look: Look, cookie: string | undefined): Progress {
  const started = ownNow();
  const at = new Date().toISOString();
  const lines: PhaseLine[] = [];
  return {
    lines,
    add(line) {
      lines.push(line);
      look.tell(line);
    },
    finish: (reached, ending) => ({
      address: look.address,
      offer,
      reached,
      ending: look.signal.aborted && ending.by === 'silence' ? { ...ending, by: 'us' } : ending,
      ms: round(ownNow() - started),
      at,
      asClient: true,
      cutShort: look.signal.aborted,
      lines,
      ...(cookie === undefined ? {} : { cookie: true }),
    }),
  };
}

function firstOf(answer: NegotiationAnswer): { first?: Uint8Array } {
  return 'first' in answer && answer.first.length > 0 ? { first: answer.first } : {};
}

/** The facts' names of protocols are the protocol's own; the two lists are kept equal by the compiler here. */
function securityOffer(offer: Offer): readonly (SecurityProtocol | 'none')[] {
  return offer;
}
