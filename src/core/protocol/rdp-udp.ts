import { Reader } from '../bytes/reader.ts';
import { join, u16be, u32be } from '../bytes/write.ts';

/** The opening datagram of RDP over UDP, [MS-RDPEUDP] 2.2.2.5; with `ack` it is the server's SYN+ACK. */
export interface RdpUdpSyn {
  readonly initialSequence: number;
  /** The other side's initial sequence number, in a SYN+ACK only. */
  readonly ack?: number | undefined;
  readonly receiveWindow: number;
  readonly upStreamMtu: number;
  readonly downStreamMtu: number;
  /** RDPUDP_PROTOCOL_VERSION: 1, 2 or 0x101; absent where no version was stated, which means 1. */
  readonly version?: number | undefined;
}

/** A SYN as a client of protocol version 2 sends it; version 3 would need a cookie from a running session. */
export function firstSyn(initialSequence: number): RdpUdpSyn {
  return { initialSequence, receiveWindow: 64, upStreamMtu: MAX_MTU, downStreamMtu: MAX_MTU, version: 2 };
}

/** The datagram, padded with zeros to the smaller MTU as [MS-RDPEUDP] 3.1.5.1.1 demands. All fields are big-endian. */
export function encodeRdpUdpSyn(syn: RdpUdpSyn): Uint8Array<ArrayBuffer> {
  const flags =
    FLAG_SYN | (syn.ack === undefined ? 0 : FLAG_ACK) | (syn.version === undefined ? 0 : FLAG_SYNEX);
  const datagram = join(
    join(u32be(syn.ack ?? 0xffff_ffff), u16be(syn.receiveWindow), u16be(flags)),
    join(u32be(syn.initialSequence), u16be(syn.upStreamMtu), u16be(syn.downStreamMtu)),
    syn.version === undefined ? new Uint8Array(0) : join(u16be(VERSION_VALID), u16be(syn.version)),
  );
  const length = Math.min(syn.upStreamMtu, syn.downStreamMtu);
  return join(datagram, new Uint8Array(Math.max(0, length - datagram.length)));
}

/** Decodes a SYN or SYN+ACK; a datagram without the SYN flag or with an MTU out of range is a DecodeError. */
export function decodeRdpUdpSyn(datagram: Uint8Array): RdpUdpSyn {
  const reader = new Reader(datagram, 'RdpUdpSyn');
  const ack = reader.u32be('snSourceAck');
  const receiveWindow = reader.u16be('uReceiveWindowSize');
  const flags = reader.u16be('uFlags');
  if ((flags & FLAG_SYN) === 0) reader.reject('uFlags', `0x${flags.toString(16)} has no SYN`);
  const initialSequence = reader.u32be('snInitialSequenceNumber');
  const upStreamMtu = readMtu(reader, 'uUpStreamMtu');
  const downStreamMtu = readMtu(reader, 'uDownStreamMtu');
  if ((flags & FLAG_CORRELATION_ID) !== 0) reader.bytes(32, 'correlation id');
  return {
    initialSequence,
    ack: (flags & FLAG_ACK) === 0 ? undefined : ack,
    receiveWindow,
    upStreamMtu,
    downStreamMtu,
    version: (flags & FLAG_SYNEX) === 0 ? undefined : readVersion(reader),
  };
}

/** The answer to our SYN; one that acknowledges another sequence number is a DecodeError. */
export function decodeRdpUdpSynAck(datagram: Uint8Array, initialSequence: number): RdpUdpSyn {
  const answer = decodeRdpUdpSyn(datagram);
  if (answer.ack !== initialSequence >>> 0) {
    const said = answer.ack === undefined ? 'nothing' : String(answer.ack);
    new Reader(datagram, 'RdpUdpSyn').reject(
      'snSourceAck',
      `acknowledges ${said} instead of ${initialSequence >>> 0}`,
    );
  }
  return answer;
}

function readVersion(reader: Reader): number | undefined {
  const flags = reader.u16be('uSynExFlags');
  const version = reader.u16be('uUdpVer');
  return (flags & VERSION_VALID) === 0 ? undefined : version;
}

function readMtu(reader: Reader, field: string): number {
  const mtu = reader.u16be(field);
  if (mtu < MIN_MTU || mtu > MAX_MTU) reader.reject(field, `${mtu} is not between ${MIN_MTU} and ${MAX_MTU}`);
  return mtu;
}

const FLAG_SYN = 0x0001;
const FLAG_ACK = 0x0004;
const FLAG_CORRELATION_ID = 0x0800;
const FLAG_SYNEX = 0x1000;
const VERSION_VALID = 1;
const MIN_MTU = 1132;
const MAX_MTU = 1232;
