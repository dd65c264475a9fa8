import { DecodeError } from '../bytes/reader.ts';
import { toHex } from '../bytes/text.ts';
import type { ConnectionConfirm } from './connection-confirm.ts';
import { decodeConnectionConfirm, MAX_CONFIRM } from './connection-confirm.ts';
import type { ConnectionRequest } from './connection-request.ts';
import { encodeConnectionRequest } from './connection-request.ts';
import type { Conversation, Ending, Problem } from './conversation.ts';
import { Channel, malformed } from './conversation.ts';
import type { Offer } from './security-protocols.ts';
import { strangeAnswer } from './strange-answer.ts';
import { tpktLength } from './tpkt.ts';

/** How a server answered an offer; `bytes` counts all it sent, `first` keeps up to 256 for recognising who speaks. */
export type NegotiationAnswer =
  | (ConnectionConfirm & { readonly bytes: number })
  | {
      readonly outcome: 'malformed';
      readonly problem: Problem;
      readonly bytes: number;
      readonly first: Uint8Array;
    }
  | { readonly outcome: Ending; readonly bytes: number; readonly first: Uint8Array };

/** Sends one X.224 connection request and reads the confirm, [MS-RDPBCGR] 1.3.1.1 phase 1. */
export function negotiate(
  offer: Offer,
  options: Omit<ConnectionRequest, 'offer'> = {},
  channel = new Channel(),
): Conversation<NegotiationAnswer> {
  return negotiateWith(encodeConnectionRequest({ ...options, offer }), channel);
}

/** The same with a request that is encoded already, where thousands of hosts get it. */
export function* negotiateWith(
  request: Uint8Array,
  channel = new Channel(),
): Conversation<NegotiationAnswer> {
  channel.send(request);
  let first: Uint8Array = new Uint8Array(0);
  let wanted = TPKT_HEADER;
  try {
    while (channel.buffered.length < wanted) {
      const ended = yield* channel.more();
      first = channel.buffered.subarray(0, KEPT);
      if (ended !== undefined) return endedBy(ended, channel.received, first);
      if (channel.buffered.length >= TPKT_HEADER) wanted = confirmLength(channel.buffered);
    }
    const packet = yield* channel.take(wanted);
    if (!(packet instanceof Uint8Array)) return endedBy(packet, channel.received, first);
    return { ...decodeConnectionConfirm(packet), bytes: channel.received };
  } catch (error) {
    const answer = malformed(error);
    const strange = strangeAnswer(first, 'notRdp');
    const isTpkt = first[0] === TPKT_VERSION && strange.code !== 'otherProtocol';
    const problem = isTpkt ? withFirst(answer.problem, first) : strange;
    return { outcome: 'malformed', problem, bytes: channel.received, first };
  }
}

function confirmLength(buffered: Uint8Array): number {
  const length = tpktLength(buffered.subarray(0, TPKT_HEADER));
  if (length > MAX_CONFIRM) {
    throw new DecodeError(
      `TPKT.length: ${length} is longer than a connection confirm can be (${MAX_CONFIRM})`,
    );
  }
  return length;
}

/** A peer that said something else than RDP before it stopped is told apart from one that said nothing. */
function endedBy(outcome: Ending, bytes: number, first: Uint8Array): NegotiationAnswer {
  if (bytes === 0 || first[0] === 3) return { outcome, bytes, first };
  return { outcome: 'malformed', problem: strangeAnswer(first, 'notRdp'), bytes, first };
}

function withFirst({ code, params }: Problem, first: Uint8Array): Problem {
  return { code, params: { ...params, first: toHex(first.subarray(0, 16)) } };
}

const TPKT_VERSION = 3;
const TPKT_HEADER = 4;
const KEPT = 256;
