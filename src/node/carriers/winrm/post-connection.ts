import { createHash } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { connectingProblem } from '../../../app/system-words.ts';
import { channelBindingsOf } from './channel-bindings.ts';
import type { Exchange } from './exchange.ts';

/** Where a WinRM listener is, and the certificate that is trusted there besides those of trusted authorities. */
export interface Listener {
  readonly host: string;
  readonly port: number;
  readonly https: boolean;
  /** SHA-256, lower-case hexadecimal. */
  readonly certificate?: string;
}

/** What came back to a message, as HTTP tells it. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Hash over the server's certificate, which binds the logon to this TLS connection. */
  readonly bindings?: Uint8Array;
}

/** One TCP connection that messages are posted over, one after the other. */
export class PostConnection {
  readonly #listener: Listener;
  readonly #agent: HttpAgent | HttpsAgent;
  readonly #signal: AbortSignal;

  constructor(listener: Listener, signal: AbortSignal) {
    this.#listener = listener;
    this.#signal = signal;
    // NTLM belongs to a connection: all messages must travel on the one that signed in.
    this.#agent = listener.https
      ? new HttpsAgent({
          keepAlive: true,
          maxSockets: 1,
          rejectUnauthorized: listener.certificate === undefined,
        })
      : new HttpAgent({ keepAlive: true, maxSockets: 1 });
  }

  get url(): string {
    const { host, port, https } = this.#listener;
    const name = host.includes(':') ? `[${host}]` : host;
    return `${https ? 'https' : 'http'}://${name}:${port}/wsman`;
  }

  post(body: Buffer, headers: Record<string, string>): Promise<HttpAnswer | Exchange> {
    const { https, host, port, certificate } = this.#listener;
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

  close(): void {
    this.#agent.destroy();
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

function bindingsOf(socket: TLSSocket): Uint8Array | undefined {
  const raw = socket.getPeerCertificate?.()?.raw;
  return raw === undefined ? undefined : channelBindingsOf(new Uint8Array(raw));
}

function fingerprint(socket: TLSSocket): string {
  const raw = socket.getPeerCertificate().raw;
  return raw === undefined ? 'none' : createHash('sha256').update(raw).digest('hex');
}

const MAX_ANSWER = 4 * 1024 * 1024;
