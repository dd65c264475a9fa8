import { DecodeError, Reader } from '../../../bytes/reader.ts';
import { fromUtf16le, fromUtf8, hexNumber, withoutNuls } from '../../../bytes/text.ts';
import type { Problem } from '../../../facts/problems.ts';
import type { FactTypes } from '../../../facts/vocabulary.ts';
import { fieldValues } from '../../../protocol/http-head.ts';
import { endOfRequests, readAnswers, type HttpAnswers } from '../speech/http-exchange.ts';
import type { OpenedTls } from '../tls/opened-tls.ts';
import { spokenOf, type Spoken } from '../speech/spoken.ts';
import { webSocketPieces, type Piece } from '../speech/web-socket.ts';

/** A connection through an RD Gateway, read from decrypted TLS. */
export interface GatewayStory {
  /** The gateway's name, as the client asked for it in TLS. */
  readonly host?: string;
  readonly outcome: FactTypes['gateway']['outcome'];
  readonly httpStatus?: number;
  readonly schemes: readonly string[];
  /** The server name and port the client asked the gateway for. */
  readonly target?: string;
  /** What the gateway refused, and with which code. */
  readonly problem?: Problem;
  readonly answeredAt?: number;
  /** The RDP connection inside, once data flowed. */
  readonly client?: Spoken;
  readonly server?: Spoken;
}

/** Reads the transport of [MS-TSGU] section 2.2.3 over WebSocket; undefined where the client asked for something else. */
export function readGateway(opened: OpenedTls, host: string | undefined): GatewayStory | undefined {
  const start = fromUtf8(opened.client.bytes.subarray(0, 64));
  if (!/^RDG_(OUT|IN)_DATA \//.test(start)) return undefined;
  const method = start.slice(0, start.indexOf(' '));
  const answers = readAnswers(opened.server);
  const last = answers.heads.at(-1);
  const base = {
    ...(host !== undefined && { host }),
    ...handshakeOf(answers),
    ...(last && { answeredAt: last.at }),
  };
  if (last?.status !== 101) return base;
  const client = tunnelPackets(webSocketPieces(opened.client, endOfRequests(opened.client, method)));
  const server = tunnelPackets(webSocketPieces(opened.server, answers.end));
  const problem = problemOf(server);
  const target = targetOf(client);
  return {
    ...base,
    ...(target !== undefined && { target }),
    ...(problem !== undefined && { problem }),
    ...(dataOf(server).length > 0 && { client: spokenOf(dataOf(client)), server: spokenOf(dataOf(server)) }),
  };
}

function handshakeOf({
  heads,
}: HttpAnswers): Pick<GatewayStory, 'outcome' | 'httpStatus' | 'schemes' | 'problem'> {
  const schemes = new Set(
    heads.flatMap((head) => fieldValues(head, 'www-authenticate').map((value) => value.split(' ')[0]!)),
  );
  const last = heads.at(-1);
  if (last === undefined) return { outcome: 'closed', schemes: [] };
  const { status, reason } = last;
  const outcome =
    status === 101 || status === 200 ? 'accepted' : status === 401 ? 'authenticationAsked' : 'httpError';
  const unusual = outcome !== 'accepted' && reason !== '' && reason !== 'Unauthorized';
  return {
    outcome,
    httpStatus: status,
    schemes: [...schemes],
    ...(unusual && { problem: { code: 'httpStatus' as const, params: { status, reason } } }),
  };
}

/** One packet of the tunnel, [MS-TSGU] 2.2.10: type, reserved, length, body. */
interface TunnelPacket {
  readonly type: number;
  readonly body: Uint8Array;
  readonly at: number;
}

/** The tunnel's packets; a packet may span frames and a frame may hold several. */
function tunnelPackets(pieces: readonly Piece[]): readonly TunnelPacket[] {
  const all = spokenOf(pieces);
  const view = new DataView(all.bytes.buffer, all.bytes.byteOffset, all.bytes.byteLength);
  const packets: TunnelPacket[] = [];
  for (let at = 0; at + 8 <= all.bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (length < 8 || at + length > all.bytes.length) break;
    packets.push({
      type: view.getUint16(at, true),
      body: all.bytes.subarray(at + 8, at + length),
      at: all.at(at + length - 1),
    });
    at += length;
  }
  return packets;
}

/** HTTP_DATA_PACKET, [MS-TSGU] 2.2.10.6: a length and the bytes of the RDP connection. */
function dataOf(packets: readonly TunnelPacket[]): readonly Piece[] {
  return packets.flatMap(({ type, body, at }) =>
    type === DATA && body.length > 2 ? [{ bytes: body.subarray(2), at }] : [],
  );
}

/** The first answer of the gateway that states an error; codes are HRESULTs. */
function problemOf(packets: readonly TunnelPacket[]): Problem | undefined {
  for (const { type, body } of packets) {
    const [what, offset] = ANSWERS[type] ?? [];
    if (what === undefined || offset === undefined || body.length < offset + 4) continue;
    const code = new DataView(body.buffer, body.byteOffset).getUint32(offset, true);
    if (code !== 0) return { code: 'tunnelRefused', params: { step: what, hresult: hexNumber(code) } };
  }
  return undefined;
}

/** Where the error code stands in each answer: handshake, tunnel, tunnel authorization, channel. [MS-TSGU] 2.2.10 */
const ANSWERS: Readonly<Record<number, readonly [string, number]>> = {
  2: ['handshake', 0],
  5: ['tunnel', 2],
  7: ['tunnel authorization', 0],
  9: ['channel', 0],
};

/** HTTP_CHANNEL_PACKET, [MS-TSGU] 2.2.10.2: counts of names, port, protocol, then names with their lengths. */
function targetOf(packets: readonly TunnelPacket[]): string | undefined {
  const packet = packets.find(({ type }) => type === CHANNEL_CREATE);
  if (packet === undefined) return undefined;
  try {
    const r = new Reader(packet.body, 'HTTP_CHANNEL_PACKET');
    r.u8('numResources');
    r.u8('numAltResources');
    const port = r.u16le('port');
    r.u16le('protocol');
    const name = withoutNuls(fromUtf16le(r.bytes(r.u16le('name length'), 'name')));
    return `${name}:${port}`;
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

const CHANNEL_CREATE = 8;
const DATA = 10;
