import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** A port of 127.0.0.1 that only this process hands out; the system gives none of these to whoever asks for any. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    next = (next + 1) % 20;
    const port = 10_000 + ((20 * process.pid) % 20_000) + next;
    // Two processes may count alike: who listens here has the port until it ends.
    if ((await listening(port, '127.0.43.1')) === undefined) continue;
    const server = await listening(port, '127.0.0.1');
    if (server === undefined) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error('no free port');
}

async function listening(port: number, address: string): Promise<Server | undefined> {
  const server = createServer().listen(port, address);
  try {
    await once(server, 'listening');
    return server.unref();
  } catch {
    return undefined;
  }
}

let next = 0;
