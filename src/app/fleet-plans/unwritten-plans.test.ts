import { beforeEach, describe, expect, it } from 'vitest';
import { ana, healthy, noEnd, oldCiphers, planFleet, reportOf } from '../../../test/fleet/plan-fleet.ts';
import type { ScriptReport } from '../fix/plan-carrier.ts';
import { planRecordSchema, type RecordState } from '../fix/plan-record.ts';
import { fleetPlanRuns } from './fleet-plan-runs.ts';
import { stateOfRecord } from './plan-state.ts';
import { tidyPlans } from './tidy-plans.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let here: ReturnType<typeof planFleet>;
let runs: ReturnType<typeof fleetPlanRuns>;
beforeEach(async () => {
  here = planFleet();
  runs = fleetPlanRuns(here.ports, noEnd);
  for (const host of ['srv01', 'SRV01:3390']) await here.watch(host);
});

const recordOf = async (id: string) => {
  const text = await here.memory.notes.get(`plan run ${id}`);
  return text === undefined ? undefined : planRecordSchema.parse(JSON.parse(text));
};
const stateOf = async (id: string) => (await recordOf(id))?.state ?? 'none';

/** Lets all that is ready run, however many turns that takes. */
async function quiet(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await here.clock.pass(0);
}

describe('a database that is away', () => {
  it('at the end of a run: how it ended is written when it is back, in the record and in the log', async () => {
    const id = await here.made();
    here.machine.answers = (plan, mode) => {
      here.state.isAway = true;
      return reportOf(plan, mode);
    };
    await runs.run(id, [], ana);
    await quiet();
    await here.clock.pass(HOUR);
    expect([await stateOf(id), runs.inProgress.has(id)]).toEqual(['applying', true]);
    here.state.isAway = false;
    await here.clock.pass(60_000);
    await runs.inProgress.ended();
    expect(await stateOf(id)).toBe('kept');
    expect(here.audit.map(({ did }) => did).filter((did) => did === 'ended running a plan')).toHaveLength(1);
    expect(here.clock.waiting()).toBe(0);
  });

  it.each([
    ['and what this machine kept is there', 'kept', undefined, 1],
    ['on another machine: nobody knows', 'lost', expect.stringContaining('not known'), 0],
  ] as const)('while the server is ended as well, %s', async (where, state, says, told) => {
    const ending = new AbortController();
    const id = await here.made();
    const first = fleetPlanRuns(here.ports, ending.signal);
    here.machine.answers = (plan, mode) => {
      here.state.isAway = true;
      return reportOf(plan, mode);
    };
    await first.run(id, [], ana);
    await quiet();
    ending.abort();
    await here.clock.pass(5_000);
    await first.inProgress.ended();
    here.state.isAway = false;
    if (where.startsWith('on another')) here.owed.clear();
    const next = fleetPlanRuns(here.ports, noEnd);
    await here.clock.pass(61_000);
    await next.settle();
    const record = await recordOf(id);
    expect([record?.state, record?.says]).toEqual([state, says]);
    await next.settle();
    expect(await recordOf(id)).toEqual(record);
    const ended = here.audit.filter(({ did }) => did === 'ended running a plan');
    expect([ended.length, here.owed.size]).toEqual([told, 0]);
  });

  it('before anything is begun: nothing is done, and a record that came through all the same says so', async () => {
    const id = await here.made();
    const { swap } = here.notes;
    const lying = {
      ...here.notes,
      swap: async (...asked: Parameters<typeof swap>) => {
        const done = await swap(...asked);
        if (asked[2]?.includes('"applying"') === true) {
          here.state.isAway = true;
          return here.notes.swap(...asked);
        }
        return done;
      },
    };
    runs = fleetPlanRuns({ ...here.ports, store: { ...here.ports.store, notes: lying } }, noEnd);
    await runs.run(id, [], ana);
    await quiet();
    expect([await stateOf(id), here.machine.done]).toEqual(['applying', []]);
    here.state.isAway = false;
    await here.clock.pass(60_000);
    await runs.inProgress.ended();
    expect([await stateOf(id), here.machine.done]).toEqual(['refused', []]);
  });
});

describe('a server that was killed', () => {
  /** Begins a run and forgets the server that began it, as a kill does: its clock stands still. */
  async function killed(during: 'applying' | 'applied'): Promise<string> {
    const id = await here.made();
    const still = { ...here.clock, after: () => () => {} };
    let look = here.ports.looking.look;
    const looking = { ...here.ports.looking, look: (...asked: Parameters<typeof look>) => look(...asked) };
    const gone = fleetPlanRuns({ ...here.ports, looking, clock: still }, noEnd);
    if (during === 'applying')
      here.state.carrier = { ...here.state.carrier, apply: () => new Promise<ScriptReport>(() => {}) };
    else
      here.machine.answers = (plan, mode) => {
        look = () => new Promise(() => {});
        return reportOf(plan, mode);
      };
    await gone.run(id, [], ana);
    await quiet();
    return id;
  }

  it.each([
    ['applying', 'lost', 'how it ended is not known'],
    ['applied', 'applied', 'not known to have helped'],
  ] as const)('while a plan was %s: it is %s, and says so', async (during, state, says) => {
    const id = await killed(during);
    await runs.settle();
    expect((await recordOf(id))?.says).toBeUndefined();
    await here.clock.pass(61_000);
    await runs.settle();
    const record = await recordOf(id);
    expect([record?.state, record?.says]).toEqual([state, expect.stringContaining(says)]);
    expect(stateOfRecord(record!, false).notes[0]).toContain(`%ProgramData%\\rdpdoctor\\${id}`);
    await runs.settle();
    expect(await recordOf(id)).toEqual(record);
    expect(await runs.undo(id, ana)).toEqual({ begun: id });
    await runs.inProgress.ended();
    expect(await stateOf(id)).toBe('undone');
  });

  it('is not taken for one that is at work: its turn is renewed', async () => {
    const id = await here.made();
    let finish = () => {};
    const working = new Promise<void>((resolve) => (finish = resolve));
    const { apply } = here.state.carrier;
    here.state.carrier = { ...here.state.carrier, apply: (script) => working.then(() => apply(script)) };
    await runs.run(id, [], ana);
    const other = fleetPlanRuns(here.ports, noEnd);
    await here.clock.pass(10 * 60_000);
    await other.settle();
    await runs.settle();
    expect(await stateOf(id)).toBe('applying');
    finish();
    await runs.inProgress.ended();
    expect(await stateOf(id)).toBe('kept');
  });

  it('and was not, only without its database for long: how it ended counts more than that nobody knew', async () => {
    const id = await here.made();
    here.machine.answers = (plan, mode) => {
      here.state.isAway = true;
      return reportOf(plan, mode);
    };
    await runs.run(id, [], ana);
    await quiet();
    await here.clock.pass(5 * 60_000);
    here.state.isAway = false;
    const owing = { ...here.ports.owing, all: async () => [] };
    await fleetPlanRuns({ ...here.ports, owing }, noEnd).settle();
    expect(await stateOf(id)).toBe('lost');
    await here.clock.pass(60_000);
    await runs.inProgress.ended();
    expect(await stateOf(id)).toBe('kept');
  });
});

describe('what a killed server kept for the database', () => {
  /** A run whose end the store did not take, of a server that is killed then. */
  async function owing(): Promise<string> {
    const id = await here.made();
    here.machine.answers = (plan, mode) => {
      here.state.isAway = true;
      return reportOf(plan, mode);
    };
    const still = { ...here.clock, after: () => () => {} };
    await fleetPlanRuns({ ...here.ports, clock: still }, noEnd).run(id, [], ana);
    await quiet();
    here.state.isAway = false;
    return id;
  }

  it('is written at once, and told when its turn on the host is over', async () => {
    const id = await owing();
    await runs.settle();
    expect([await stateOf(id), here.owed.size]).toEqual(['kept', 1]);
    await here.clock.pass(61_000);
    await runs.settle();
    expect([await stateOf(id), here.owed.size]).toEqual(['kept', 0]);
    expect(here.audit.at(-1)).toMatchObject({
      ...ana,
      did: 'ended running a plan',
      to: `${id} on srv01: kept; the server ended before the database had it`,
    });
  });

  it('takes the place of nothing that somebody else has written since', async () => {
    const id = await owing();
    const record = { ...(await recordOf(id))!, state: 'undone', changedAt: '2026-09-02T00:00:00.000Z' };
    await here.memory.notes.put(`plan run ${id}`, JSON.stringify(record));
    await here.clock.pass(61_000);
    await runs.settle();
    expect([await stateOf(id), here.owed.size]).toEqual(['undone', 0]);
  });

  it('stays where it is while another database is asked', async () => {
    const id = await owing();
    await here.memory.notes.remove(`plan run ${id}`);
    await here.clock.pass(61_000);
    await runs.settle();
    expect([await stateOf(id), here.owed.size]).toEqual(['none', 1]);
  });

  it('and was still to be looked at: it is applied, and not known to have helped', async () => {
    const id = await owing();
    const owed = here.owed.get(id)!;
    here.owed.set(id, { ...owed, record: { ...owed.record, state: 'applied' } });
    await here.clock.pass(61_000);
    await runs.settle();
    const record = await recordOf(id);
    expect([record?.state, record?.says]).toEqual([
      'applied',
      expect.stringContaining('not known to have helped'),
    ]);
  });
});

describe('a plan that restarts Windows', () => {
  it('is made for its time, and made of it again before it is run', async () => {
    here.state.sees = oldCiphers;
    const id = await here.made('srv01', [], { restartAt: '2026-09-02T03:00' });
    expect(await runs.run(id, [], ana)).toEqual({ begun: id });
    await runs.inProgress.ended();
    const record = await recordOf(id);
    expect([record?.state, record?.plan.steps.at(-1)?.action]).toEqual([
      'awaitsRestart',
      { kind: 'restartWindows', at: '2026-09-02T03:00' },
    ]);
  });

  it('is not run when its time is over', async () => {
    here.state.sees = oldCiphers;
    const id = await here.made('srv01', [], { restartAt: '2026-09-01T12:30Z' });
    here.clock.jump(HOUR / 2);
    expect(await runs.run(id, [], ana)).toMatchObject({
      refused: 'stale',
      says: expect.stringMatching(/is over/),
    });
  });
});

describe('records that are old', () => {
  const ended = async (state: RecordState, changedAt: string) => {
    const id = await here.made();
    here.state.sees = healthy;
    const plan = planPlan(await here.memory.notes.get(`plan made ${id}`));
    const record = { format: 1, plan, via: { name: 'ssh', options: {} }, state, changedAt };
    await here.memory.notes.put(`plan run ${id}`, JSON.stringify(record));
    return id;
  };
  const planPlan = (text = '{}') => (JSON.parse(text) as { readonly plan: unknown }).plan;
  const now = new Date(Date.parse('2026-09-01T12:00:00Z') + 400 * DAY).toISOString();

  it.each<[RecordState, 'goes' | 'stays']>([
    ['undone', 'goes'],
    ['refused', 'goes'],
    ['failedAndUndone', 'goes'],
    ['kept', 'goes'],
    ['applying', 'stays'],
    ['applied', 'stays'],
    ['awaitsRestart', 'stays'],
    ['undoIncomplete', 'stays'],
    ['lost', 'stays'],
  ])('one that is %s %s', async (state, then) => {
    const id = await ended(state, '2026-09-01T12:00:00.000Z');
    const before = here.audit.length;
    await tidyPlans(here.ports.store, now, 401, here.ports.newId);
    expect(await stateOf(id)).toBe(state);
    await tidyPlans(here.ports.store, now, 399, here.ports.newId);
    expect(await stateOf(id)).toBe(then === 'goes' ? 'none' : state);
    expect(here.audit.slice(before).map(({ who, to }) => `${who}: ${to}`)).toEqual(
      state === 'kept' ? [expect.stringContaining(`rdpdoctor: ${id}, kept on srv01 since 2026-09-01`)] : [],
    );
  });
});
