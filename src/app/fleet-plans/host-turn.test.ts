import { beforeEach, expect, it } from 'vitest';
import { memoryStore } from '../../../test/fleet/memory-store.ts';
import { simulatedClock } from '../../../test/fleet/simulated-clock.ts';
import { hostTurns, type HostTurn } from './host-turn.ts';

let clock: ReturnType<typeof simulatedClock>;
let notes: ReturnType<typeof memoryStore>['notes'];
let ids = 0;
beforeEach(() => {
  clock = simulatedClock(0);
  notes = memoryStore().notes;
});

const server = () => hostTurns(notes, clock, () => `holder ${(ids += 1)}`);
async function taken(turn: Promise<HostTurn | { readonly taken: string }>): Promise<HostTurn> {
  const got = await turn;
  if ('taken' in got) throw new Error(`taken by ${got.taken}`);
  return got;
}

it('one has the turn on a host, until it ends it, however long it takes', async () => {
  const first = await taken(server().take('srv01', 'a'));
  expect(await server().take('srv01', 'b')).toEqual({ taken: 'a' });
  await taken(server().take('srv02', 'c')).then((turn) => turn.end());
  await clock.pass(3_600_000);
  expect(await server().take('srv01', 'b')).toEqual({ taken: 'a' });
  await first.end();
  await taken(server().take('srv01', 'b')).then((turn) => turn.end());
  expect([await notes.keys('plan turn'), clock.waiting()]).toEqual([[], 0]);
});

it('whoever is killed loses it after a minute, and cannot end the turn of another', async () => {
  const dead = simulatedClock(0);
  const killed = await taken(hostTurns(notes, dead, () => 'killed').take('srv01', 'a'));
  await clock.pass(59_000);
  expect(await server().take('srv01', 'b')).toEqual({ taken: 'a' });
  await clock.pass(2_000);
  const next = await taken(server().take('srv01', 'b'));
  await killed.end();
  expect(await server().take('srv01', 'c')).toEqual({ taken: 'b' });
  await next.end();
});

it('of many who ask at once one gets it', async () => {
  const asked = await Promise.all(Array.from({ length: 9 }, (_, i) => server().take('srv01', `${i}`)));
  expect(asked.filter((turn) => 'end' in turn)).toHaveLength(1);
  for (const turn of asked) if ('end' in turn) await turn.end();
});
