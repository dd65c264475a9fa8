import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A server in a thread of its own, on loopback, that answers the first bytes after so long; this thread may stand still meanwhile. */
export async function startLateServer(address: string, answer: string, afterMs: number) {
  const thread = new Worker(
    `const { createServer } = require('node:net');
     const { parentPort, workerData: { address, answer, afterMs } } = require('node:worker_threads');
     const server = createServer((socket) => {
       socket.on('error', () => {});
       socket.once('data', () => setTimeout(() => socket.end(answer), afterMs));
     });
     server.listen(0, address, () => parentPort.postMessage(server.address().port));`,
    { eval: true, workerData: { address, answer, afterMs } },
  );
  const [port] = (await once(thread, 'message')) as [number];
  return { address, port, close: () => thread.terminate() };
}
