import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLateServer } from '../../../test/late-server.ts';
import { standStill } from '../../../test/standstill.ts';
import { afterOwnTime, ownNow, startStopwatch, watchOwnTime } from './own-time.ts';

let unwatch: () => void;
beforeEach(() => {
  unwatch = watchOwnTime();
});
afterEach(() => unwatch());

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('own time', () => {
  it('leaves out what this thread stood still, and says how much that was', () => {
    const elapsed = startStopwatch();
    standStill(500);
    const { ms, stoodStillMs = 0 } = elapsed();
    expect(ms + stoodStillMs).toBeGreaterThan(495);
    expect(stoodStillMs).toBeGreaterThan(430);
  });

  it('is that of the wall where nobody watches', () => {
    unwatch();
    const before = ownNow();
    const elapsed = startStopwatch();
    standStill(200);
    expect(ownNow() - before).toBeGreaterThan(195);
    expect(elapsed()).not.toHaveProperty('stoodStillMs');
  });

  it('does not take the time between two watches for a standstill', () => {
    unwatch();
    const elapsed = startStopwatch();
    standStill(200);
    unwatch = watchOwnTime();
    const { ms, stoodStillMs = 0 } = elapsed();
    expect(ms).toBeGreaterThan(195);
    expect(stoodStillMs).toBeLessThan(150);
  });

  it('is watched until the last watcher is gone', () => {
    const other = watchOwnTime();
    other();
    other();
    const elapsed = startStopwatch();
    standStill(200);
    expect(elapsed()).toHaveProperty('stoodStillMs');
  });

  it('reads what came during a standstill before it calls a wait over', async () => {
    const server = await startLateServer('127.0.23.20', 'late', 20);
    const socket = connect(server.port, server.address);
    await once(socket, 'connect');
    const order: string[] = [];
    const over = new Promise<void>((resolve) => {
      afterOwnTime(200, () => {
        order.push('over');
        resolve();
      });
    });
    socket.once('data', () => order.push('read'));
    socket.write('?');
    await turn();
    standStill(400);
    await over;
    expect(order).toEqual(['read', 'over']);
    socket.destroy();
    await server.close();
  });

  it('begins a wait anew, and calls it off', async () => {
    const order: string[] = [];
    const off = afterOwnTime(1, () => order.push('off'));
    off.cancel();
    await new Promise<void>((resolve) => {
      const wait = afterOwnTime(30, () => {
        order.push('late');
        resolve();
      });
      afterOwnTime(20, () => {
        order.push('soon');
        wait.refresh();
        afterOwnTime(20, () => order.push('between'));
      });
    });
    expect(order).toEqual(['soon', 'between', 'late']);
  });
});
