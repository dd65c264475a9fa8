import { sortedBy } from '../../facts/sorted-by.ts';
import { endingWords } from '../../codes/ending-words.ts';
import type { Crypto } from '../../protocol/crypto.ts';
import type { Capture } from './capture.ts';
import { reportConnection, type Judged } from './facts/connection-report.ts';
import { fateOf } from './facts/death.ts';
import { dialogueOf, type Dialogue } from './stories/dialogue.ts';
import { readGateway, type GatewayStory } from './stories/gateway-story.ts';
import { negotiationFact } from './facts/negotiation-facts.ts';
import type { TlsOpener } from './tls/opened-tls.ts';
import type { CapturedConnection, ConnectionSummary } from './captured-connection.ts';
import { readStory } from './stories/story.ts';
import type { TcpConnection } from './connections/tcp-connection.ts';
import { tlsOpener } from './tls/tls-opener.ts';

export interface JudgeOptions {
  readonly crypto?: Crypto;
  readonly name?: string;
  readonly ports: readonly number[];
}

/** Judges every kept connection that is RDP or goes to an RDP port; those between the same two know of each other. */
export function judgeConnections(capture: Capture, options: JudgeOptions): readonly CapturedConnection[] {
  const { crypto, name = 'capture' } = options;
  const judged = mostTelling(capture).flatMap((connection) => judge(capture, connection, options) ?? []);
  const byPair = sortedBy(judged, pairOf);
  return judged.map((one) => {
    const { client, server } = one.dialogue;
    const siblings = (byPair.get(pairOf(one)) ?? [one]).slice(-MAX_SIBLINGS);
    return {
      client: capture.addresses.text(client.address),
      clientPort: client.port,
      server: one.address,
      port: server.port,
      ...reportConnection(one, siblings, name, crypto, capture.endedAt),
      summary: summaryOf(one),
    };
  });
}

/**
 * At most so many connections that reports of them can be made and read: those in which the server said most, the
 * latest of equals; in the order in which they began.
 */
function mostTelling(capture: Capture): readonly TcpConnection[] {
  const all = capture.connections();
  if (all.length <= MOST_CONNECTIONS) return all;
  const rank = ({ fromOpener, fromTarget }: TcpConnection) =>
    (fromTarget.stream.length > 0 ? 2 : 0) + (fromOpener.stream.length > 0 ? 1 : 0);
  const chosen = new Set(
    all
      .map((connection, i) => ({ connection, i, rank: rank(connection) }))
      .toSorted((a, b) => b.rank - a.rank || b.i - a.i)
      .slice(0, MOST_CONNECTIONS)
      .map(({ connection }) => connection),
  );
  const silent = all.filter((connection) => rank(connection) === 0).length;
  capture.warn(
    `capture: ${all.length} connections, ${silent} of them without a byte of data; the ${MOST_CONNECTIONS} that tell most are below`,
  );
  return all.filter((connection) => chosen.has(connection));
}

function pairOf({ dialogue: { client, server }, gateway }: Judged): string {
  return `${client.address}-${server.address}-${server.port}-${gateway?.target ?? ''}`;
}

/** Undefined for a connection that turns out not to be RDP and does not go to an RDP port. */
function judge(capture: Capture, connection: TcpConnection, options: JudgeOptions): Judged | undefined {
  const outer = dialogueOf(connection);
  const open = openerFor(capture, outer, options.crypto);
  const story = readStory(outer.said, outer.heard, outer.ended, open);
  const { opened, tls } = story;
  const gateway =
    story.request === undefined && opened ? readGateway(opened, tls?.hello.serverName) : undefined;
  if (gateway !== undefined) return judgeInside(capture, outer, gateway, open);
  const { wrapper } = outer;
  const asked = options.ports.some((port) => wrapper?.destination?.endsWith(`:${port}`));
  if (!asked && !options.ports.includes(connection.target.port) && story.request === undefined)
    return undefined;
  const judged = complete(capture, outer, story);
  if (wrapper?.refusal === undefined || story.request !== undefined) return judged;
  const why = { code: 'proxyRefused', params: { kind: wrapper.kind, told: wrapper.refusal } } as const;
  return { ...judged, fate: { is: 'open', reached: 'connection', why } };
}

/** The RDP connection inside a gateway's; where there is none, what the gateway said is all there is. */
function judgeInside(capture: Capture, outer: Dialogue, gateway: GatewayStory, open: TlsOpener): Judged {
  const { client: said, server: heard } = gateway;
  if (said !== undefined && heard !== undefined) {
    const inner = { ...outer, said, heard };
    return { ...complete(capture, inner, readStory(said, heard, outer.ended, open)), gateway };
  }
  const why = { code: 'nothingInsideGateway', params: { outcome: gateway.outcome } } as const;
  return {
    ...complete(capture, outer, { sent: [], guessed: false }),
    fate: { is: 'open', reached: 'connection', why },
    gateway,
  };
}

function complete(capture: Capture, dialogue: Dialogue, story: Judged['story']): Judged {
  const fate = fateOf(dialogue, story, capture.endedAt);
  // A client that leaves at once has not waited for the answer, so nothing is known of it.
  const waited = fate.is === 'ended' && fate.ending.by !== 'us' ? fate.ending.ms : undefined;
  return {
    dialogue,
    story,
    fate,
    address: capture.addresses.text(dialogue.server.address),
    at: capture.timeOf(dialogue.connection.startedAt),
    protocolAnswer: negotiationFact(story, waited),
  };
}

function openerFor(
  capture: Capture,
  { clientSide, serverSide }: Dialogue,
  crypto: Crypto | undefined,
): TlsOpener {
  if (crypto === undefined || capture.keys.size === 0) return () => undefined;
  const client = clientSide.stream.trail?.last ?? [];
  const server = serverSide.stream.trail?.last ?? [];
  return tlsOpener(crypto, capture.keys, { client, server });
}

function summaryOf({
  at,
  fate,
  story: { answer },
  dialogue: { wrapper },
  gateway,
}: Judged): ConnectionSummary {
  const { kind, destination = gateway?.target } = wrapper ?? (gateway && { kind: 'RD Gateway' }) ?? {};
  const via = kind !== undefined && destination !== undefined ? `${kind} to ${destination}` : kind;
  return {
    at,
    reached: fate.reached,
    security: answer?.outcome === 'accepted' ? answer.protocol : (answer?.outcome ?? 'none'),
    ending: fate.is === 'open' ? openWords[fate.why.code] : endingWords(fate.ending),
    ...(via !== undefined && { via }),
  };
}

/** How a row of the table says that the end of a connection is not known. */
const openWords = {
  captureEnds: 'the capture ends first',
  proxyRefused: 'the proxy did not connect',
  nothingInsideGateway: 'nothing inside the RD Gateway',
} as const;

/** A brute force makes thousands of connections; each one's facts name the latest of them. */
const MAX_SIBLINGS = 100;
const MOST_CONNECTIONS = 200;
