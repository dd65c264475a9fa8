import { Reader } from '../../bytes/reader.ts';
import { join, u16le, u32le } from '../../bytes/write.ts';
import { blockTypes, decodeBlocks, encodeBlock } from './data-block.ts';

/** What a server says of itself in Connect-Response, [MS-RDPBCGR] 2.2.1.4.2 to 2.2.1.4.4. */
export interface ServerData {
  /** TS_UD_SC_CORE.version, e.g. 0x00080004. */
  readonly version: number;
  /** The protocols the server believes the client asked for. */
  readonly requestedProtocols?: number | undefined;
  readonly encryptionMethod: number;
  readonly encryptionLevel: number;
  readonly serverRandom?: Uint8Array | undefined;
  readonly serverCertificate?: Uint8Array | undefined;
  /** MCS channel of RDP's own traffic, usually 1003. */
  readonly ioChannel: number;
  /** MCS channels of the static virtual channels, in the order the client asked for them. */
  readonly channels?: readonly number[] | undefined;
}

/** ENCRYPTION_METHOD bits, [MS-RDPBCGR] 2.2.1.4.3. */
export const encryptionMethods = { '40bit': 0x01, '128bit': 0x02, '56bit': 0x08, fips: 0x10 } as const;

/** One encryption method, or none. */
export type EncryptionMethod = 'none' | keyof typeof encryptionMethods;

/** ENCRYPTION_LEVEL values by their number. */
export const encryptionLevels = ['none', 'low', 'clientCompatible', 'high', 'fips'] as const;

/** The names of method bits; no bit is `none`. */
export function encryptionMethodNames(bits: number): readonly EncryptionMethod[] {
  const named = (Object.entries(encryptionMethods) as readonly [EncryptionMethod, number][]).filter(
    ([, bit]) => (bits & bit) !== 0,
  );
  return named.length === 0 ? ['none'] : named.map(([name]) => name);
}

/** The RDP version a server states, as people write it: 4.0, 5.0–8.1, 10.12; unknown ones as hexadecimal. */
export function rdpVersionName(version: number): string {
  if (version === 0x0008_0001) return '4.0';
  if (version === 0x0008_0004) return '5.0–8.1';
  if (version >= 0x0008_0005 && version <= 0x0008_0011) return `10.${version - 0x0008_0005}`;
  return `0x${version.toString(16).padStart(8, '0')}`;
}

export function encodeServerData(server: ServerData): Uint8Array<ArrayBuffer> {
  const { serverRandom, serverCertificate } = server;
  const keys =
    serverRandom === undefined || serverCertificate === undefined
      ? []
      : [u32le(serverRandom.length), u32le(serverCertificate.length), serverRandom, serverCertificate];
  return join(
    encodeBlock(blockTypes.serverCore, u32le(server.version), u32le(server.requestedProtocols ?? 0)),
    encodeNetwork(server.ioChannel, server.channels ?? []),
    encodeBlock(
      blockTypes.serverSecurity,
      u32le(server.encryptionMethod),
      u32le(server.encryptionLevel),
      ...keys,
    ),
  );
}

/** An odd number of channels is padded to four bytes. */
function encodeNetwork(ioChannel: number, channels: readonly number[]): Uint8Array<ArrayBuffer> {
  const padding = channels.length % 2 === 0 ? [] : [u16le(0)];
  const ids = channels.map((channel) => u16le(channel));
  return encodeBlock(blockTypes.serverNetwork, u16le(ioChannel), u16le(channels.length), ...ids, ...padding);
}

/** Decodes the server's blocks; core and security must be there, a missing network block means channel 1003. */
export function decodeServerData(userData: Uint8Array): ServerData {
  const blocks = decodeBlocks(userData);
  const core = new Reader(blocks.get(blockTypes.serverCore) ?? new Uint8Array(0), 'TS_UD_SC_CORE');
  const version = core.u32le('version');
  const requestedProtocols = core.remaining >= 4 ? core.u32le('clientRequestedProtocols') : undefined;
  const network = blocks.get(blockTypes.serverNetwork);
  return {
    version,
    requestedProtocols,
    ...decodeSecurity(blocks.get(blockTypes.serverSecurity) ?? new Uint8Array(0)),
    ioChannel: network === undefined ? 1003 : new Reader(network, 'TS_UD_SC_NET').u16le('channel'),
  };
}

type Security = Pick<
  ServerData,
  'encryptionMethod' | 'encryptionLevel' | 'serverRandom' | 'serverCertificate'
>;

function decodeSecurity(block: Uint8Array): Security {
  const reader = new Reader(block, 'TS_UD_SC_SEC1');
  const encryptionMethod = reader.u32le('encryptionMethod');
  const encryptionLevel = reader.u32le('encryptionLevel');
  if (reader.remaining < 8) return { encryptionMethod, encryptionLevel };
  const randomLength = reader.u32le('serverRandomLen');
  const certificateLength = reader.u32le('serverCertLen');
  return {
    encryptionMethod,
    encryptionLevel,
    serverRandom: reader.bytes(randomLength, 'serverRandom'),
    serverCertificate: reader.bytes(certificateLength, 'serverCertificate'),
  };
}
