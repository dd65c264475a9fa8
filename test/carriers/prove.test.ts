import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/remedy/plan-format.ts';
import { applyPlan } from '../../src/app/fix/apply-plan.ts';
import type { PlanRecord } from '../../src/app/fix/plan-record.ts';
import { provePlan } from '../../src/app/fix/prove-plan.ts';
import { undoPlan } from '../../src/app/fix/undo-plan.ts';
import type { Verdict } from '../../src/app/fix/verdict.ts';
import { planCarrier } from '../../src/node/fix/plan-carrier.ts';
import { plansIn } from '../../src/node/fix/plan-folder.ts';
import { systemClock } from '../../src/node/fleet/system-clock.ts';
import { readScriptTexts } from '../../src/node/windows/script-texts.ts';
import { scriptedMachine } from './scripted-carrier.ts';

const plan: Plan = {
  format: 1,
  id: 'fix-awaits-restart',
  target: 'srv01:3390',
  machine: 'server',
  createdAt: '2026-09-01T12:00:00Z',
  causes: ['disjoint-cipher-suites'],
  acceptedRisks: [],
  steps: [{ n: 1, remedy: 'Clear it', action: { kind: 'clearCipherPolicy' } }],
};
const dies: Verdict = { at: '2026-09-01T12:00:00Z', headline: 'dies', phase: 'encryption', causes: [] };
const lives: Verdict = { ...dies, headline: 'lives', phase: 'none' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-prove-'));
});

function around(seen: Verdict) {
  const looks: Verdict[] = [];
  return {
    looks,
    carrier: planCarrier(scriptedMachine().carrier, { timeoutMs: 5_000 }),
    texts: readScriptTexts(),
    look: async () => {
      looks.push(seen);
      return seen;
    },
    records: plansIn(folder),
    clock: systemClock,
    tell: () => {},
    proveWithinMs: 100,
    via: { name: 'ssh' as const, options: { host: 'srv01' } },
  };
}

async function record(): Promise<PlanRecord> {
  const loaded = await plansIn(folder).load(plan.id);
  if ('problem' in loaded) throw new Error(loaded.problem);
  return loaded;
}

describe('a plan that is in force after the next restart of Windows', () => {
  it('is kept without a look, and says how it is proved', async () => {
    const there = around(dies);
    const ending = await applyPlan(plan, dies, there);
    expect(ending).toMatchObject({
      state: 'awaitsRestart',
      says: expect.stringContaining(`rdpdoctor prove ${plan.id}`),
    });
    expect(there.looks).toEqual([]);
    expect(await record()).toMatchObject({ state: 'awaitsRestart', before: { phase: 'encryption' } });
  });

  it('says when it restarts by itself, where that was planned', async () => {
    const at = '2026-12-01T03:00';
    const timed: Plan = {
      ...plan,
      steps: [...plan.steps, { n: 2, remedy: 'Clear it', action: { kind: 'restartWindows', at } }],
    };
    const { says } = await applyPlan(timed, dies, around(dies));
    expect(says).toContain("restarts by itself at 2026-12-01 03:00 (the machine's own time)");
    expect((await provePlan(await record(), around(dies))).says).toContain(
      'wait for its restart at 2026-12-01',
    );
  });

  it('is proved by what is seen after it', async () => {
    await applyPlan(plan, dies, around(dies));
    const ending = await provePlan(await record(), around(lives));
    expect(ending).toMatchObject({ state: 'kept', after: { phase: 'none' } });
    expect(await record()).toMatchObject({ state: 'kept', after: { phase: 'none' }, via: { name: 'ssh' } });
  });

  it('stays as it is where nothing is better, and can be taken back', async () => {
    const there = around(dies);
    await applyPlan(plan, dies, there);
    const ending = await provePlan(await record(), around(dies));
    expect(ending).toMatchObject({
      state: 'awaitsRestart',
      says: expect.stringContaining('restart it first'),
    });
    expect(await record()).toMatchObject({ state: 'awaitsRestart' });
    expect(await undoPlan(await record(), there)).toMatchObject({ state: 'undone' });
  });
});
