import type { FactTypes } from '../../../facts/vocabulary.ts';
import { isUnacknowledged, tenths, type Fate } from './death.ts';
import type { Dialogue } from '../stories/dialogue.ts';
import type { Story } from '../stories/story.ts';
import { HANDSHAKE } from '../tls/tls-records.ts';

/** What happened when the connection was opened; undefined where the capture does not show its beginning or its answer. */
export function connectFact(
  dialogue: Dialogue,
  address: string,
  endedAt: number,
): FactTypes['tcpConnect'] | undefined {
  const { connection } = dialogue;
  if (!connection.sawStart) return undefined;
  const port = connection.target.port;
  const from = connection.fromOpener.synAt ?? connection.startedAt;
  const one = (
    outcome: FactTypes['tcpConnect']['attempts'][number]['outcome'],
    at: number,
  ): FactTypes['tcpConnect'] => ({
    port,
    attempts: [{ address, outcome, ms: tenths(Math.max(0, at - from)) }],
  });
  const { synAt, rstAt } = connection.fromTarget;
  if (synAt !== undefined) return one('open', synAt);
  if (rstAt !== undefined) return one('refused', rstAt);
  const notice = connection.notices.find(({ kind }) => kind === 'unreachable' || kind === 'prohibited');
  if (notice?.kind === 'prohibited') return one('prohibited', notice.at);
  if (notice !== undefined) return one('unreachable', notice.at);
  const waited = Math.max(connection.endedAt, endedAt) - from;
  return waited >= SYN_SILENCE_MS ? one('timedOut', from + waited) : undefined;
}

/** A SYN without an answer for so long has been sent again at least once by every common system. */
const SYN_SILENCE_MS = 3_500;

/** What the packets tell about the path between the two. */
export function pathFact({ connection, clientSide, serverSide }: Dialogue): FactTypes['capturePath'] {
  const { notices, fromOpener, fromTarget } = connection;
  const asked = fromOpener.synAt;
  const answered = connection.openedAt ?? fromTarget.synAt;
  const rtt = asked !== undefined && answered !== undefined ? Math.max(0, answered - asked) : undefined;
  return {
    packets: clientSide.packets + serverSide.packets,
    retransmissions: clientSide.retransmissions + serverSide.retransmissions,
    duplicateAcks: clientSide.duplicateAcks + serverSide.duplicateAcks,
    zeroWindows: clientSide.zeroWindows + serverSide.zeroWindows,
    icmpUnreachable: notices.filter(({ kind }) => kind === 'unreachable' || kind === 'prohibited').length,
    icmpFragNeeded: notices.filter(({ kind }) => kind === 'fragmentationNeeded').length,
    largestServerSegment: serverSide.largestSegment,
    ...(serverSide.ttl !== undefined && { serverTtl: serverSide.ttl }),
    ...(serverSide.rstTtl !== undefined && { resetTtl: serverSide.rstTtl }),
    ...(rtt !== undefined && { handshakeRttMs: tenths(rtt) }),
    seconds: tenths((connection.endedAt - connection.startedAt) / 1000),
  };
}

/** Whether the server's large answer to the ClientHello got through; undefined where the capture cannot tell. */
export function largeFlightFact(
  dialogue: Dialogue,
  story: Story,
  fate: Fate,
): FactTypes['largeFlight'] | undefined {
  const { tls, answer } = story;
  const { heard, serverSide } = dialogue;
  if (tls === undefined) return undefined;
  const smallAnswerArrives = answer?.outcome === 'accepted' ? { smallAnswerArrives: true } : {};
  const flightEnds = tls.serverRecords.findIndex(({ type }) => type !== HANDSHAKE);
  const flight = flightEnds < 0 ? tls.serverRecords : tls.serverRecords.slice(0, flightEnds);
  const bytes = flight.reduce((sum, { whole }) => sum + whole.length, 0);
  // Near the server the flight is seen whole; that it did not arrive shows in its being sent again and again.
  const repeated = tls.clientFinishedAt === undefined && isUnacknowledged(dialogue);
  if (tls.answer.outcome === 'serverHello' && !repeated) {
    return bytes >= LARGE ? { outcome: 'arrived', bytes, ...smallAnswerArrives } : undefined;
  }
  // Near the client the end of the flight comes without its start.
  const holed = serverSide.waiting > 0 || serverSide.stream.missing > 0;
  if (fate.is !== 'ended' || !(holed || repeated)) return undefined;
  const waited = fate.ending.by === 'silence' ? { stalledMs: fate.ending.ms } : {};
  const arrived = repeated ? 0 : Math.max(0, heard.bytes.length - (answer?.bytes ?? 0));
  return { outcome: 'stalled', bytes: arrived, ...waited, ...smallAnswerArrives };
}

const LARGE = 1_000;
