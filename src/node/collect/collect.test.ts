import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { causes } from '../../core/causes/causes.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { findingsOf } from '../../core/diagnosis/diagnosis.ts';
import { caseFileSchema, latest, type CaseFile } from '../../core/facts/case-file.ts';
import { collect } from './collect.ts';
import { defaultCollectOptions } from './collect-options.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

interface Listening {
  readonly target: { readonly host: string; readonly port: number };
  readonly connections: () => number;
}

/** A server on loopback that does this with every connection, and counts them. */
async function serverThat(behave: (socket: Socket) => void): Promise<Listening> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    behave(socket);
  }).listen(0, '127.0.23.2');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address!.port : 0;
  return { target: { host: '127.0.23.2', port }, connections: () => connections };
}

const quick = { ...defaultCollectOptions, timeoutMs: 300, deadlineMs: 4_000 };

const valueOf = (file: CaseFile) => {
  const known = latest(file.facts);
  return {
    death: known.phaseOfDeath?.value,
    negotiation: known.rdpNegotiation?.value,
    speech: known.portSpeech?.value,
    phases: known.phases?.value,
  };
};

const whenAsked = (answer: Uint8Array | string) => (socket: Socket) =>
  void socket.on('data', () => socket.write(answer));

/** Writes for ever, as fast as the other side reads. */
function pour(socket: Socket, block: Uint8Array): void {
  const more = () => {
    while (!socket.destroyed && socket.write(block)) {
      // Until the socket is full; `drain` goes on.
    }
  };
  socket.on('drain', more);
  more();
}

describe('a server that misbehaves', () => {
  it.each<[string, (socket: Socket) => void, string, string]>([
    ['closes at once', (socket) => void socket.end(), 'negotiation', 'fin'],
    ['closes when asked', (socket) => void socket.on('data', () => socket.end()), 'negotiation', 'fin'],
    [
      'resets when asked',
      (socket) => void socket.on('data', () => socket.resetAndDestroy()),
      'negotiation',
      'rst',
    ],
    ['says nothing', () => {}, 'negotiation', 'silence'],
    ['has TPKT length 0', whenAsked(Uint8Array.of(3, 0, 0, 0)), 'negotiation', 'nonsense'],
    ['has TPKT length 65535', whenAsked(Uint8Array.of(3, 0, 255, 255, 1)), 'negotiation', 'nonsense'],
    ['talks HTTP', whenAsked('HTTP/1.1 400 Bad Request\r\n\r\n'), 'negotiation', 'nonsense'],
    ['pours zeros', (socket) => pour(socket, new Uint8Array(65_536)), 'negotiation', 'nonsense'],
    ['pours garbage', (socket) => pour(socket, new Uint8Array(65_536).fill(0xa7)), 'negotiation', 'nonsense'],
  ])('that %s', async (_name, behave, phase, by) => {
    const server = await serverThat(behave);
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const file = await collect(server.target, quick);
    const { death } = valueOf(file);
    expect(death).toMatchObject({ phase, ending: { by } });
    expect(death?.attempts).toBeGreaterThanOrEqual(2);
    expect(server.connections()).toBeLessThanOrEqual(6);
    expect(performance.now() - started).toBeLessThan(5 * quick.deadlineMs);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    expect(caseFileSchema.safeParse(JSON.parse(JSON.stringify(file))).error).toBeUndefined();
  });

  it('that drips a byte at a time is cut', async () => {
    const server = await serverThat((socket) => {
      const timer = setInterval(() => socket.write(Uint8Array.of(3)), 100);
      socket.on('close', () => clearInterval(timer));
    });
    const started = performance.now();
    const { death } = valueOf(await collect(server.target, quick));
    expect(death?.phase).toBe('negotiation');
    expect(performance.now() - started).toBeLessThan(5 * quick.deadlineMs);
  });

  it.each([
    ['SSH-2.0-OpenSSH_9.6\r\n', 'ssh'],
    ['RFB 003.008\n', 'vnc'],
    ['220 mail.example ESMTP\r\n', 'smtp'],
  ])('that greets with %j is recognised', async (greeting, protocol) => {
    const server = await serverThat((socket) => void socket.write(greeting));
    expect(valueOf(await collect(server.target, quick)).speech).toMatchObject({ protocol });
  });
});

describe('limits', () => {
  it('keeps the deadline and says what it did not get', async () => {
    const server = await serverThat(() => {});
    const started = performance.now();
    const file = await collect(server.target, { ...quick, timeoutMs: 60_000, deadlineMs: 300 });
    // A single wait would take a minute.
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(file.gaps.map(({ name }) => name)).toContain('phaseOfDeath');
    expect(latest(file.facts).phaseOfDeath).toBeUndefined();
  });

  it('stops when interrupted and still tells what it knows', async () => {
    const server = await serverThat((socket) => void socket.on('data', () => stop.abort()));
    const stop = new AbortController();
    const file = await collect(server.target, { ...defaultCollectOptions, signal: stop.signal });
    expect(latest(file.facts).tcpConnect?.value.attempts[0]?.outcome).toBe('open');
  });

  it.each([
    ['before anything was asked', undefined],
    ['while a silent server is waited for', 'negotiation'],
  ])('takes its own end for no silence of the server: %s', async (_, phase) => {
    const stop = new AbortController();
    if (phase === undefined) stop.abort();
    const server = await serverThat((socket) => void socket.on('data', () => stop.abort()));
    const file = await collect(server.target, { ...defaultCollectOptions, signal: stop.signal });
    const { death, negotiation, phases } = valueOf(file);
    expect([death, negotiation]).toEqual([undefined, undefined]);
    expect(phases?.some(({ state }) => state === 'died')).toBe(false);
    expect(phases?.find((line) => line.phase === (phase ?? 'connection'))?.says.code).toBe('endedHere');
    const sure = findingsOf(diagnose(file, causes));
    expect(sure.map(({ id }) => id).filter((id) => id !== 'connection-by-address')).toEqual([]);
  });

  it('tells a closed port', async () => {
    const server = await serverThat(() => {});
    servers.splice(0).forEach((listening) => listening.close());
    const { death, phases } = valueOf(await collect(server.target, quick));
    expect(death?.phase).toBe('connection');
    expect(phases?.find(({ phase }) => phase === 'negotiation')?.state).toBe('notReached');
  });
});
