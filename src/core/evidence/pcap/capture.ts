import { countWords } from '../../facts/count-words.ts';
import { isoOf } from '../../facts/time.ts';
import { Addresses } from './packets/addresses.ts';
import { CaptureFile } from './file/capture-file.ts';
import { ConnectionTable, type Limits } from './connections/connection-table.ts';
import { decodeIcmp } from './connections/icmp.ts';
import { IpFragments } from './packets/ip-fragments.ts';
import { decodeIp, emptyPayload, type IpPayload } from './packets/ip-packet.ts';
import { KeyLog } from './tls/key-log.ts';
import { ipOffset, UNREAD_LINK_TYPE } from './packets/link-layer.ts';
import type { PacketSink } from './file/packet-sink.ts';
import type { TcpConnection } from './connections/tcp-connection.ts';
import { decodeTcp, emptySegment } from './packets/tcp-segment.ts';
import { UdpFlows, type RdpUdpFlow } from './connections/udp-flows.ts';

/** A capture taken apart into connections; packets go in one by one, in the order of the file. */
export class Capture implements PacketSink {
  readonly addresses = new Addresses();
  readonly keys = new KeyLog();
  readonly #table: ConnectionTable;
  readonly #udp = new UdpFlows();
  readonly #fragments = new IpFragments();
  readonly #payload = emptyPayload();
  readonly #segment = emptySegment();
  readonly #warnings: string[] = [];
  readonly #unread = new Map<number, number>();
  readonly #names = new Map<number, string>();
  readonly #file = new CaptureFile(this);
  #startSeconds: number | undefined;
  #startNanos = 0;
  #packets = 0;
  #ipPackets = 0;
  #cut = 0;
  #lost = 0;
  #endedAt = 0;

  constructor(limits: Limits, isServerPort: (port: number) => boolean) {
    this.#table = new ConnectionTable(limits, isServerPort, (random) => this.keys.knows(random));
  }

  get packets(): number {
    return this.#packets;
  }

  /** Milliseconds from the first packet to the latest one. */
  get endedAt(): number {
    return this.#endedAt;
  }

  get worthReading(): boolean {
    return this.#file.worthReading;
  }

  push(piece: Uint8Array): void {
    this.#file.push(piece);
  }

  finish(): void {
    this.#file.finish();
  }

  connections(): readonly TcpConnection[] {
    return this.#table.kept();
  }

  udpFlows(): readonly RdpUdpFlow[] {
    return this.#udp.all();
  }

  /** ISO 8601 time of a moment in milliseconds since the first packet; the epoch where packets carry no time. */
  timeOf(at: number): string {
    return isoOf(
      Math.max(0, Math.min((this.#startSeconds ?? 0) * 1000 + this.#startNanos / 1e6 + at, MAX_TIME)),
    );
  }

  /** A name the file itself gives for an address. */
  nameOf(address: number): string | undefined {
    return this.#names.get(address);
  }

  warnings(): readonly string[] {
    const said = [...this.#warnings];
    for (const [linkType, count] of this.#unread) {
      said.push(
        `capture: ${countWords(count, 'packet')} of link type ${linkType} ${count === 1 ? 'was' : 'were'} not taken apart`,
      );
    }
    if (this.#packets === 0 && said.length === 0) said.push('capture: no packet in it');
    if (this.#packets > 0 && this.#ipPackets === 0) said.push('capture: no IP packet in it');
    if (this.#cut > 0)
      said.push(
        `capture: ${countWords(this.#cut, 'packet')} ${this.#cut === 1 ? 'was' : 'were'} kept only in part (snapshot length)`,
      );
    if (this.#lost > 0) said.push(`capture: the capturing machine lost ${countWords(this.#lost, 'packet')}`);
    const { overflow, starved } = this.#table;
    if (overflow > 0) said.push(`capture: ${overflow} further connections were not looked at`);
    if (starved > 0) said.push(`capture: ${starved} connections were not kept, for lack of memory`);
    if (this.#fragments.incomplete > 0) {
      said.push(`capture: ${this.#fragments.incomplete} fragmented packets have fragments missing`);
    }
    return said;
  }

  packet(bytes: Uint8Array, start: number, end: number, frame: Parameters<PacketSink['packet']>[3]): void {
    this.#packets += 1;
    const at = this.#clock(frame.seconds, frame.nanos);
    if (end - start < frame.original) this.#cut += 1;
    const ip = ipOffset(frame.linkType, bytes, start, end);
    if (ip < 0) {
      if (ip === UNREAD_LINK_TYPE)
        this.#unread.set(frame.linkType, (this.#unread.get(frame.linkType) ?? 0) + 1);
      return;
    }
    const payload = this.#payload;
    if (!decodeIp(bytes, ip, end, this.addresses, payload)) return;
    this.#ipPackets += 1;
    if ((payload.fragmentOffset > 0 || payload.moreFragments) && !this.#fragments.complete(payload)) return;
    this.#transport(payload, at);
  }

  secrets(text: string): void {
    this.keys.add(text);
  }

  dropped(packets: number): void {
    this.#lost += packets;
  }

  hostName(address: Uint8Array, name: string): void {
    if (this.#names.size >= 10_000) return;
    this.#names.set(
      address.length === 4 ? this.addresses.v4(address, 0) : this.addresses.v6(address, 0),
      name,
    );
  }

  warn(problem: string): void {
    if (this.#warnings.length < 50) this.#warnings.push(problem);
  }

  #transport(payload: IpPayload, at: number): void {
    switch (payload.protocol) {
      case 6:
        if (decodeTcp(payload, at, this.#segment)) this.#table.take(this.#segment);
        break;
      case 17:
        this.#datagram(payload, at);
        break;
      case 1:
      case 58:
        this.#icmp(payload, at);
        break;
      default:
    }
  }

  #datagram({ bytes, start, end, from, to }: IpPayload, at: number): void {
    if (start + 8 > end) return;
    const source = { address: from, port: (bytes[start]! << 8) | bytes[start + 1]! };
    const target = { address: to, port: (bytes[start + 2]! << 8) | bytes[start + 3]! };
    this.#udp.take(source, target, bytes.subarray(start + 8, end), at);
  }

  #icmp(payload: IpPayload, at: number): void {
    const error = decodeIcmp(payload, at, this.addresses);
    if (error === undefined) return;
    const { from, to, sourcePort, targetPort, notice } = error;
    if (error.protocol === 6) {
      this.#table.notice(from * 65_536 + sourcePort, to * 65_536 + targetPort, notice);
    } else if (error.protocol === 17) {
      this.#udp.unreachable({ address: from, port: sourcePort }, { address: to, port: targetPort }, at);
    }
  }

  /** Milliseconds since the first packet, exact to the nanosecond; a packet may be older than the first. */
  #clock(seconds: number, nanos: number): number {
    if (this.#startSeconds === undefined) {
      this.#startSeconds = seconds;
      this.#startNanos = nanos;
    }
    const at = (seconds - this.#startSeconds) * 1000 + (nanos - this.#startNanos) / 1e6;
    if (at > this.#endedAt) this.#endedAt = at;
    return at;
  }
}

/** The last moment ISO 8601 can write with four digits for the year. */
const MAX_TIME = 253_402_300_799_999;
