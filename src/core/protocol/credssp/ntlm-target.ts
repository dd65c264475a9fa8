import { Reader } from '../../bytes/reader.ts';
import { fromUtf16le, toUtf16le } from '../../bytes/text.ts';
import { join, u16le, u32le, u64le } from '../../bytes/write.ts';

/** One AV_PAIR of an NTLM target information list, [MS-NLMP] 2.2.2.1. */
export interface AvPair {
  readonly id: number;
  readonly value: Uint8Array;
}

/** What the target information says, each part only where its pair is there. */
export interface NtlmTarget {
  readonly computer?: string | undefined;
  readonly domain?: string | undefined;
  readonly dnsComputer?: string | undefined;
  readonly dnsDomain?: string | undefined;
  readonly dnsForest?: string | undefined;
  /** MsvAvFlags: 1 account constrained, 2 message carries a MIC, 4 SPN from an untrusted source. */
  readonly flags?: number | undefined;
  /** The sender's clock as a FILETIME: 100 ns since 1601. */
  readonly timestamp?: bigint | undefined;
  readonly singleHost?: Uint8Array | undefined;
  readonly targetName?: string | undefined;
  /** MD5 over the channel bindings, 16 bytes. */
  readonly channelBindings?: Uint8Array | undefined;
}

/** AV_PAIR identifiers. */
export const avIds = {
  eol: 0,
  computer: 1,
  domain: 2,
  dnsComputer: 3,
  dnsDomain: 4,
  dnsForest: 5,
  flags: 6,
  timestamp: 7,
  singleHost: 8,
  targetName: 9,
  channelBindings: 10,
} as const;

/** The pairs up to MsvAvEOL, or to the end where a sender left that out; more than 64 are a DecodeError. */
export function decodeAvPairs(bytes: Uint8Array): readonly AvPair[] {
  const reader = new Reader(bytes, 'AV_PAIR');
  const pairs: AvPair[] = [];
  while (reader.remaining > 0) {
    const id = reader.u16le('id');
    const value = reader.bytes(reader.u16le('length'), 'value');
    if (id === avIds.eol) break;
    pairs.push({ id, value });
    if (pairs.length > MAX_PAIRS) reader.reject('list', `more than ${MAX_PAIRS} pairs`);
  }
  return pairs;
}

/** The list with MsvAvEOL behind it. */
export function encodeAvPairs(pairs: readonly AvPair[]): Uint8Array<ArrayBuffer> {
  return join(
    ...pairs.map(({ id, value }) => join(u16le(id), u16le(value.length), value)),
    u16le(avIds.eol),
    u16le(0),
  );
}

/** The pairs by name; an unknown id is left out, a repeated one counts where it came last. */
export function describeTarget(pairs: readonly AvPair[]): NtlmTarget {
  const values = new Map(pairs.map(({ id, value }) => [id, value]));
  const text = (id: number) => {
    const value = values.get(id);
    return value === undefined ? undefined : fromUtf16le(value);
  };
  const flags = values.get(avIds.flags);
  const timestamp = values.get(avIds.timestamp);
  return {
    computer: text(avIds.computer),
    domain: text(avIds.domain),
    dnsComputer: text(avIds.dnsComputer),
    dnsDomain: text(avIds.dnsDomain),
    dnsForest: text(avIds.dnsForest),
    flags: flags && new Reader(flags, 'MsvAvFlags').u32le('value'),
    timestamp: timestamp && new Reader(timestamp, 'MsvAvTimestamp').u64le('value'),
    singleHost: values.get(avIds.singleHost),
    targetName: text(avIds.targetName),
    channelBindings: values.get(avIds.channelBindings),
  };
}

/** The pairs a server puts into its challenge, in the order Windows uses. */
export function targetPairs(target: NtlmTarget): readonly AvPair[] {
  const texts = (['domain', 'computer', 'dnsDomain', 'dnsComputer', 'dnsForest'] as const).flatMap((name) => {
    const value = target[name];
    return value === undefined ? [] : [{ id: avIds[name], value: toUtf16le(value) }];
  });
  const { timestamp, flags } = target;
  return [
    ...texts,
    ...(flags === undefined ? [] : [{ id: avIds.flags, value: u32le(flags) }]),
    ...(timestamp === undefined ? [] : [{ id: avIds.timestamp, value: u64le(timestamp) }]),
  ];
}

const MAX_PAIRS = 64;
