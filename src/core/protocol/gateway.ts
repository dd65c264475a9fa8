import { toUtf8 } from '../bytes/text.ts';
import type { Conversation, Ending, Problem } from './conversation.ts';
import { Channel, malformed } from './conversation.ts';
import type { HttpHead } from './http-head.ts';
import { fieldValues, takeHttpHead } from './http-head.ts';

/** What the transport request of an RD Gateway client carries, [MS-TSGU] 2.2.3. */
export interface GatewayRequest {
  readonly host: string;
  /** A GUID in braces. */
  readonly connectionId: string;
  /** `websocket` as Windows 10 and later ask first; `http` is the pair of long requests before it. */
  readonly transport: 'websocket' | 'http';
  /** 16 random bytes in base64, for `websocket`. */
  readonly webSocketKey?: string | undefined;
  /** An Authorization header's value; without it a gateway asks for one. */
  readonly authorization?: string | undefined;
}

/** How a gateway answered its transport handshake; `schemes` are those of WWW-Authenticate, in order. */
export type GatewayAnswer = { readonly bytes: number } & (
  | {
      readonly outcome: 'authenticationAsked' | 'accepted' | 'notAGateway' | 'httpError';
      readonly httpStatus: number;
      readonly schemes: readonly string[];
      readonly transport: 'websocket' | 'http';
      readonly server?: string | undefined;
      /** The Date header as sent. */
      readonly date?: string | undefined;
      /** Answers to an Authorization that was sent, e.g. `Negotiate` with the server's token. */
      readonly challenges: readonly string[];
    }
  | { readonly outcome: 'malformed'; readonly problem: Problem }
  | { readonly outcome: Ending }
);

/** Runs inside TLS: asks for the gateway's channel and reads the answer's head; without credentials it stops at 401. */
export function* gatewayHandshake(
  request: GatewayRequest,
  channel = new Channel(),
): Conversation<GatewayAnswer> {
  channel.send(encodeGatewayRequest(request));
  try {
    const head = yield* takeHttpHead(channel);
    if (typeof head === 'string') return { outcome: head, bytes: channel.received };
    const challenges = fieldValues(head, 'www-authenticate');
    return {
      outcome: judge(head, request.transport),
      httpStatus: head.status,
      schemes: schemesOf(challenges),
      transport: request.transport,
      server: fieldValues(head, 'server')[0],
      date: fieldValues(head, 'date')[0],
      challenges,
      bytes: channel.received,
    };
  } catch (error) {
    return { ...malformed(error), bytes: channel.received };
  }
}

/** RDG_OUT_DATA on /remoteDesktopGateway/, with a WebSocket upgrade where that is asked for. */
export function encodeGatewayRequest(request: GatewayRequest): Uint8Array<ArrayBuffer> {
  const { host, connectionId, transport, webSocketKey, authorization } = request;
  const fields = [
    ['Cache-Control', 'no-cache'],
    ['Connection', transport === 'websocket' ? 'Upgrade' : 'Keep-Alive'],
    ['Pragma', 'no-cache'],
    ['Accept', '*/*'],
    ['User-Agent', 'MS-RDGateway/1.0'],
    ['RDG-Connection-Id', connectionId],
    ['Host', host],
    ...(transport === 'websocket'
      ? [
          ['Upgrade', 'websocket'],
          ['Sec-WebSocket-Key', webSocketKey ?? ''],
          ['Sec-WebSocket-Version', '13'],
        ]
      : [['Content-Length', '0']]),
    ...(authorization === undefined ? [] : [['Authorization', authorization]]),
  ];
  if (fields.some(([, value]) => /[\r\n]/.test(value ?? '')))
    throw new RangeError('a header field holds no line end');
  const lines = fields.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  return toUtf8(`RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1\r\n${lines}\r\n\r\n`);
}

/** The names of authentication schemes, each once, in the order given. */
function schemesOf(challenges: readonly string[]): readonly string[] {
  // One field may hold several challenges; a scheme is a word that begins one.
  const words = challenges.flatMap((value) => [...value.matchAll(/(?:^|,\s*)([A-Za-z][\w-]*)(?=\s|,|$)/g)]);
  return [...new Set(words.map((match) => match[1] ?? ''))].slice(0, MAX_SCHEMES);
}

function judge(
  head: HttpHead,
  transport: 'websocket' | 'http',
): 'authenticationAsked' | 'accepted' | 'notAGateway' | 'httpError' {
  const { status } = head;
  if (status === 401) return 'authenticationAsked';
  if (status === 101) return transport === 'websocket' ? 'accepted' : 'notAGateway';
  if (status === 200) {
    // Web servers that take any method answer with a page; a gateway opens a stream.
    return fieldValues(head, 'content-type').some((type) => type.startsWith('text/'))
      ? 'notAGateway'
      : 'accepted';
  }
  if (status === 403 || status >= 500) return status === 501 ? 'notAGateway' : 'httpError';
  return 'notAGateway';
}

const MAX_SCHEMES = 16;
