import type { Budget } from './stream.ts';
import { RST, SYN, ACK, type TcpSegment } from '../packets/tcp-segment.ts';
import { TcpSide } from './tcp-side.ts';

/** One end of a connection: the address as a number of the capture's `Addresses`, and the port. */
export interface Endpoint {
  readonly address: number;
  readonly port: number;
}

/** An ICMP message about a connection, from the target or from a router on the way. */
export interface IcmpNotice {
  readonly at: number;
  readonly kind: 'unreachable' | 'prohibited' | 'fragmentationNeeded' | 'timeExceeded';
  readonly from: number;
  /** Whether the packet it is about was sent by the end that opened the connection. */
  readonly aboutOpener: boolean;
  /** The MTU a fragmentation-needed message states, where it states one. */
  readonly mtu?: number;
}

/** One TCP connection as the capture shows it. `opener` is the end that sent the SYN or, without one, spoke first. */
export interface TcpConnection {
  readonly opener: Endpoint;
  readonly target: Endpoint;
  readonly fromOpener: TcpSide;
  readonly fromTarget: TcpSide;
  readonly startedAt: number;
  readonly sawStart: boolean;
  readonly notices: IcmpNotice[];
  /** Sequence number of the opener's SYN, by which a new connection on the same ports is told apart. */
  readonly synSequence: number;
  endedAt: number;
  /** When the handshake's last step was seen. */
  openedAt: number | undefined;
  /** `undecided` until the first bytes tell whether the connection is worth keeping. */
  interest: 'undecided' | 'kept' | 'ignored';
}

/** A connection that begins with this segment; a SYN with ACK comes from the target. */
export function beginConnection(
  segment: TcpSegment,
  budget: Budget,
  isServerPort: (port: number) => boolean,
): TcpConnection {
  const sawSyn = (segment.flags & SYN) !== 0;
  const fromTarget = sawSyn ? (segment.flags & ACK) !== 0 : looksLikeServer(segment, isServerPort);
  const sender = { address: segment.from, port: segment.sourcePort };
  const receiver = { address: segment.to, port: segment.targetPort };
  return {
    opener: fromTarget ? receiver : sender,
    target: fromTarget ? sender : receiver,
    fromOpener: new TcpSide(budget),
    fromTarget: new TcpSide(budget),
    startedAt: segment.at,
    sawStart: sawSyn && !fromTarget,
    notices: [],
    synSequence: sawSyn && !fromTarget ? segment.sequence : -1,
    endedAt: segment.at,
    openedAt: undefined,
    interest: 'undecided',
  };
}

function looksLikeServer(segment: TcpSegment, isServerPort: (port: number) => boolean): boolean {
  const [source, target] = [isServerPort(segment.sourcePort), isServerPort(segment.targetPort)];
  return source === target ? segment.sourcePort < segment.targetPort : source;
}

/** Whether the segment was sent by the connection's opener. */
function isFromOpener(connection: TcpConnection, segment: TcpSegment): boolean {
  return segment.from === connection.opener.address && segment.sourcePort === connection.opener.port;
}

/** Adds a segment to its connection. */
export function takeSegment(connection: TcpConnection, segment: TcpSegment): void {
  connection.endedAt = segment.at;
  const [sender, receiver] = isFromOpener(connection, segment)
    ? [connection.fromOpener, connection.fromTarget]
    : [connection.fromTarget, connection.fromOpener];
  sender.take(segment, receiver);
  const completes = sender === connection.fromOpener && receiver.synAt !== undefined;
  if (completes && (segment.flags & (SYN | RST)) === 0) connection.openedAt ??= segment.at;
}

/** Whether a SYN belongs to a new connection between the same ports rather than to this one. */
export function startsAnew(connection: TcpConnection, segment: TcpSegment): boolean {
  if ((segment.flags & SYN) === 0 || (segment.flags & ACK) !== 0) return false;
  if (segment.sequence === connection.synSequence && isFromOpener(connection, segment)) return false;
  const { fromOpener, fromTarget } = connection;
  const over = fromOpener.rstAt ?? fromTarget.rstAt ?? fromOpener.finAt ?? fromTarget.finAt;
  return over !== undefined || connection.openedAt !== undefined || fromTarget.synAt === undefined;
}
