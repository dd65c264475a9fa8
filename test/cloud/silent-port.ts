import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

/** A port that answers nothing: its program sleeps, and the queue of connections before it is full. */
export async function startSilentPort(address: string) {
  const program = spawn(process.execPath, ['-e', sleeper, address], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = (await once(program.stdout, 'data')) as [Buffer];
  const port = Number(String(told));
  const waiting: Socket[] = [];
  for (let full = false; !full;) {
    const socket = connect({ host: address, port }).on('error', () => {});
    waiting.push(socket);
    // What gets no answer within this time on loopback gets none at all.
    await Promise.race([once(socket, 'connect'), after(500)]);
    // Where this process had no processor meanwhile, its timer is told before the answer.
    await new Promise(setImmediate);
    full = socket.connecting;
  }
  return {
    port,
    close() {
      for (const socket of waiting) socket.destroy();
      program.kill('SIGKILL');
    },
  };
}

const sleeper = `
const server = require('node:net').createServer();
server.listen({ host: process.argv[1], port: 0, backlog: 1 }, () => {
  require('node:fs').writeSync(1, String(server.address().port));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;
