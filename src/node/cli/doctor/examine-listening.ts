import { once } from 'node:events';
import { get } from 'node:http';
import { get as getOverTls } from 'node:https';
import { createServer } from 'node:net';
import { listenAskedOf, type ListenAsked } from '../../server/listen.ts';
import { ok, unknown, wrong, type Examined } from './examined.ts';

/** Whether the page could listen where it is told to, or already does. */
export async function examineListening(text: string, tls: ListenAsked['tls']): Promise<Examined> {
  const asked = listenAskedOf(text, tls);
  if ('problem' in asked) return wrong('page', asked.problem, 'Correct serve.listen.');
  const code = await tryToListen(asked);
  if (code === undefined) return ok('page', `${text} is free`);
  if (code === 'EADDRINUSE') {
    if (await isOurs(asked)) return ok('page', `${text} is taken by rdpdoctor itself`);
    return wrong(
      'page',
      `${text} is taken by another program`,
      'End that one, or choose another port in serve.listen.',
    );
  }
  if (code === 'EADDRNOTAVAIL')
    return wrong('page', `${text}: this machine has no such address`, 'Correct serve.listen.');
  if (code === 'EACCES')
    return wrong('page', `${text}: ports below 1024 need more rights`, 'Choose a port above 1023.');
  return unknown('page', `${text}: could not be tried (${code})`);
}

async function tryToListen({ host, port }: ListenAsked): Promise<string | undefined> {
  const server = createServer();
  server.listen({ host, port });
  try {
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    server.close();
  }
}

/** Asks whoever listens there what it is; a certificate is not judged, for nothing is sent. */
function isOurs({ host, port, tls }: ListenAsked): Promise<boolean> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(3_000);
    const at = { host: everywhere[host] ?? host, port, path: '/api/health', signal, agent: false };
    const request = tls === undefined ? get(at) : getOverTls({ ...at, rejectUnauthorized: false });
    const end = (is: boolean) => {
      resolve(is);
      request.destroy();
    };
    request.on('error', () => end(false));
    request.once('response', (response) => {
      let body = '';
      response.on('error', () => end(false)).setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
        if (body.length > 1_000) end(false);
      });
      response.once('end', () =>
        end(response.statusCode === 200 && /^\{"version":"[^"]{1,40}"\}$/.test(body)),
      );
      // One that is cut off has no end.
      response.once('close', () => end(false));
    });
  });
}

/** What listens on every address is asked on this machine's own. */
const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
