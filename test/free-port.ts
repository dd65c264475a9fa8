import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of 127.0.0.1 that only this process hands out; the system gives none of these to whoever asks for any. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    next = (next + 1) % 20;
    const port = 10_000 + ((20 * process.pid) % 20_000) + next;
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error('no free port');
}

let next = 0;
