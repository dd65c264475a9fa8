import { DecodeError } from '../../../bytes/reader.ts';
import { decodeDomainPdu, type DomainPdu } from '../../../protocol/mcs/domain.ts';
import { decodeLicense, isLicensePacket } from '../../../protocol/mcs/license.ts';
import { decodeSharePdus } from '../../../protocol/mcs/share.ts';
import { decodeTpkt, decodeX224Data } from '../../../protocol/tpkt.ts';
import type { Spoken } from '../speech/spoken.ts';
import type { Sent } from '../speech/sent.ts';

/** What followed sign-in: MCS, client information, licensing, activation, and how the server took leave. */
export interface SessionStory {
  readonly sent: readonly Sent[];
  readonly reached: 'nothing' | 'mcs' | 'clientInfo' | 'license' | 'demandActive' | 'connected';
  /** The last Set Error Info that is not 0. */
  readonly errorInfo?: number;
  readonly licenseError?: number;
  /** MCS disconnect provider ultimatum by the server: its reason. */
  readonly disconnect?: number;
  /** When the server ended the session by an error info or a licensing error. */
  readonly refusedAt?: number;
}

/** Reads the session's start, and its end as far as it was kept in `last`, the contents of the server's last TLS records. */
export function readSession(
  client: Spoken,
  server: Spoken,
  last: readonly { readonly bytes: Uint8Array; readonly at: number }[] = [],
): SessionStory {
  const sent = clientMessages(client);
  const heard: Heard = { reached: 'nothing', data: 0 };
  for (const packet of packetsOf(server)) hear(packet, heard);
  for (const { bytes, at } of last) {
    for (const packet of packetsOf({ bytes, total: bytes.length, at: () => at })) hear(packet, heard);
  }
  const active = heard.reached === 'demandActive' && hasSent(sent, 'confirmActive') && heard.data > 0;
  const informed = heard.reached === 'mcs' && hasSent(sent, 'clientInfo');
  const { errorInfo, licenseError, disconnect, refusedAt } = heard;
  return {
    sent,
    reached: active ? 'connected' : informed ? 'clientInfo' : heard.reached,
    ...(errorInfo !== undefined && { errorInfo }),
    ...(licenseError !== undefined && { licenseError }),
    ...(disconnect !== undefined && { disconnect }),
    ...(refusedAt !== undefined && { refusedAt }),
  };
}

interface Heard {
  reached: SessionStory['reached'];
  /** Packets after activation. */
  data: number;
  errorInfo?: number;
  licenseError?: number;
  disconnect?: number;
  refusedAt?: number;
}

interface Packet {
  /** The domain PDU of a slow-path packet; fast-path packets have none. */
  readonly pdu: DomainPdu | 'connect' | undefined;
  readonly at: number;
}

function hear({ pdu, at }: Packet, heard: Heard): void {
  if (heard.reached === 'demandActive') heard.data += 1;
  if (pdu === undefined) return;
  if (pdu === 'connect') {
    heard.reached = 'mcs';
  } else if (pdu.type === 'disconnect') {
    heard.disconnect ??= pdu.reason;
  } else if (pdu.type === 'sendIndication' && pdu.bytes.length >= 6) {
    if (heard.reached !== 'demandActive' && isLicensePacket(pdu.bytes)) hearLicense(pdu.bytes, at, heard);
    else hearShare(pdu.bytes, at, heard);
  }
}

function hearLicense(bytes: Uint8Array, at: number, heard: Heard): void {
  const message = decoded(() => decodeLicense(bytes));
  if (message === undefined) return;
  heard.reached = 'license';
  if (message.type !== 'error') return;
  heard.licenseError = message.code;
  if (message.code !== VALID_CLIENT) heard.refusedAt ??= at;
}

/** Share PDUs come on the I/O channel; on others decoding fails or finds nothing that counts. */
function hearShare(bytes: Uint8Array, at: number, heard: Heard): void {
  for (const pdu of decoded(() => decodeSharePdus(bytes)) ?? []) {
    if (pdu.type === 'demandActive') heard.reached = 'demandActive';
    if (pdu.type === 'errorInfo' && pdu.code !== 0) {
      heard.errorInfo = pdu.code;
      heard.refusedAt ??= at;
    }
  }
}

/** The client's packets that mark its way into the session. */
function clientMessages(client: Spoken): readonly Sent[] {
  const sent: Sent[] = [];
  const add = (message: Sent['message'], at: number) => {
    if (!hasSent(sent, message)) sent.push({ message, at });
  };
  for (const { pdu, at } of packetsOf(client)) {
    if (pdu === 'connect') add('mcsConnect', at);
    if (pdu === undefined || pdu === 'connect' || pdu.type !== 'sendRequest') continue;
    const [low = 0, high = 0, type = 0] = pdu.bytes;
    if ((low & SEC_INFO) !== 0 && high === 0 && !hasSent(sent, 'clientInfo')) add('clientInfo', at);
    else if ((type & 0x0f) === CONFIRM_ACTIVE && low + high * 256 === pdu.bytes.length)
      add('confirmActive', at);
  }
  return sent;
}

/** TPKT packets with their MCS content, and fast-path packets, [MS-RDPBCGR] 2.2.9.1; stops where bytes are neither. */
function* packetsOf(spoken: Spoken): Generator<Packet> {
  const { bytes } = spoken;
  let at = 0;
  for (let count = 0; count < MAX_PACKETS && at + 4 <= bytes.length; count += 1) {
    const slow = bytes[at] === 3;
    const long = (bytes[at + 1]! & 0x80) !== 0;
    const length = slow
      ? (bytes[at + 2]! << 8) | bytes[at + 3]!
      : long
        ? ((bytes[at + 1]! & 0x7f) << 8) | bytes[at + 2]!
        : bytes[at + 1]!;
    if (length < 3 || at + length > bytes.length) return;
    const packet = bytes.subarray(at, at + length);
    yield { pdu: slow ? decoded(() => domainPdu(packet)) : undefined, at: spoken.at(at + length - 1) };
    at += length;
  }
}

function domainPdu(packet: Uint8Array): Packet['pdu'] {
  const content = decodeX224Data(decodeTpkt(packet));
  // MCS Connect-Initial is BER tag 7F 65, its answer 7F 66.
  return content[0] === 0x7f ? 'connect' : decodeDomainPdu(content);
}

function decoded<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

function hasSent(sent: readonly Sent[], message: Sent['message']): boolean {
  return sent.some((one) => one.message === message);
}

const VALID_CLIENT = 7;
const SEC_INFO = 0x40;
const CONFIRM_ACTIVE = 3;
const MAX_PACKETS = 20_000;
