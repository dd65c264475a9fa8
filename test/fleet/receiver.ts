import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}

/** Somebody who is told by webhook: answers, or takes what comes and never answers. */
export interface Receiver {
  readonly url: string;
  readonly posted: readonly Posted[];
  /** From now on. */
  readonly answer: (how: 'well' | 'never') => void;
  /** Waits for the first that is so, among those that came already too. */
  readonly until: (isIt: (posted: Posted) => boolean) => Promise<Posted>;
  readonly close: () => void;
}

export async function startReceiver(): Promise<Receiver> {
  const posted: Posted[] = [];
  let answers = true;
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      posted.push({ headers: request.headers, body, at: Date.now() });
      server.emit('posted');
      if (answers) response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    posted,
    answer: (how) => (answers = how === 'well'),
    async until(isIt) {
      for (;;) {
        const found = posted.find(isIt);
        if (found !== undefined) return found;
        await once(server, 'posted');
      }
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
