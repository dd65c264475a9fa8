import { DecodeError } from '../../bytes/reader.ts';
import type { Conversation, Ending, Problem } from '../conversation.ts';
import { Channel, malformed } from '../conversation.ts';
import { decodeX224Data, encodeX224Data, takeTpkt } from '../tpkt.ts';
import type { ClientData } from './client-data.ts';
import { decodeClientData } from './client-data.ts';
import type { ClientInfo } from './client-info.ts';
import { decodeClientInfo } from './client-info.ts';
import { decodeConnectInitial, encodeConnectResponse } from './connect.ts';
import type { DomainPdu } from './domain.ts';
import { decodeDomainPdu, encodeDomainPdu } from './domain.ts';
import type { ServerData } from './server-data.ts';
import { encodeServerData } from './server-data.ts';

/** What a client said up to its info packet; answers to it wait in the channel with `sendToClient`. */
export type SessionServed =
  | { readonly outcome: 'arrived'; readonly client: ClientData; readonly info: ClientInfo }
  | { readonly outcome: 'left'; readonly client: ClientData }
  | { readonly outcome: 'malformed'; readonly problem: Problem }
  | { readonly outcome: Ending };

/** A server's side of MCS up to the Client Info PDU, inside TLS ([MS-RDPBCGR] 1.3.1.1 phases 2 to 4). */
export function* serveSession(server: ServerData, channel = new Channel()): Conversation<SessionServed> {
  try {
    const first = yield* takeTpkt(channel);
    if (!(first instanceof Uint8Array)) return { outcome: first };
    const client = decodeClientData(decodeConnectInitial(decodeX224Data(first)));
    const channels = client.channels?.map((_, i) => server.ioChannel + 1 + i);
    const userData = encodeServerData({ channels, ...server });
    channel.send(encodeX224Data(encodeConnectResponse({ result: 0, userData })));
    for (let count = 0; count < MAX_PDUS; count += 1) {
      const tpdu = yield* takeTpkt(channel);
      if (!(tpdu instanceof Uint8Array)) return { outcome: tpdu };
      const pdu = decodeDomainPdu(decodeX224Data(tpdu));
      if (pdu.type === 'disconnect') return { outcome: 'left', client };
      if (pdu.type === 'sendRequest')
        return { outcome: 'arrived', client, info: decodeClientInfo(pdu.bytes) };
      const answer = answerTo(pdu);
      if (answer !== undefined) channel.send(encodeX224Data(encodeDomainPdu(answer)));
    }
    throw new DecodeError(`Session: ${MAX_PDUS} packets without a Client Info`);
  } catch (error) {
    return malformed(error);
  }
}

/** Queues what the server says on the I/O channel: a license error, Set Error Info or Demand Active. */
export function sendToClient(channel: Channel, ioChannel: number, bytes: Uint8Array): void {
  const pdu = encodeDomainPdu({ type: 'sendIndication', user: SERVER_USER, channel: ioChannel, bytes });
  channel.send(encodeX224Data(pdu));
}

function answerTo(pdu: DomainPdu): DomainPdu | undefined {
  if (pdu.type === 'attachUserRequest') return { type: 'attachUserConfirm', result: 0, user: CLIENT_USER };
  if (pdu.type !== 'joinRequest') return undefined;
  return { type: 'joinConfirm', result: 0, user: pdu.user, channel: pdu.channel };
}

const MAX_PDUS = 64;
const SERVER_USER = 1002;
/** Behind the I/O channel and the 31 virtual channels a client may ask for. */
const CLIENT_USER = 1050;
