import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeNetwork } from './namespaces.ts';
import { startProgram, untilSaid, type Running } from './programs.ts';

/** Lays a second way between client and server that takes `roundTripMs`; the server's address on it is `address`. */
export async function slowWay(
  network: PracticeNetwork,
  folder: string,
  roundTripMs: number,
): Promise<Running & { readonly address: string }> {
  const [client, server] = ['10.79.0.1', '10.79.0.2'];
  const sockets = [join(folder, 'slow-c'), join(folder, 'slow-s')] as const;
  for (const path of sockets) rmSync(path, { force: true });
  const script = join(import.meta.dirname, 'slow-way.py');
  const oneWay = String(roundTripMs / 2);
  const end = (inside: readonly string[], ...args: readonly string[]) =>
    startProgram([...inside, '/usr/bin/python3', script, 'slow0', ...args, oneWay]);
  const ends = [
    end(network.client, client, server, sockets[0], sockets[1]),
    end(network.server, server, client, sockets[1], sockets[0]),
  ];
  for (const started of ends) await untilSaid(started, /(ready)/);
  return {
    address: server,
    close() {
      for (const started of ends) started.close();
    },
  };
}
