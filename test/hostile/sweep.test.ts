import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { encodeConnectionConfirm } from '../../src/core/protocol/connection-confirm.ts';
import { peers } from '../../src/node/lab/peers.ts';
import { sweepList } from '../lab/swept.ts';

const confirm = encodeConnectionConfirm({ outcome: 'accepted', protocol: 'hybrid', flags: 0x1f });
const close: (() => void)[] = [];
afterAll(() => close.forEach((each) => each()));

async function listen(serve: (socket: Socket) => void): Promise<string> {
  return `127.0.87.1:${await listenAt('127.0.87.1', serve)}`;
}

/** Every address of 127.0.0.0/8 answers so. */
const listenEverywhere = (serve: (socket: Socket) => void) => listenAt('0.0.0.0', serve);

async function listenAt(host: string, serve: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    serve(socket);
  });
  server.listen({ host, port: 0 });
  await once(server, 'listening');
  close.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** Writes for as long as somebody takes it. */
function pour(socket: Socket, bytes: Uint8Array): void {
  const more = () => {
    while (socket.writable && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
}

const afterConfirm = (then: (socket: Socket) => void) => (socket: Socket) => {
  socket.once('data', () => {
    socket.write(confirm);
    socket.once('data', () => then(socket));
  });
};

/** A certificate message of a mebibyte, of which the beginning comes again and again. */
const endless = new Uint8Array([22, 3, 3, 0x40, 0, 11, 0x0f, 0xff, 0xff, ...new Uint8Array(0x4000 - 4)]);
const manners: Readonly<Record<string, readonly [(socket: Socket) => void, endings: readonly string[]]>> = {
  garbage: [(socket) => pour(socket, new Uint8Array(65_536).fill(0xa5)), ['notRdp']],
  'zeros without end behind the confirm': [
    afterConfirm((socket) => pour(socket, new Uint8Array(65_536))),
    ['notTls'],
  ],
  'a certificate without end': [afterConfirm((socket) => pour(socket, endless)), ['notTls', 'endedInTls']],
  'a byte now and then': [
    (socket) => {
      let at = 0;
      const dripping = setInterval(() => socket.write(confirm.subarray(at, (at += 1))), 300);
      socket.on('close', () => clearInterval(dripping));
      socket.resume();
    },
    ['endedInNegotiation'],
  ],
  'half a confirm and the end': [(socket) => socket.end(confirm.subarray(0, 9)), ['endedInNegotiation']],
  'a reset at once': [(socket) => socket.resetAndDestroy(), ['endedInNegotiation']],
  'a tpkt that never becomes whole': [
    (socket) => socket.write(Uint8Array.of(3, 0, 0, 200)),
    ['endedInNegotiation'],
  ],
  silence: [(socket) => socket.resume(), ['endedInNegotiation']],
};

it('comes to its end beside servers that do their worst, and takes each for what it is', async () => {
  const names = Object.keys(manners);
  const bad = await Promise.all(names.map((name) => listen(manners[name]![0])));
  const healthy = await peers.find(({ id }) => id === 'healthy')!.start({ address: '127.0.87.2' });
  close.push(() => void healthy.close());
  const list = [...bad, `127.0.87.2:${healthy.port}`].join('\n');
  const { swept, end } = await sweepList(list, { timeoutMs: 1_000 });
  const endingAt = (target: string) => swept.find((one) => one.target === target)?.ending;
  expect(end).toEqual({ stopped: false });
  for (const [i, name] of names.entries()) {
    expect(manners[name]![1], name).toContain(endingAt(bad[i]!));
  }
  expect(endingAt(`127.0.87.2:${healthy.port}`)).toBe('certificate');
});

it('holds little of hundreds of servers that send without end', async () => {
  const port = await listenEverywhere((socket) => pour(socket, endless));
  const before = process.memoryUsage().rss;
  const { swept } = await sweepList(`127.8.0.1-250:${port} 127.8.1.1-250:${port}`, {
    timeoutMs: 1_000,
    atOnce: 500,
  });
  // This thread is also the servers', so that some are late.
  expect(swept.map(({ ending }) => ending)).toContain('notRdp');
  expect(swept).toHaveLength(500);
  expect(process.memoryUsage().rss - before).toBeLessThan(250e6);
});

it('goes on with fewer connections where the system has no descriptor left', async () => {
  const port = await listenEverywhere((socket) => void setTimeout(() => socket.end('SSH-2.0-x\r\n'), 100));
  const script = `
    import { sweepList } from ${JSON.stringify(join(import.meta.dirname, '../lab/swept.ts'))};
    const { swept, end } = await sweepList('127.8.0.1-250:${port}', { atOnce: 250, timeoutMs: 5000 });
    console.log(JSON.stringify({ seen: swept.map((one) => one.ending), lowered: end.lowered }));`;
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', script];
  const child = spawn('sh', ['-c', 'ulimit -n 150; exec "$@"', 'sh', ...node], {
    cwd: join(import.meta.dirname, '../..'),
  });
  let [said, aside] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (aside += bytes.toString()));
  await once(child, 'close');
  expect(aside).toBe('');
  const { seen, lowered } = JSON.parse(said) as { seen: string[]; lowered: number };
  expect(seen).toEqual(Array.from({ length: 250 }, () => 'notRdp'));
  expect(lowered).toBeLessThan(150);
});
