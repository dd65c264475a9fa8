import type { Fact, Gap } from '../../facts/case-file.ts';
import type { Crypto } from '../../protocol/crypto.ts';
import { Capture } from './capture.ts';
import { reportConnection, type Judged } from './connection-report.ts';
import { DEFAULT_LIMITS, type Limits } from './connection-table.ts';
import { fateOf } from './death.ts';
import { dialogueOf, type Dialogue } from './dialogue.ts';
import { negotiationFact } from './negotiation-facts.ts';
import { endingSays } from './phase-lines.ts';
import type { TlsOpener } from './opened-tls.ts';
import { readStory } from './story.ts';
import type { TcpConnection } from './tcp-connection.ts';
import { tlsOpener } from './tls-opener.ts';
import { udpReports } from './udp-facts.ts';

/** A file in one piece, or in pieces as they are read. */
export type CaptureSource = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export interface CaptureOptions {
  /** The name the file goes by in sources of facts. */
  readonly name?: string;
  /** Key log text (NSS format), beside what the file itself holds. */
  readonly keylog?: string;
  /** Without it certificates are not read and nothing is decrypted. */
  readonly crypto?: Crypto;
  /** Ports on which every connection is looked at; 3389 by default. RDP is recognised on any port. */
  readonly ports?: readonly number[];
  /** Unpacks gzip; without it a packed capture is named and not read. */
  readonly gunzip?: (packed: CaptureSource) => AsyncIterable<Uint8Array>;
  /** The most bytes read after unpacking. */
  readonly maxBytes?: number;
  readonly limits?: Partial<Limits>;
}

/** One connection in a table: who, where to, how far, how it ended. */
export interface ConnectionSummary {
  readonly at: string;
  readonly reached: string;
  readonly security: string;
  readonly ending: string;
  /** Proxy or gateway the connection went through. */
  readonly via?: string;
}

/** One RDP connection in a capture with everything it tells; enough for a case of its own. */
export interface CapturedConnection {
  readonly client: string;
  readonly clientPort: number;
  readonly server: string;
  readonly port: number;
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly summary: ConnectionSummary;
}

export interface CaptureReading {
  readonly connections: readonly CapturedConnection[];
  readonly warnings: readonly string[];
  readonly packets: number;
  /** ISO times of the first and the last packet; absent where there is none. */
  readonly first?: string;
  readonly last?: string;
}

/** Reads a pcap or pcapng capture and judges every RDP connection in it. Never throws for what is in the file. */
export async function readCapture(
  source: CaptureSource,
  options: CaptureOptions = {},
): Promise<CaptureReading> {
  const ports = options.ports ?? [3389];
  const capture = new Capture({ ...DEFAULT_LIMITS, ...options.limits }, (port) => ports.includes(port));
  if (options.keylog !== undefined) capture.keys.add(options.keylog);
  const tooLong = await feed(capture, source, options);
  capture.finish();
  const connections = [...judgeAll(capture, options), ...udpReports(capture, options.name ?? 'capture')];
  const times =
    capture.packets > 0 ? { first: capture.timeOf(0), last: capture.timeOf(capture.endedAt) } : {};
  return {
    connections,
    warnings: [...capture.warnings(), ...(tooLong === undefined ? [] : [tooLong])],
    packets: capture.packets,
    ...times,
  };
}

/** Pushes the file through; returns why reading stopped early, if it did. */
async function feed(
  capture: Capture,
  source: CaptureSource,
  { gunzip, maxBytes = MAX_BYTES }: CaptureOptions,
): Promise<string | undefined> {
  let read = 0;
  for await (const piece of unpacked(source, gunzip)) {
    if (read + piece.length > maxBytes) {
      capture.push(piece.subarray(0, maxBytes - read));
      return `capture: only the first ${maxBytes} bytes were read`;
    }
    read += piece.length;
    capture.push(piece);
    if (!capture.worthReading) return undefined;
  }
  return undefined;
}

async function* unpacked(source: CaptureSource, gunzip: CaptureOptions['gunzip']): AsyncIterable<Uint8Array> {
  const pieces = source instanceof Uint8Array ? [source] : source;
  const iterator =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  let first = await iterator.next();
  while (first.done !== true && first.value.length < 2) {
    const more = await iterator.next();
    if (more.done === true) break;
    first = { done: false, value: Uint8Array.of(...first.value, ...more.value) };
  }
  if (first.done === true) return;
  const start = first.value;
  const all = rejoined(start, iterator);
  yield* gunzip !== undefined && start[0] === 0x1f && start[1] === 0x8b ? gunzip(all) : all;
}

async function* rejoined(
  first: Uint8Array,
  rest: Iterator<Uint8Array> | AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function judgeAll(capture: Capture, options: CaptureOptions): readonly CapturedConnection[] {
  const { crypto, name = 'capture' } = options;
  const judged = capture.connections().flatMap((connection) => judge(capture, connection, options));
  const byPair = new Map<string, Judged[]>();
  for (const one of judged) {
    const pair = pairOf(one);
    byPair.set(pair, [...(byPair.get(pair) ?? []), one]);
  }
  return judged.map((one) => {
    const { dialogue, address, story } = one;
    const siblings = byPair.get(pairOf(one)) ?? [one];
    const { wrapper } = dialogue;
    return {
      client: capture.addresses.text(dialogue.client.address),
      clientPort: dialogue.client.port,
      server: address,
      port: dialogue.server.port,
      ...reportConnection(one, siblings, name, crypto, capture.endedAt),
      summary: {
        at: one.at,
        reached: one.fate.reached,
        security:
          story.answer?.outcome === 'accepted' ? story.answer.protocol : (story.answer?.outcome ?? 'none'),
        ending: one.fate.is === 'open' ? one.fate.why : endingSays(one.fate.ending),
        ...(wrapper && {
          via: wrapper.destination === undefined ? wrapper.kind : `${wrapper.kind} to ${wrapper.destination}`,
        }),
      },
    };
  });
}

function pairOf({ dialogue: { client, server } }: Judged): string {
  return `${client.address}-${server.address}-${server.port}`;
}

/** A connection judged, unless it turns out not to be RDP and not to go to an RDP port. */
function judge(capture: Capture, connection: TcpConnection, options: CaptureOptions): readonly Judged[] {
  const dialogue = dialogueOf(connection);
  const story = readStory(
    dialogue.said,
    dialogue.heard,
    dialogue.ended,
    openerFor(capture, dialogue, options),
  );
  const isOnPort = (options.ports ?? [3389]).includes(connection.target.port);
  if (!isOnPort && story.request === undefined) return [];
  const fate = fateOf(dialogue, story, capture.endedAt);
  const address = capture.addresses.text(dialogue.server.address);
  // A client that leaves at once has not waited for the answer, so nothing is known of it.
  const waited = fate.is === 'ended' && fate.ending.by !== 'us' ? fate.ending.ms : undefined;
  const protocolAnswer = negotiationFact(story, waited);
  return [{ dialogue, story, fate, address, at: capture.timeOf(connection.startedAt), protocolAnswer }];
}

function openerFor(
  capture: Capture,
  { clientSide, serverSide }: Dialogue,
  { crypto }: CaptureOptions,
): TlsOpener {
  if (crypto === undefined || capture.keys.size === 0) return () => undefined;
  const client = clientSide.stream.trail?.last ?? [];
  const server = serverSide.stream.trail?.last ?? [];
  return tlsOpener(crypto, capture.keys, { client, server });
}

/** 64 GiB: more than anybody captures, less than a bomb unpacks to. */
const MAX_BYTES = 64 * 1024 ** 3;
