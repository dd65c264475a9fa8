import { DecodeError } from '../../bytes/reader.ts';
import type { Conversation, Ending, Problem } from '../conversation.ts';
import { Channel, malformed } from '../conversation.ts';
import type { SecurityProtocol } from '../security-protocols.ts';
import { offerFromBits } from '../security-protocols.ts';
import { decodeX224Data, encodeX224Data, takeTpkt } from '../tpkt.ts';
import { encodeClientData } from './client-data.ts';
import { decodeConnectResponse, encodeConnectInitial } from './connect.ts';
import { decodeDomainPdu } from './domain.ts';
import type { ServerCertificate } from './server-certificate.ts';
import { decodeServerCertificate } from './server-certificate.ts';
import type { EncryptionMethod, ServerData } from './server-data.ts';
import { decodeServerData, encryptionLevels, encryptionMethodNames, rdpVersionName } from './server-data.ts';

/** What a server would encrypt with when TLS is not used. */
export interface StandardSecurity {
  readonly rdpVersion: string;
  readonly encryptionMethods: readonly EncryptionMethod[];
  readonly encryptionLevel: (typeof encryptionLevels)[number];
  readonly serverRandomBytes: number;
  readonly certificate: 'proprietary' | 'x509' | 'absent' | 'malformed';
  readonly rsaBits?: number;
  /** The offer as the server received it. */
  readonly offerReceived?: readonly SecurityProtocol[];
  /** The chain's DER certificates, root first, where it is X.509. */
  readonly certificates?: readonly Uint8Array[];
}

/** How a server answered MCS Connect-Initial; `reason` and `result` are T.125's numbers. */
export type McsConnectAnswer =
  | { readonly outcome: 'connected'; readonly server: ServerData }
  | { readonly outcome: 'rejected'; readonly result: number }
  | { readonly outcome: 'disconnected'; readonly reason: number }
  | { readonly outcome: Ending };

/** How the basic settings exchange went, with what it showed; `bytes` counts all the server sent on this channel. */
export type StandardSecurityAnswer = { readonly bytes: number } & (
  | { readonly outcome: 'answered'; readonly security: StandardSecurity }
  | Exclude<McsConnectAnswer, { outcome: 'connected' }>
  | { readonly outcome: 'malformed'; readonly problem: Problem }
);

/** The basic settings exchange behind a negotiation that chose standard RDP security; no credentials are sent. */
export function* standardSecurity(channel = new Channel()): Conversation<StandardSecurityAnswer> {
  try {
    const answer = yield* connectMcs('rdp', channel);
    if (answer.outcome !== 'connected') return { ...answer, bytes: channel.received };
    return { outcome: 'answered', security: describe(answer.server), bytes: channel.received };
  } catch (error) {
    return { ...malformed(error), bytes: channel.received };
  }
}

/** MCS Connect-Initial and its answer, [MS-RDPBCGR] 1.3.1.1 phase 2; nonsense is a DecodeError. */
export function* connectMcs(protocol: SecurityProtocol, channel: Channel): Conversation<McsConnectAnswer> {
  channel.send(encodeX224Data(encodeConnectInitial(encodeClientData({ selectedProtocol: protocol }))));
  const tpdu = yield* takeTpkt(channel);
  if (!(tpdu instanceof Uint8Array)) return { outcome: tpdu };
  const pdu = decodeX224Data(tpdu);
  if (pdu.length > 0 && pdu[0]! >> 2 === DISCONNECT_CHOICE) {
    const said = decodeDomainPdu(pdu);
    if (said.type === 'disconnect') return { outcome: 'disconnected', reason: said.reason };
  }
  const { result, userData } = decodeConnectResponse(pdu);
  if (userData === undefined) return { outcome: 'rejected', result };
  return { outcome: 'connected', server: decodeServerData(userData) };
}

function describe(server: ServerData): StandardSecurity {
  const level = encryptionLevels[server.encryptionLevel];
  if (level === undefined) {
    throw new DecodeError(`TS_UD_SC_SEC1.encryptionLevel: ${server.encryptionLevel} is not defined`);
  }
  return {
    rdpVersion: rdpVersionName(server.version),
    encryptionMethods: encryptionMethodNames(server.encryptionMethod),
    encryptionLevel: level,
    serverRandomBytes: server.serverRandom?.length ?? 0,
    ...(server.requestedProtocols === undefined
      ? {}
      : { offerReceived: offerFromBits(server.requestedProtocols) }),
    ...describeCertificate(server.serverCertificate),
  };
}

function describeCertificate(
  bytes: Uint8Array | undefined,
): Pick<StandardSecurity, 'certificate' | 'rsaBits' | 'certificates'> {
  if (bytes === undefined || bytes.length === 0) return { certificate: 'absent' };
  const decoded = tryDecode(bytes);
  if (decoded === undefined) return { certificate: 'malformed' };
  if (decoded.kind === 'proprietary') return { certificate: 'proprietary', rsaBits: decoded.rsaBits };
  return { certificate: 'x509', certificates: decoded.certificates };
}

/** A certificate nobody can read is told apart from an exchange nobody can read. */
function tryDecode(bytes: Uint8Array): ServerCertificate | undefined {
  try {
    return decodeServerCertificate(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

const DISCONNECT_CHOICE = 8;
