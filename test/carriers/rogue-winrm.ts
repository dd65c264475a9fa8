import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeNtlmChallenge } from '../../src/core/protocol/credssp/ntlm-accept.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';

export interface RogueOptions {
  readonly address: string;
  readonly port?: number;
  /** HTTP status of the answers to sealed messages. */
  readonly status: number;
  /** What stands in the SOAP body of each of them. */
  readonly body: string;
  /** The whole answer instead of an envelope. */
  readonly raw?: string;
  /** Takes flags out of the challenge. */
  readonly withoutFlags?: number;
}

export interface RogueWinrm {
  readonly port: number;
  /** How many answers to its challenge came, and how many sealed messages. */
  readonly seen: { authenticates: number; sealed: number };
  readonly close: () => Promise<void>;
}

/** A WinRM listener that knows no password, lets everybody in, and answers sealed messages in the clear. */
export async function startRogueWinrm(options: RogueOptions): Promise<RogueWinrm> {
  const seen = { authenticates: 0, sealed: 0 };
  const server = createServer(async (request, response) => {
    for await (const part of request) void part;
    const token = /^Negotiate (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined) {
      const message = new Uint8Array(Buffer.from(token, 'base64'));
      if (message[8] === 1) {
        const challenge = Buffer.from(challengeFor(message, options.withoutFlags ?? 0)).toString('base64');
        response.writeHead(401, { 'WWW-Authenticate': `Negotiate ${challenge}` }).end();
        return;
      }
      seen.authenticates += 1;
      response.writeHead(200).end();
      return;
    }
    seen.sealed += 1;
    const text = options.raw ?? `<s:Envelope xmlns:s="x"><s:Body>${options.body}</s:Body></s:Envelope>`;
    response.writeHead(options.status, { 'Content-Type': 'application/soap+xml' }).end(text);
  }).listen(options.port ?? 0, options.address);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One body that is a good answer to every request: a shell, a command, its whole output, and that it ended well. */
export function goodForEverything(output: string): string {
  const data = Buffer.from(output).toString('base64');
  return `<Selector Name="ShellId">A</Selector><CommandId>B</CommandId><Stream Name="stdout">${data}</Stream><CommandState State="x/Done"><ExitCode>0</ExitCode></CommandState>`;
}

function challengeFor(negotiate: Uint8Array, withoutFlags: number): Uint8Array {
  const challenge = makeNtlmChallenge(nodeCrypto, negotiate, {
    computer: 'SRV01',
    domain: 'SRV01',
    dnsComputer: 'srv01',
    dnsDomain: 'srv01',
    timestamp: 133_500_000_000_000_000n,
  });
  const view = new DataView(challenge.buffer, challenge.byteOffset);
  view.setUint32(20, (view.getUint32(20, true) & ~withoutFlags) >>> 0, true);
  return challenge;
}
