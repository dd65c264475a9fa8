import type { Crypto } from '../../protocol/crypto.ts';
import type { Budget } from '../../bytes/budget.ts';
import { Capture } from './capture.ts';
import type { CapturedConnection } from './captured-connection.ts';
import { DEFAULT_LIMITS, type Limits } from './connections/connection-table.ts';
import { judgeConnections } from './judge-connections.ts';
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
  readonly budget?: Budget;
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
  const connections = [
    ...judgeConnections(capture, { ...options, ports }),
    ...udpReports(capture, options.name ?? 'capture'),
  ];
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
  { gunzip, maxBytes = MAX_BYTES, budget }: CaptureOptions,
): Promise<string | undefined> {
  let read = 0;
  for await (const piece of unpacked(source, gunzip)) {
    if (read + piece.length > maxBytes) {
      capture.push(piece.subarray(0, maxBytes - read));
      return `capture: only the first ${maxBytes} bytes were read`;
    }
    read += piece.length;
    capture.push(piece);
    if (!capture.worthReading || budget?.stopped !== undefined) return undefined;
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

/** 64 GiB: more than anybody captures, less than a bomb unpacks to. */
const MAX_BYTES = 64 * 1024 ** 3;
