import { DecodeError } from '../../bytes/reader.ts';
import type { Conversation, Ending, Problem } from '../conversation.ts';
import { Channel, malformed } from '../conversation.ts';
import type { SecurityProtocol } from '../security-protocols.ts';
import { decodeX224Data, encodeX224Data, takeTpkt } from '../tpkt.ts';
import type { ClientInfo } from './client-info.ts';
import { encodeClientInfo } from './client-info.ts';
import type { DomainPdu } from './domain.ts';
import { decodeDomainPdu, encodeDomainPdu } from './domain.ts';
import type { LicenseMessage } from './license.ts';
import { decodeLicense, isLicensePacket } from './license.ts';
import { decodeSharePdus } from './share.ts';
import { connectMcs } from './standard-security.ts';

/** The furthest step of a session's start that the server took part in. */
export type SessionStep = 'mcs' | 'clientInfo' | 'license' | 'demandActive';

/** How a session began: what came, and where it stopped; `demandActive` with outcome `started` is the goal. */
export interface SessionStart {
  readonly reached: SessionStep;
  readonly outcome:
    | 'started'
    | 'errorInfo'
    | 'licenseExchange'
    | 'rejected'
    | 'disconnected'
    | 'malformed'
    | Ending;
  /** [MS-RDPBCGR] 2.2.5.1.1 errorInfo, where the server sent one; 0 is "no error". */
  readonly errorInfo?: number;
  /** dwErrorCode of the server's licence message; 7 is "all is well". */
  readonly licenseError?: number;
  /** T.125 reason of a disconnect, or result of a refused step. */
  readonly reason?: number;
  readonly problem?: Problem;
  readonly bytes: number;
}

/** What a session is started with, inside TLS and behind CredSSP where that was chosen. */
export interface SessionRequest extends ClientInfo {
  readonly selectedProtocol: SecurityProtocol;
}

/**
 * Goes from MCS to Demand Active, [MS-RDPBCGR] 1.3.1.1 phases 2 to 6, and stops there; it signs the user in.
 * A server that begins a licence exchange is reported as `licenseExchange`, since no licence is taken here.
 */
export function* startSession(request: SessionRequest, channel = new Channel()): Conversation<SessionStart> {
  const seen: Seen = { reached: 'mcs' };
  try {
    const stop = yield* goThrough(request, channel, seen);
    return { ...seen, ...stop, bytes: channel.received };
  } catch (error) {
    return { ...seen, ...malformed(error), bytes: channel.received };
  }
}

/** What is known so far, filled in as the server talks. */
interface Seen {
  reached: SessionStep;
  errorInfo?: number;
  licenseError?: number;
}

type Stop = Pick<SessionStart, 'outcome' | 'reason'>;

function* goThrough(request: SessionRequest, channel: Channel, seen: Seen): Conversation<Stop> {
  const connected = yield* connectMcs(request.selectedProtocol, channel);
  if (connected.outcome === 'rejected') return { outcome: 'rejected', reason: connected.result };
  if (connected.outcome !== 'connected') return connected;
  if (connected.server.encryptionMethod !== 0) {
    throw new DecodeError('TS_UD_SC_SEC1.encryptionMethod: standard RDP security inside TLS');
  }
  const { ioChannel } = connected.server;
  send(channel, { type: 'erectDomain' });
  send(channel, { type: 'attachUserRequest' });
  const attached = yield* takePdu(channel);
  if (typeof attached === 'string') return { outcome: attached };
  if (attached.type === 'disconnect') return { outcome: 'disconnected', reason: attached.reason };
  if (attached.type !== 'attachUserConfirm') throw unexpected(attached, 'attach user confirm');
  const { user } = attached;
  if (user === undefined) return { outcome: 'rejected', reason: attached.result };
  for (const joining of [user, ioChannel]) {
    send(channel, { type: 'joinRequest', user, channel: joining });
    const joined = yield* takePdu(channel);
    if (typeof joined === 'string') return { outcome: joined };
    if (joined.type === 'disconnect') return { outcome: 'disconnected', reason: joined.reason };
    if (joined.type !== 'joinConfirm') throw unexpected(joined, 'channel join confirm');
    if (joined.result !== 0) return { outcome: 'rejected', reason: joined.result };
  }
  send(channel, { type: 'sendRequest', user, channel: ioChannel, bytes: encodeClientInfo(request) });
  seen.reached = 'clientInfo';
  return yield* awaitActivation(channel, ioChannel, seen);
}

/** Reads what the server sends behind the client's info until the session begins or ends. */
function* awaitActivation(channel: Channel, ioChannel: number, seen: Seen): Conversation<Stop> {
  for (let count = 0; count < MAX_PDUS; count += 1) {
    const pdu = yield* takePdu(channel);
    if (typeof pdu === 'string') return { outcome: pdu };
    if (pdu.type === 'disconnect') return { outcome: 'disconnected', reason: pdu.reason };
    if (pdu.type !== 'sendIndication') throw unexpected(pdu, 'send indication');
    if (pdu.channel !== ioChannel) continue;
    const stop =
      isLicensePacket(pdu.bytes) && seen.reached === 'clientInfo'
        ? noteLicense(decodeLicense(pdu.bytes), seen)
        : noteShare(pdu.bytes, seen);
    if (stop !== undefined) return stop;
  }
  throw new DecodeError(`Session: ${MAX_PDUS} packets without a Demand Active`);
}

function noteLicense(message: LicenseMessage, seen: Seen): Stop | undefined {
  seen.reached = 'license';
  if (message.type !== 'error') return { outcome: 'licenseExchange' };
  seen.licenseError = message.code;
  return undefined;
}

function noteShare(bytes: Uint8Array, seen: Seen): Stop | undefined {
  for (const pdu of decodeSharePdus(bytes)) {
    if (pdu.type === 'errorInfo') {
      seen.errorInfo = pdu.code;
      if (pdu.code !== 0) return { outcome: 'errorInfo' };
    }
    if (pdu.type === 'demandActive') {
      seen.reached = 'demandActive';
      return { outcome: 'started' };
    }
  }
  return undefined;
}

function send(channel: Channel, pdu: DomainPdu): void {
  channel.send(encodeX224Data(encodeDomainPdu(pdu)));
}

function* takePdu(channel: Channel): Conversation<DomainPdu | Ending> {
  const tpdu = yield* takeTpkt(channel);
  return tpdu instanceof Uint8Array ? decodeDomainPdu(decodeX224Data(tpdu)) : tpdu;
}

function unexpected(pdu: DomainPdu, wanted: string): DecodeError {
  return new DecodeError(`DomainPdu: ${pdu.type} instead of ${wanted}`);
}

const MAX_PDUS = 64;
