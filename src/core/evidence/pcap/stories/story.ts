import { DecodeError } from '../../../bytes/reader.ts';
import type { ConnectionRequest } from '../../../protocol/connection-request.ts';
import { decodeConnectionRequest } from '../../../protocol/connection-request.ts';
import { Channel, type Ending } from '../../../protocol/conversation.ts';
import type { NegotiationAnswer } from '../../../protocol/negotiation.ts';
import { standardSecurity, type StandardSecurityAnswer } from '../../../protocol/mcs/standard-security.ts';
import { negotiate } from '../../../protocol/negotiation.ts';
import { isClientHello, isConnectionRequest, isSsl2Hello } from '../speech/first-bytes.ts';
import { hiddenMessages } from '../tls/hidden-messages.ts';
import type { OpenedTls, TlsOpener } from '../tls/opened-tls.ts';
import { replay } from '../speech/replay.ts';
import type { Sent } from '../speech/sent.ts';
import { readSession, type SessionStory } from './session-story.ts';
import { readSignIn, type SignInStory } from './sign-in-story.ts';
import { behind, type Spoken } from '../speech/spoken.ts';
import { readTls, type TlsSession } from '../tls/tls-session.ts';

/** What an RDP client and a server said to each other, as far as it can be read. */
export interface Story {
  readonly request?: ConnectionRequest;
  readonly requestAt?: number;
  /** Replayed with the conversation of the live probe. */
  readonly answer?: NegotiationAnswer;
  readonly answerAt?: number;
  readonly tls?: TlsSession;
  /** What was inside TLS, where keys were there. */
  readonly opened?: OpenedTls;
  readonly signIn?: SignInStory;
  readonly session?: SessionStory;
  /** The basic settings exchange of standard RDP security. */
  readonly standard?: StandardSecurityAnswer;
  readonly sent: readonly Sent[];
  /** Messages after the TLS handshake were told apart by their number and order only. */
  readonly guessed: boolean;
}

/** Reads both sides from the connection request on, or from a ClientHello where TLS was spoken directly. */
export function readStory(client: Spoken, server: Spoken, ended: Ending, open: TlsOpener): Story {
  if (isClientHello(client.bytes) || isSsl2Hello(client.bytes))
    return secured({ sent: [], guessed: false }, client, server, ended, open);
  if (!isConnectionRequest(client.bytes)) return { sent: [], guessed: false };
  const requestLength = (client.bytes[2]! << 8) | client.bytes[3]!;
  const request = requestOf(client.bytes.subarray(0, requestLength));
  const requestAt = client.at(Math.max(0, requestLength - 1));
  const channel = new Channel();
  const said = replay(negotiate(request?.offer ?? ['none'], {}, channel), server.bytes, ended);
  const answerLength = channel.received - channel.buffered.length;
  const isAnswered = said.outcome === 'accepted' || said.outcome === 'refused';
  // Everything the server ever said went in at once, so the conversation's own count is of no use.
  const answer = isAnswered ? { ...said, bytes: answerLength } : said;
  const start: Story = {
    ...(request && { request }),
    requestAt,
    answer,
    ...(answer.bytes > 0 && { answerAt: server.at(isAnswered ? answerLength - 1 : 0) }),
    sent: [{ message: 'connectionRequest', at: requestAt }],
    guessed: false,
  };
  if (answer.outcome !== 'accepted') return start;
  const [rest, heard] = [behind(client, requestLength), behind(server, answerLength)];
  if (answer.protocol !== 'rdp') return secured(start, rest, heard, ended, open);
  const session = readSession(rest, heard);
  const standard = replay(standardSecurity(), heard.bytes, ended);
  return { ...start, session, standard, sent: [...start.sent, ...session.sent] };
}

/** The story from the ClientHello on. */
function secured(start: Story, client: Spoken, server: Spoken, ended: Ending, open: TlsOpener): Story {
  const tls = readTls(client, server, ended);
  if (tls === undefined) return start;
  const sent: Sent[] = [...start.sent, { message: 'clientHello', at: tls.helloAt }];
  if (tls.clientFinishedAt !== undefined) sent.push({ message: 'clientFinished', at: tls.clientFinishedAt });
  const opened = open(tls);
  const withNla = start.answer?.outcome === 'accepted' && start.answer.protocol.startsWith('hybrid');
  if (opened === undefined) {
    const hidden = start.answer === undefined ? [] : hiddenMessages(tls, withNla);
    return { ...start, tls, sent: [...sent, ...hidden], guessed: hidden.length > 0 };
  }
  if (start.answer === undefined) return { ...start, tls, opened, sent };
  const signIn = withNla ? readSignIn(opened.client, opened.server, start.answer) : undefined;
  const [rest, heard] =
    signIn === undefined
      ? [opened.client, opened.server]
      : [behind(opened.client, signIn.clientBytes), behind(opened.server, signIn.serverBytes)];
  const begun = signIn === undefined || signIn.complete;
  const session = begun ? readSession(rest, heard, opened.serverLast) : undefined;
  return {
    ...start,
    tls,
    opened,
    ...(signIn && { signIn }),
    ...(session && { session }),
    sent: [...sent, ...(signIn?.sent ?? []), ...(session?.sent ?? [])],
  };
}

function requestOf(packet: Uint8Array): ConnectionRequest | undefined {
  try {
    return decodeConnectionRequest(packet);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
