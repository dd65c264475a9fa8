import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openConnection, outcomeOf } from '../wire/connect.ts';
import type { Connected } from '../wire/connect.ts';
import { connectEvery as connectAll, untilAnswered, type OpenAddress } from './tcp.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function listenAt(address: string, port = 0): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => {})).listen(port, address);
  servers.push(server);
  await once(server, 'listening');
  const bound = server.address();
  return typeof bound === 'object' ? bound!.port : 0;
}

const never = new AbortController().signal;

/** Opens every address on the port; what opened is in `kept`. */
function connectEvery(addresses: readonly string[], port: number, timeoutMs: number, signal: AbortSignal) {
  const kept: OpenAddress[] = [];
  const open = (address: string) => openConnection(address, port, timeoutMs, signal);
  const connecting = connectAll(addresses, open, { keep: (one) => void kept.push(one) });
  return { ...connecting, kept };
}

describe('connectEvery', () => {
  it('hands out the open one and tells of the dead one', async () => {
    const port = await listenAt('127.0.23.17');
    const { first, all, kept } = connectEvery(['127.0.23.16', '127.0.23.17'], port, 1_000, never);
    const open = await first;
    expect(open?.address).toBe('127.0.23.17');
    expect((await all).map(({ outcome }) => outcome)).toEqual(['refused', 'open']);
    kept.forEach(({ socket }) => socket.destroy());
  });

  it('keeps every open one for the conversations that follow', async () => {
    const port = await listenAt('127.0.23.17');
    await listenAt('127.0.23.18', port);
    const { all, kept } = connectEvery(['127.0.23.17', '127.0.23.18'], port, 1_000, never);
    expect((await all).map(({ outcome }) => outcome)).toEqual(['open', 'open']);
    expect(kept.map(({ address }) => address).toSorted()).toEqual(['127.0.23.17', '127.0.23.18']);
    kept.forEach(({ socket }) => socket.destroy());
  });

  it('knows when none opens', async () => {
    const port = await listenAt('127.0.23.17');
    const { first } = connectEvery(['127.0.23.16'], port, 1_000, never);
    expect(await first).toBeUndefined();
  });

  it('does not begin where time is up', async () => {
    const stop = new AbortController();
    stop.abort();
    const { all } = connectEvery(['127.0.23.16'], 3389, 1_000, stop.signal);
    expect(await all).toMatchObject([{ outcome: 'timedOut', code: 'deadline' }]);
  });
});

it.each([
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EACCES', 'prohibited'],
  ['ETIMEDOUT', 'timedOut'],
  ['EWHATEVER', 'failed'],
])('%s is %s', (code, outcome) => {
  expect(outcomeOf(code)).toEqual({ outcome, code });
});

describe('untilAnswered', () => {
  const silent: Connected = { outcome: 'timedOut', ms: 1_000 };
  const refused: Connected = { outcome: 'refused', ms: 2 };
  const cutOff: Connected = { outcome: 'timedOut', ms: 5, code: 'deadline' };

  it.each<[string, number | undefined, readonly Connected[], object]>([
    ['asks once where nobody wished more', undefined, [silent, refused], silent],
    ['asks again after a silence', 10, [silent, silent, refused], { ...refused, tries: 3 }],
    ['gives up after five', 10, Array.from({ length: 9 }, () => silent), { ...silent, tries: 5 }],
    ['asks no more than was wished', 2, [silent, silent, refused], { ...silent, tries: 2 }],
    ['does not ask again when time is up', 10, [cutOff, refused], cutOff],
  ])('%s', async (_, repeat, answers, expected) => {
    const left = [...answers];
    expect(await untilAnswered(() => Promise.resolve(left.shift()!), repeat)).toEqual(expected);
  });
});
