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
import type { Exchange } from './exchange.ts';
import { PostConnection, type HttpAnswer, type Listener } from './post-connection.ts';
import { sealedContentType, sealMessage, unsealMessage } from './sealing.ts';

/** A listener, and who signs in there. */
export interface WsmanOptions extends Listener {
  readonly user: string;
  readonly domain: string;
  readonly password: string;
}

/** One TCP connection to a WinRM listener, signed in with NTLM; over plain HTTP every message is sealed. */
export class WsmanConnection {
  readonly #options: WsmanOptions;
  readonly #posts: PostConnection;
  readonly #signal: AbortSignal;
  #session: NtlmSession | undefined;

  constructor(options: WsmanOptions, signal: AbortSignal) {
    this.#options = options;
    this.#posts = new PostConnection(options, signal);
    this.#signal = signal;
  }

  get url(): string {
    return this.#posts.url;
  }

  /** Whether its time is over, so that nothing can be asked any more. */
  get timeIsUp(): boolean {
    return this.#signal.aborted;
  }

  /** Signs in; to be called once, before messages are sent. */
  async signIn(): Promise<Exchange> {
    const negotiate = encodeNtlmNegotiate({ flags: clientFlags, version: clientVersion });
    const first = await this.#posts.post(Buffer.alloc(0), authorization(negotiate));
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
    const second = await this.#posts.post(Buffer.alloc(0), authorization(answer.authenticate));
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
    const answer = await this.#posts.post(sealed ? sealMessage(session, soap) : Buffer.from(soap, 'utf8'), {
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
    this.#posts.close();
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

/** Less than this and messages could be forged within hours. */
const strong = [ntlmFlags.sign, ntlmFlags.seal, ntlmFlags.key128, ntlmFlags.extendedSessionSecurity];
const soap = /<(?:\w{1,40}:)?Envelope[\s>]/;
const ANYBODY = 'whoever answers there need not know the password';
