import { beforeEach, describe, expect, it } from 'vitest';
import { scriptResultOf } from '../../../test/carriers/script-result-of.ts';
import { simulatedClock } from '../../../test/fleet/simulated-clock.ts';
import { readScriptTexts } from '../../node/windows/script-texts.ts';
import type { Plan } from '../../core/remedy/plan-format.ts';
import type { ScriptResult } from '../../core/remedy/script-result.ts';
import { applyPlan, type Applying } from './apply-plan.ts';
import type { ScriptReport } from './plan-carrier.ts';
import type { PlanRecord } from './plan-record.ts';
import { provePlan } from './prove-plan.ts';
import { undoPlan } from './undo-plan.ts';
import type { Verdict } from './verdict.ts';

const at = '2026-09-01T12:00:00Z';
const startService = {
  n: 1,
  remedy: 'Start it',
  action: { kind: 'startService', service: 'TermService' },
} as const;
const clearPolicy = { n: 1, remedy: 'Clear it', action: { kind: 'clearCipherPolicy' } } as const;

/** Everything around a plan, in memory: a machine, a journal, eyes; and what is done, in its order. */
function world({
  helps = true,
  step = startService,
}: { helps?: boolean; step?: Plan['steps'][number] } = {}) {
  const plan: Plan = {
    format: 1,
    id: 'fix-20260901-0a0b0c0d-server',
    target: 'srv01',
    machine: 'server',
    createdAt: at,
    causes: ['stopped-service'],
    acceptedRisks: [],
    steps: [step],
  };
  const done: string[] = [];
  const journal = new Map<string, PlanRecord>();
  const machine = { isChanged: false, wasChanged: false };
  let cutAt = Infinity;
  /** Where a process is killed, nothing after that is done: a cut is before what it names, or after it and before anybody hears. */
  const moment = async <T>(name: string, act: () => T): Promise<T> => {
    done.push(name);
    if (done.length * 2 - 1 >= cutAt) throw new Error(CUT);
    const got = act();
    if (done.length * 2 >= cutAt) throw new Error(CUT);
    return got;
  };
  const report = (outcome: ScriptResult['outcome'], mode: 'apply' | 'undo'): ScriptReport => ({
    outcome: 'reported',
    result: scriptResultOf(plan, outcome, mode),
  });
  const clock = simulatedClock(Date.parse(at));
  const dies: Verdict = { at, headline: 'dies', phase: 'negotiation', causes: [] };
  const around: Applying = {
    carrier: {
      name: 'ssh',
      apply: () =>
        moment('apply', () => {
          machine.isChanged = machine.wasChanged = true;
          return report('applied', 'apply');
        }),
      undo: () =>
        moment('undo', () => {
          const outcome = machine.isChanged ? 'undone' : 'nothingToUndo';
          machine.isChanged = false;
          return report(outcome, 'undo');
        }),
    },
    texts: readScriptTexts(),
    records: {
      save: (record) => moment(`save ${record.state}`, () => (journal.set(record.plan.id, record), {})),
    },
    clock,
    look: () => moment('look', () => (helps && machine.isChanged ? { ...dies, phase: 'none' } : dies)),
    proveWithinMs: 3_000,
    tell: () => {},
    via: { name: 'ssh', options: { host: 'srv01' } },
  };
  const carryOut = async (changes: Partial<Applying> = {}) => {
    const ending = applyPlan(plan, dies, { ...around, ...changes });
    ending.catch(() => {});
    await clock.pass(60_000);
    return ending;
  };
  return { around, carryOut, clock, done, journal, machine, plan, cut: (n: number) => (cutAt = n) };
}

const CUT = 'the process was killed';
let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});

describe('carrying a plan out', () => {
  it('writes it down before anything is touched, and keeps what is seen to help', async () => {
    expect(await here.carryOut()).toMatchObject({ state: 'kept', after: { phase: 'none' } });
    expect(here.done).toEqual(['save applying', 'apply', 'save applied', 'look', 'save kept']);
    expect(here.clock.waiting()).toBe(0);
  });

  it('looks again until the time is up, then takes everything back', async () => {
    here = world({ helps: false });
    const ending = await here.carryOut();
    expect(ending).toMatchObject({ state: 'undone', says: expect.stringContaining('within 3 s') });
    const looks = ['look', 'look'];
    const back = ['save undoIncomplete', 'undo', 'save undone'];
    expect(here.done).toEqual(['save applying', 'apply', 'save applied', ...looks, ...back]);
    expect(here.machine.isChanged).toBe(false);
  });

  it('touches nothing that cannot be written down', async () => {
    const records = { save: async () => ({ problem: 'plans: no room' }) };
    const ending = await here.carryOut({ records });
    expect(ending).toMatchObject({ state: 'refused', says: expect.stringContaining('plans: no room') });
    expect(here.machine.wasChanged).toBe(false);
  });

  it('goes on where the journal fills up on the way, and says so', async () => {
    let room = 1;
    const records = { save: async () => (room-- > 0 ? {} : { problem: 'plans: no room' }) };
    const { state, says } = await here.carryOut({ records });
    expect([state, says]).toEqual(['kept', expect.stringContaining('could not be written down here')]);
  });

  it('takes back what nobody can look at', async () => {
    const look = () => Promise.reject(new Error('no eyes'));
    await expect(here.carryOut({ look })).rejects.toThrow('no eyes');
    expect(here.machine).toEqual({ isChanged: false, wasChanged: true });
    expect(here.journal.get(here.plan.id)?.state).toBe('undone');
  });

  it('looks no more and takes it back where it is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await here.carryOut({ stop: stop.signal })).toMatchObject({ state: 'undone' });
    expect(here.done).not.toContain('look');
  });
});

describe.each([
  ['that helps', { helps: true }],
  ['that does not help', { helps: false }],
  ['that awaits a restart', { step: clearPolicy }],
])('a plan %s, cut off anywhere', (_, kind) => {
  it('is written down wherever something was touched, and can be taken back', async () => {
    const whole = world(kind);
    await whole.carryOut();
    const moments = whole.done.length * 2;
    expect(moments).toBeGreaterThan(6);
    for (let n = 1; n <= moments; n += 1) {
      const cut = world(kind);
      cut.cut(n);
      await cut.carryOut().catch((error: Error) => expect(error.message).toBe(CUT));
      cut.cut(Infinity);
      const record = cut.journal.get(cut.plan.id);
      if (record === undefined) {
        expect(cut.machine.wasChanged, `moment ${n}`).toBe(false);
        continue;
      }
      expect((await undoPlan(record, cut.around)).state, `moment ${n}`).toBe('undone');
      expect(cut.machine.isChanged, `moment ${n}`).toBe(false);
      expect(cut.journal.get(cut.plan.id)?.state).toBe('undone');
    }
  });
});

describe('proving', () => {
  it('keeps what helps after the restart, and looks at no other plan', async () => {
    here = world({ step: clearPolicy });
    expect(await here.carryOut()).toMatchObject({ state: 'awaitsRestart' });
    const record = here.journal.get(here.plan.id)!;
    expect(await provePlan(record, here.around)).toMatchObject({ state: 'kept' });
    const kept = here.journal.get(here.plan.id)!;
    const before = here.done.length;
    expect((await provePlan(kept, here.around)).says).toContain('awaits no restart: it is kept');
    expect(here.done).toHaveLength(before);
  });
});
