import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/node/collect/collect.ts';
import { defaultCollectOptions } from '../../src/node/collect/collect-options.ts';
import { peers } from '../../src/node/lab/peers.ts';
import { leadsTo, nextAddress, rightPassword } from '../corpus/live/check-peer.ts';

const quick = { ...defaultCollectOptions, timeoutMs: 500, deadlineMs: 8_000 };

describe('the list of practice peers', () => {
  it('has every file under its id', () => {
    const folder = join(import.meta.dirname, '..', '..', 'src', 'node', 'lab', 'peers');
    const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
    expect(peers.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  it.each(peers)('$id says what it is and what it does', ({ title, fault }) => {
    for (const text of [title, fault]) {
      expect(text).toMatch(/^[a-zA-Z]/);
      expect(text).not.toMatch(/[.!]$/);
      expect(text.length).toBeLessThan(110);
    }
  });
});

describe.concurrent('a check without credentials', () => {
  it.each(peers)('of $id stays within its connections and its time, and proves no password', async (peer) => {
    const running = await peer.start({ address: nextAddress() });
    try {
      const started = performance.now();
      const names = leadsTo([running.address]);
      const { facts } = await collect({ host: 'srv01', port: running.port }, { ...quick, names });
      // All peers are checked at once: on a busy machine timers come late.
      expect(performance.now() - started).toBeLessThan(5 * quick.deadlineMs);
      expect(facts.length).toBeGreaterThan(0);
      expect(running.connections()).toBeGreaterThan(0);
      expect(running.connections()).toBeLessThanOrEqual(6);
      expect(running.sawCredentials()).toBe(false);
    } finally {
      await running.close();
    }
  });
});

describe('a check with credentials', () => {
  it.each(peers.filter(({ needsLogon }) => needsLogon))('of $id is seen by the peer', async (peer) => {
    const running = await peer.start({ address: nextAddress() });
    try {
      const options = { ...quick, names: leadsTo([running.address]), credentials: rightPassword };
      await collect({ host: 'srv01', port: running.port }, options);
      expect(running.sawCredentials()).toBe(true);
      expect(running.connections()).toBeLessThanOrEqual(6);
    } finally {
      await running.close();
    }
  });
});

it('a peer that is closed frees its port and ends its connections', async () => {
  const [silent] = peers.filter(({ id }) => id === 'silent');
  const address = nextAddress();
  const running = await silent!.start({ address });
  const checking = collect({ host: address, port: running.port }, { ...quick, timeoutMs: 5_000 });
  await expect.poll(() => running.connections()).toBeGreaterThan(0);
  await running.close();
  await checking;
  const again = await silent!.start({ address, port: running.port });
  expect(again.port).toBe(running.port);
  await again.close();
});
