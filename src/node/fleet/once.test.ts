import { expect, it } from 'vitest';
import { dead, hostOf, stubbedLook, works } from '../../../test/fleet/looks.ts';
import { memoryQueue } from '../../../test/fleet/memory-queue.ts';
import { memoryStore } from '../../../test/fleet/memory-store.ts';
import { simulatedClock } from '../../../test/fleet/simulated-clock.ts';
import { watchOnce } from './once.ts';
import type { Told } from './told.ts';

it('looks once at every watched host of this place, also at one that somebody else has in hand, and ends', async () => {
  const clock = simulatedClock(Date.UTC(2026, 8, 1));
  const [store, queue] = [memoryStore(), memoryQueue(clock)];
  await store.hosts.put([
    hostOf('up'),
    hostOf('down'),
    hostOf('busy'),
    hostOf('elsewhere', 900, ['there']),
    { ...hostOf('quiet'), watched: false },
  ]);
  await queue.add({ id: 'theirs', host: 'busy', vantage: 'here', dueAt: '' });
  await queue.claim('somebody who dies', 'here', 1);
  const told: Told[] = [];
  const ending = watchOnce(
    {
      store,
      queue,
      clock,
      name: 'test',
      vantage: 'here',
      atOnce: 2,
      look: stubbedLook(clock, { found: (host) => (host === 'down' ? dead : works) }),
      tell: (each) => told.push(each),
    },
    new AbortController().signal,
  );
  await clock.pass(120_000);
  const seen = (await ending).map(({ host, snapshot }) => `${host} ${snapshot.exit}`);
  expect(new Set(seen)).toEqual(new Set(['busy 0', 'down 12', 'up 0']));
  expect(await queue.depth()).toEqual({ waiting: 0, running: 0, dead: 0 });
  await clock.pass(60_000);
  expect(clock.waiting()).toBe(0);
});
