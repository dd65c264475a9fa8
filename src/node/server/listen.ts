import { serve } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer, Server as HttpsServer } from 'node:https';
import { isIP } from 'node:net';
import type { ServerEnv } from './surroundings.ts';

/** Where to listen, and with what certificate. */
export interface ListenAsked {
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** Reads `127.0.0.1:8389` or `[::]:8389`; a place that others reach needs TLS. */
export function listenAskedOf(
  text: string,
  tls: ListenAsked['tls'],
): ListenAsked | { readonly problem: string } {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text);
  const host = match?.[1] ?? match?.[2] ?? '';
  const port = Number(match?.[3]);
  if (match === null || port > 65_535 || (isIP(host) === 0 && host !== 'localhost'))
    return { problem: `serve.listen "${text}": is no address and port, such as 127.0.0.1:8389` };
  if (!isHere(host) && tls === undefined)
    return {
      problem: `serve.listen "${text}": others can reach that, and passwords would cross the network in clear; name a certificate in serve.tls, or listen on 127.0.0.1`,
    };
  return { host, port, ...(tls === undefined ? {} : { tls }) };
}

/** A server that listens, and the port it took; `renew` shows another certificate from the next connection on. */
export interface Listening {
  readonly server: Server;
  readonly port: number;
  readonly renew: (tls: NonNullable<ListenAsked['tls']>) => void;
}

/** Listens; the promise is kept when that is so, with the address that was taken. */
export function listen(app: OpenAPIHono<ServerEnv>, { host, port, tls }: ListenAsked): Promise<Listening> {
  const options = { requestTimeout: 60_000, headersTimeout: 20_000, maxHeaderSize: 16_384 };
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        ...(tls === undefined
          ? { createServer: createHttpServer, serverOptions: options }
          : {
              createServer: createHttpsServer,
              serverOptions: { ...options, cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2' },
            }),
      },
      ({ port: taken }) => resolve({ server: server as Server, port: taken, renew }),
    );
    const renew: Listening['renew'] = ({ certificate, key }) => {
      if (server instanceof HttpsServer)
        server.setSecureContext({ cert: certificate, key, minVersion: 'TLSv1.2' });
    };
    // Once it listens, what is told here is a connection that could not be accepted.
    server.on('error', reject);
  });
}

function isHere(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
