import { Reader } from '../../bytes/reader.ts';
import { fromUtf16le, fromUtf8, toUtf16le, toUtf8, untilNul } from '../../bytes/text.ts';
import { hex, join, u16le, u32le, u8 } from '../../bytes/write.ts';
import type { SecurityProtocol } from '../security-protocols.ts';
import { securityProtocols, selectedProtocol } from '../security-protocols.ts';
import { blockTypes, decodeBlocks, encodeBlock } from './data-block.ts';

/** What a client says of itself in Connect-Initial, as far as a server's answer depends on it. */
export interface ClientData {
  /** The protocol the server chose in the negotiation, repeated so that both sides notice tampering. */
  readonly selectedProtocol: SecurityProtocol;
  readonly clientName?: string | undefined;
  /** RNS_UD_CS_* bits; 1 is "understands Set Error Info". */
  readonly earlyCapabilityFlags?: number | undefined;
  /** ENCRYPTION_METHOD bits offered for standard RDP security. */
  readonly encryptionMethods?: number | undefined;
  /** Names of the static virtual channels asked for, at most 31. */
  readonly channels?: readonly string[] | undefined;
}

/** TS_UD_CS_CORE, TS_UD_CS_SEC and TS_UD_CS_NET, [MS-RDPBCGR] 2.2.1.3.2 to 2.2.1.3.4. */
export function encodeClientData(client: ClientData): Uint8Array<ArrayBuffer> {
  const name = fixedText(client.clientName ?? 'rdpdoctor', 32);
  const core = encodeBlock(
    blockTypes.clientCore,
    u32le(RDP_VERSION),
    join(u16le(1024), u16le(768)),
    hex`01ca 03aa`,
    join(u32le(0x409), u32le(CLIENT_BUILD), name),
    join(u32le(4), u32le(0), u32le(12), new Uint8Array(64)),
    hex`01ca 0100 00000000 1800 0700`,
    u16le(client.earlyCapabilityFlags ?? SUPPORTS_ERROR_INFO),
    new Uint8Array(64),
    join(u8(0), u8(0), u32le(securityProtocols[client.selectedProtocol])),
  );
  const security = encodeBlock(
    blockTypes.clientSecurity,
    u32le(client.encryptionMethods ?? ALL_METHODS),
    u32le(0),
  );
  const channels = (client.channels ?? []).map((name) => join(fixedName(name), u32le(CHANNEL_INITIALIZED)));
  return join(core, security, encodeBlock(blockTypes.clientNetwork, u32le(channels.length), ...channels));
}

/** What a server needs of the client's blocks; a client too old to repeat the protocol counts as `rdp`. */
export function decodeClientData(userData: Uint8Array): ClientData {
  const blocks = decodeBlocks(userData);
  const core = new Reader(blocks.get(blockTypes.clientCore) ?? new Uint8Array(0), 'TS_UD_CS_CORE');
  core.bytes(20, 'version to clientBuild');
  const clientName = untilNul(fromUtf16le(core.bytes(32, 'clientName')));
  core.bytes(12 + 64, 'keyboard');
  const modern = core.remaining >= 12 + 2 + 64 + 2 + 4;
  if (modern) core.bytes(12, 'colours');
  const earlyCapabilityFlags = modern ? core.u16le('earlyCapabilityFlags') : 0;
  if (modern) core.bytes(66, 'clientDigProductId');
  const protocol = selectedProtocol(modern ? core.u32le('serverSelectedProtocol') : 0);
  if (protocol === undefined) return core.reject('serverSelectedProtocol', 'not a protocol');
  const security = blocks.get(blockTypes.clientSecurity);
  return {
    selectedProtocol: protocol,
    clientName,
    earlyCapabilityFlags,
    encryptionMethods: security && new Reader(security, 'TS_UD_CS_SEC').u32le('encryptionMethods'),
    channels: decodeChannels(blocks.get(blockTypes.clientNetwork)),
  };
}

function decodeChannels(block: Uint8Array | undefined): readonly string[] {
  if (block === undefined) return [];
  const reader = new Reader(block, 'TS_UD_CS_NET');
  const count = reader.u32le('channelCount');
  if (count > MAX_CHANNELS) reader.reject('channelCount', `${count} is more than ${MAX_CHANNELS}`);
  return Array.from({ length: count }, () => {
    const name = untilNul(fromUtf8(reader.bytes(8, 'name')));
    reader.u32le('options');
    return name;
  });
}

function fixedName(name: string): Uint8Array {
  const bytes = new Uint8Array(8);
  bytes.set(toUtf8(name).subarray(0, 7));
  return bytes;
}

function fixedText(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(toUtf16le(text).subarray(0, length - 2));
  return bytes;
}

const RDP_VERSION = 0x0008_0004;
const CLIENT_BUILD = 17763;
const SUPPORTS_ERROR_INFO = 1;
const CHANNEL_INITIALIZED = 0x8000_0000;
const MAX_CHANNELS = 31;
/** 40, 56 and 128 bit RC4, and FIPS. */
const ALL_METHODS = 0x1b;
