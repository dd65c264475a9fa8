import { createHash } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { connectingProblem } from '../../../app/system-words.ts';
import { hasFlag, ntlmFlags } from '../../../core/protocol/credssp/ntlm-flags.ts';
import { answerNtlmChallenge } from '../../../core/protocol/credssp/ntlm-logon.ts';
import {
  clientFlags,
  clientVersion,
  encodeNtlmNegotiate,
} from '../../../core/protocol/credssp/ntlm-negotiate.ts';
import { NtlmSession } from '../../../core/protocol/credssp/ntlm-session.ts';
import { decodeNegotiateToken, ntlmInside } from '../../../core/protocol/credssp/spnego.ts';
import { nodeCrypto } from '../../crypto.ts';
import { channelBindingsOf } from './channel-bindings.ts';
import { sealedContentType, sealMessage, unsealMessage } from './sealing.ts';

export interface WsmanOptions {
  readonly host: string;
  readonly port: number;
  readonly https: boolean;
  readonly user: string;
  readonly domain: string;
  readonly password: string;
  /** SHA-256 of a certificate that is trusted besides those of trusted authorities, lower-case hexadecimal. */
  readonly certificate?: string;
}

/** An answer's text, or why there is none. */
export type Exchange =
  | { readonly outcome: 'answered'; readonly text: string }
  | { readonly outcome: 'refused' | 'untrusted' | 'unreachable' | 'malformed'; readonly why: string };

/** One TCP connection to a WinRM listener, signed in with NTLM; over plain HTTP every message is sealed. */
export class WsmanConnection {
  readonly #options: WsmanOptions;
  readonly #agent: HttpAgent | HttpsAgent;
  readonly #signal: AbortSignal;
  #session: NtlmSession | undefined;

  constructor(options: WsmanOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    // NTLM belongs to a connection: all messages must travel on the one that signed in.
    this.#agent = options.https
      ? new HttpsAgent({
          keepAlive: true,
          maxSockets: 1,
          rejectUnauthorized: options.certificate === undefined,
        })
      : new HttpAgent({ keepAlive: true, maxSockets: 1 });
  }

  get url(): string {
    const { host, port, https } = this.#options;
    const name = host.includes(':') ? `[${host}]` : host;
    return `${https ? 'https' : 'http'}://${name}:${port}/wsman`;
  }

  /** Whether its time is over, so that nothing can be asked any more. */
  get timeIsUp(): boolean {
    return this.#signal.aborted;
  }

  /** Signs in; to be called once, before messages are sent. */
  async signIn(): Promise<Exchange> {
    const negotiate = encodeNtlmNegotiate({ flags: clientFlags, version: clientVersion });
    const first = await this.#post(Buffer.alloc(0), authorization(negotiate));
    if ('outcome' in first) return first;
    const offered = [first.headers['www-authenticate'] ?? ''].flat().join(', ');
    const token = /Negotiate ([A-Za-z0-9+/=]+)/i.exec(offered)?.[1];
    if (first.status !== 401 || token === undefined) return this.#noChallenge(first.status, offered);
    const challenge = challengeIn(token);
    if (challenge === undefined)
      return { outcome: 'malformed', why: `${this.url}: its challenge is not NTLM` };
    const { user, domain, password, host } = this.#options;
    const answer = answerNtlmChallenge(nodeCrypto, {
      user,
      domain,
      secret: { password },
      negotiate,
      challenge,
      now: Date.now(),
      targetName: `HTTP/${host}`,
      ...(first.bindings === undefined ? {} : { channelBindings: first.bindings }),
    });
    if (!this.#options.https && !strong.every((flag) => hasFlag(answer.flags, flag))) {
      return { outcome: 'untrusted', why: `${this.url}: does not offer to sign and seal with 128 bits` };
    }
    const second = await this.#post(Buffer.alloc(0), authorization(answer.authenticate));
    if ('outcome' in second) return second;
    if (second.status === 401) {
      return { outcome: 'refused', why: `${this.url}: the user or the password was not accepted` };
    }
    this.#session = new NtlmSession(nodeCrypto, answer, 'client');
    return { outcome: 'answered', text: '' };
  }

  /** Sends one SOAP message and returns the answer, faults included. */
  async exchange(soap: string): Promise<Exchange> {
    const session = this.#session;
    if (session === undefined) throw new Error('wsman: messages need signIn first');
    const sealed = !this.#options.https;
    const answer = await this.#post(sealed ? sealMessage(session, soap) : Buffer.from(soap, 'utf8'), {
      'Content-Type': sealed ? sealedContentType : 'application/soap+xml;charset=UTF-8',
    });
    if ('outcome' in answer) return answer;
    if (answer.status === 401) return { outcome: 'refused', why: `${this.url}: asks for the password again` };
    if (!/^multipart\/encrypted\b/i.test(answer.headers['content-type'] ?? '')) {
      return sealed ? this.#inTheClear(answer) : plainAnswer(answer, this.url);
    }
    const text = unsealMessage(session, answer.body);
    return typeof text === 'string'
      ? { outcome: 'answered', text }
      : { outcome: 'untrusted', why: `${this.url}: ${text.problem}; ${ANYBODY}` };
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Only who knows the password can seal; whatever else comes over plain HTTP may be anybody's, and none of it is read. */
  #inTheClear({ status, body }: HttpAnswer): Exchange {
    const outcome = soap.test(body.subarray(0, 4_096).toString('latin1')) ? 'untrusted' : 'malformed';
    const why = `${this.url}: answered a sealed message in the clear (HTTP status ${status}); ${ANYBODY}`;
    return { outcome, why };
  }

  #noChallenge(status: number, offered: string): Exchange {
    const how = offered === '' ? `HTTP status ${status}` : `offers ${offered.slice(0, 80)}`;
    return { outcome: 'refused', why: `${this.url}: does not take NTLM (${how})` };
  }

  #post(body: Buffer, headers: Record<string, string>): Promise<HttpAnswer | Exchange> {
    const { https, host, port, certificate } = this.#options;
    return new Promise((resolve) => {
      const request = (https ? httpsRequest : httpRequest)(
        {
          host,
          port,
          path: '/wsman',
          method: 'POST',
          agent: this.#agent,
          signal: this.#signal,
          headers: {
            Host: `${host}:${port}`,
            'User-Agent': 'rdpdoctor',
            'Content-Length': body.length,
            ...headers,
          },
        },
        (response) => {
          void readAnswer(response, https).then(resolve, (error: unknown) => resolve(this.#failed(error)));
        },
      );
      request.on('socket', (socket) => {
        // The certificate is compared before the first byte of a logon leaves.
        if (!https || certificate === undefined || !socket.connecting) return;
        socket.once('secureConnect', () => {
          const shown = fingerprint(socket as TLSSocket);
          if (shown !== certificate) request.destroy(new DistrustError(shown));
        });
      });
      request.on('error', (error) => resolve(this.#failed(error)));
      request.end(body);
    });
  }

  #failed(error: unknown): Exchange {
    if (error instanceof DistrustError) {
      return {
        outcome: 'untrusted',
        why: `${this.url}: shows the certificate ${error.message}, another than was named`,
      };
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const says = error instanceof Error ? error.message : String(error);
    if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code)) {
      return {
        outcome: 'untrusted',
        why: `${this.url}: its certificate is not trusted here (${says}); --winrm-cert SHA256 names one to trust`,
      };
    }
    return { outcome: 'unreachable', why: `${this.url}: ${connectingProblem(error) ?? says}` };
  }
}

interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Hash over the server's certificate, which binds the logon to this TLS connection. */
  readonly bindings?: Uint8Array;
}

class DistrustError extends Error {
  override readonly name = 'DistrustError';
}

async function readAnswer(response: IncomingMessage, https: boolean): Promise<HttpAnswer> {
  const socket = response.socket;
  const bindings = https ? bindingsOf(socket as TLSSocket) : undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > MAX_ANSWER) throw new Error(`an answer of more than ${MAX_ANSWER} bytes`);
    parts.push(bytes);
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(parts),
    ...(bindings === undefined ? {} : { bindings }),
  };
}

/** A fault, or an error page that a front in between made. */
function plainAnswer({ status, body }: HttpAnswer, url: string): Exchange {
  const text = body.toString('utf8');
  if (soap.test(text)) return { outcome: 'answered', text };
  return { outcome: 'malformed', why: `${url}: HTTP status ${status} without a SOAP message` };
}

function authorization(token: Uint8Array): Record<string, string> {
  return { Authorization: `Negotiate ${Buffer.from(token).toString('base64')}` };
}

function challengeIn(token: string): Uint8Array | undefined {
  try {
    const decoded = decodeNegotiateToken(new Uint8Array(Buffer.from(token, 'base64')));
    return decoded.kind === 'raw' ? decoded.token : ntlmInside(decoded);
  } catch {
    return undefined;
  }
}

function bindingsOf(socket: TLSSocket): Uint8Array | undefined {
  const raw = socket.getPeerCertificate?.()?.raw;
  return raw === undefined ? undefined : channelBindingsOf(new Uint8Array(raw));
}

function fingerprint(socket: TLSSocket): string {
  const raw = socket.getPeerCertificate().raw;
  return raw === undefined ? 'none' : createHash('sha256').update(raw).digest('hex');
}

/** Less than this and messages could be forged within hours. */
const strong = [ntlmFlags.sign, ntlmFlags.seal, ntlmFlags.key128, ntlmFlags.extendedSessionSecurity];
const soap = /<(?:\w{1,40}:)?Envelope[\s>]/;
const ANYBODY = 'whoever answers there need not know the password';
const MAX_ANSWER = 4 * 1024 * 1024;
