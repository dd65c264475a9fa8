import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Problem, Channel, malformed, type Conversation } from '../../core/protocol/conversation.ts';
import { drive } from './drive.ts';
import { defaultLimits } from './limits.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A socket connected to a server on loopback that does this with every connection. */
async function connectedTo(behave: (socket: Socket) => void): Promise<Socket> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    behave(socket);
  }).listen(0, '127.0.23.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  const socket = connect({ host: '127.0.23.1', port: typeof address === 'object' ? address!.port : 0 });
  await once(socket, 'connect');
  return socket;
}

/** Says "hi" and wants this many bytes. */
function* ask(length: number): Conversation<{ outcome: string; problem?: Problem }> {
  try {
    const channel = new Channel();
    channel.send(Uint8Array.of(0x68, 0x69));
    const answer = yield* channel.take(length);
    return { outcome: typeof answer === 'string' ? answer : `${answer.length} bytes` };
  } catch (error) {
    return malformed(error);
  }
}

const quick = { ...defaultLimits, silenceMs: 150, totalMs: 400 };

describe('drive', () => {
  it('hands over what arrives in pieces and counts it', async () => {
    const socket = await connectedTo((peer) =>
      peer.on('data', () => {
        peer.write('abc');
        peer.write('def');
      }),
    );
    const { result, trace } = await drive(ask(6), socket, quick);
    expect(result).toEqual({ outcome: '6 bytes' });
    expect(trace).toMatchObject({ bytesIn: 6, bytesOut: 2 });
    expect(Buffer.from(trace.firstBytes).toString()).toBe('abcdef');
    expect(trace.ending).toBeUndefined();
    socket.destroy();
  });

  it.each([
    ['closes', (peer: Socket): void => void peer.once('data', () => peer.end()), 'closed', 'fin'],
    ['resets', (peer: Socket): void => void peer.once('data', () => peer.resetAndDestroy()), 'reset', 'rst'],
    ['says nothing', () => {}, 'timedOut', 'silence'],
  ] as const)('tells who ended it when the peer %s', async (_name, behave, outcome, by) => {
    const socket = await connectedTo(behave);
    const { result, trace } = await drive(ask(6), socket, quick);
    expect(result.outcome).toBe(outcome);
    expect(trace.ending?.by).toBe(by);
    socket.destroy();
  });

  it('cuts a peer that drips for ever', async () => {
    const socket = await connectedTo((peer) => {
      const timer = setInterval(() => peer.write('x'), 20);
      peer.on('close', () => clearInterval(timer));
    });
    const { result, trace } = await drive(ask(1_000), socket, quick);
    expect(result.outcome).toBe('timedOut');
    expect(trace.ending).toEqual({ by: 'cut', code: 'more than 400 ms', limit: 'time' });
    expect(trace.ms).toBeLessThan(20_000);
    socket.destroy();
  });

  it('stops at the byte limit, without reading what it did not ask for', async () => {
    let written = 0;
    const socket = await connectedTo((peer) => {
      const pour = () => {
        while (!peer.destroyed && peer.write(new Uint8Array(65_536))) written += 65_536;
      };
      peer.on('drain', pour);
      pour();
    });
    const limits = { ...defaultLimits, maxBytes: 1024 * 1024 };
    const { trace } = await drive(swallow(), socket, limits);
    expect(trace.ending).toEqual({ by: 'cut', code: 'more than 1048576 bytes', limit: 'bytes' });
    expect(trace.bytesIn).toBeLessThan(2 * 1024 * 1024);
    socket.destroy();
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  it('stops when told to', async () => {
    const socket = await connectedTo(() => {});
    const stop = new AbortController();
    const exchange = drive(ask(6), socket, { ...defaultLimits, signal: stop.signal });
    stop.abort();
    const { result, trace } = await exchange;
    expect(result.outcome).toBe('timedOut');
    expect(trace.ending).toEqual({ by: 'cut', code: 'deadline', limit: 'stop' });
    socket.destroy();
  });
});

/** Takes whatever comes and never has enough. */
function* swallow(): Conversation<string> {
  for (;;) {
    const arrival = yield new Uint8Array(0);
    if ('ended' in arrival) return arrival.ended;
  }
}
