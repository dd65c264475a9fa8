import { beforeEach, describe, expect, it } from 'vitest';
import {
  ana,
  checkOf,
  denied,
  dying,
  healthy,
  noEnd,
  oldCiphers,
  planFleet,
  reportOf,
  stopped,
} from '../../../test/fleet/plan-fleet.ts';
import type { CaseFile } from '../../core/facts/case-file.ts';
import type { ScriptReport } from '../fix/plan-carrier.ts';
import type { Begun } from './begin-on-host.ts';
import type { Inside } from './fleet-plan-ports.ts';
import { fleetPlanRuns } from './fleet-plan-runs.ts';
import { makeFleetPlan } from './make-fleet-plan.ts';
import type { PlanRefusal } from './plan-refusal.ts';
import { planShelf } from './plan-shelf.ts';

let here: ReturnType<typeof planFleet>;
let runs: ReturnType<typeof fleetPlanRuns>;
beforeEach(async () => {
  here = planFleet();
  runs = fleetPlanRuns(here.ports, noEnd);
  for (const host of ['srv01', 'SRV01:3390', 'srv09']) await here.watch(host);
});

const made = (...asked: Parameters<typeof here.made>) => here.made(...asked);
const stateOf = async (id: string) => {
  const record = await planShelf(here.memory.notes, here.clock.now).load(id);
  return 'problem' in record ? 'not run' : record.state;
};
const codeOf = (ended: Begun | PlanRefusal) => ('refused' in ended ? ended.refused : 'begun');

describe('running a plan', () => {
  it('keeps what helps, and the log says who, what, with which risk, before and after', async () => {
    here.state.sees = denied;
    const id = await made('srv01', ['new-access']);
    const ended = runs.run(id, ['new-access'], ana);
    expect(await ended).toEqual({ begun: id });
    await runs.inProgress.ended();
    expect(await stateOf(id)).toBe('kept');
    expect(here.audit.map(({ who, did, to }) => `${who} ${did}: ${to}`)).toEqual([
      `olaf made a plan: ${id} for srv01`,
      `ana began running a plan: ${id} on srv01 by ssh, made by olaf, accepting new-access`,
      expect.stringContaining(`ana ended running a plan: ${id} on srv01: kept: `),
    ]);
    expect(here.clock.waiting()).toBe(0);
  });

  it('takes back what makes it worse', async () => {
    const id = await made();
    here.machine.answers = (plan, mode) => {
      here.state.sees = dying(stopped, 'connection');
      return reportOf(plan, mode);
    };
    await runs.run(id, [], ana);
    await here.clock.pass(5_000);
    await runs.inProgress.ended();
    expect([here.machine.done, await stateOf(id)]).toEqual([['apply', 'undo'], 'undone']);
  });

  it('touches nothing that the log cannot take', async () => {
    const id = await made();
    here.state.isLogFull = true;
    await expect(runs.run(id, [], ana)).rejects.toThrow('the log is full');
    expect([here.machine.done, await here.memory.notes.keys('plan turn ')]).toEqual([[], []]);
  });

  it('says so where a mistake of ours ends it', async () => {
    const id = await made();
    here.machine.answers = () => {
      throw new Error('oh');
    };
    await runs.run(id, [], ana);
    await runs.inProgress.ended();
    expect(here.audit.at(-1)?.to).toBe(
      `${id} on srv01: not known: a mistake inside rdpdoctor; take the plan back`,
    );
    expect(await stateOf(id)).toBe('lost');
  });
});

it('what runs while the server is ended is written down, and can be taken back by the next one', async () => {
  const ending = new AbortController();
  const id = await made();
  const interrupted = new Promise<ScriptReport>((resolve) => {
    const lost = { outcome: 'lost' as const, why: 'interrupted' };
    ending.signal.addEventListener('abort', () => resolve(lost));
  });
  here.state.carrier = { ...here.state.carrier, apply: () => interrupted };
  const first = fleetPlanRuns(here.ports, ending.signal);
  await first.run(id, [], ana);
  expect([first.inProgress.has(id), await stateOf(id)]).toEqual([true, 'applying']);
  ending.abort();
  await first.inProgress.ended();
  expect(await stateOf(id)).toBe('lost');
  expect(codeOf(await runs.undo(id, ana))).toBe('begun');
  await runs.inProgress.ended();
  expect([await stateOf(id), here.machine.done]).toEqual(['undone', ['undo']]);
});

describe('is not run', () => {
  it.each<[string, string, (id: string) => unknown]>([
    [
      'where nothing is enabled',
      'plansOff',
      () => (runs = fleetPlanRuns({ ...here.ports, running: undefined }, noEnd)),
    ],
    ['of a host that is gone', 'notWatched', () => here.memory.hosts.remove(['srv01'])],
    ['of a host that rests', 'notWatched', () => here.watch('srv01', false)],
    ['that was made more than an hour ago', 'stale', () => here.clock.jump(3_600_001)],
    ['that was made in the future', 'stale', () => here.clock.jump(-1)],
    ['where the trouble is gone', 'changed', () => (here.state.sees = healthy)],
    ['where there is other trouble', 'changed', () => (here.state.sees = denied)],
    ['where the name leads elsewhere', 'targetNotAllowed', () => (here.state.barred = 'leads to itself')],
    ['where no way is open', 'noWay', () => (here.state.isOpen = false)],
  ])('a plan %s: %s', async (_, code, given) => {
    const id = await made();
    await given(id);
    expect(codeOf(await runs.run(id, [], ana))).toBe(code);
    expect(here.machine.done).toEqual([]);
    expect(await stateOf(id)).toBe('not run');
  });

  it.each([
    [[], 'riskNotAccepted'],
    [['nla-off'], 'riskNotAccepted'],
    [['new-access', 'nla-off'], 'riskNotNeeded'],
  ])('a plan that needs new-access, accepting %j: %s', async (risks, code) => {
    here.state.sees = denied;
    const id = await made('srv01', ['new-access']);
    expect(codeOf(await runs.run(id, risks, ana))).toBe(code);
    expect(here.machine.done).toEqual([]);
  });

  it('a plan of a host that only stands in the store', async () => {
    const id = await made('srv09');
    expect(codeOf(await runs.run(id, [], ana))).toBe('hostNotEnabled');
  });

  it.each(['fix-20260901-deadbeef-server', '../../etc/passwd', '', 'plan turn srv01'])(
    'the plan of nobody %j',
    async (id) => expect(codeOf(await runs.run(id, [], ana))).toBe('noPlan'),
  );

  it('a plan twice, one after the other', async () => {
    const id = await made();
    await runs.run(id, [], ana);
    await runs.inProgress.ended();
    expect(codeOf(await runs.run(id, [], ana))).toBe('alreadyRun');
    expect(here.machine.done).toEqual(['apply']);
  });
});

describe('two at once', () => {
  it('one plan is run once', async () => {
    const id = await made();
    const other = fleetPlanRuns(here.ports, noEnd);
    const both = await Promise.all([runs.run(id, [], ana), other.run(id, [], { ...ana, who: 'bob' })]);
    await Promise.all([runs.inProgress.ended(), other.inProgress.ended()]);
    expect(both.map(codeOf).toSorted()).toEqual(['begun', 'hostBusy']);
    expect(here.machine.done).toEqual(['apply']);
  });

  it('two plans on one machine, under two names, in two servers: one at a time', async () => {
    const [first, second] = [await made('srv01'), await made('SRV01:3390')];
    const other = fleetPlanRuns(here.ports, noEnd);
    const both = await Promise.all([runs.run(first, [], ana), other.run(second, [], ana)]);
    await Promise.all([runs.inProgress.ended(), other.inProgress.ended()]);
    expect(both.map(codeOf).toSorted()).toEqual(['begun', 'hostBusy']);
    expect(here.machine.done).toEqual(['apply']);
  });

  it('taking back and proving: one of them', async () => {
    const id = await made();
    here.machine.answers = (plan, mode) => reportOf(plan, mode);
    await runs.run(id, [], ana);
    await runs.inProgress.ended();
    const both = await Promise.all([runs.undo(id, ana), runs.undo(id, ana)]);
    await runs.inProgress.ended();
    expect(both.map(codeOf).toSorted()).toEqual(['begun', 'hostBusy']);
    expect([here.machine.done, await stateOf(id)]).toEqual([['apply', 'undo'], 'undone']);
    expect(codeOf(await runs.undo(id, ana))).toBe('nothingToUndo');
    expect(codeOf(await runs.prove(id, ana))).toBe('awaitsNoRestart');
  });
});

describe('a plan that rests on what the machine itself knows', () => {
  const outside = stopped.facts.filter(({ name }) => name !== 'services');
  const fromOutside = { ...stopped, facts: outside };
  const services = (file: CaseFile): Inside => ({
    facts: file.facts.filter(({ name }) => name === 'services'),
    gaps: [],
    connections: [],
  });
  const make = async () => {
    here.state.sees = fromOutside;
    const check = checkOf('outside', 'srv01', fromOutside);
    await here.memory.checks.add(check, fromOutside);
    return makeFleetPlan({ check: 'outside', acceptedRisks: [], inside: true }, ana, here.ports, noEnd);
  };

  it('is made of it, and made of it again before it is run', async () => {
    here.state.inside = services(stopped);
    const plan = await make();
    const id = ('made' in plan && plan.made?.plan.id) || '';
    here.state.inside = services(healthy);
    expect(codeOf(await runs.run(id, [], ana))).toBe('changed');
    here.state.inside = { problem: 'nobody answers' };
    expect(codeOf(await runs.run(id, [], ana))).toBe('noWay');
    here.state.inside = services(stopped);
    expect(codeOf(await runs.run(id, [], ana))).toBe('begun');
    await runs.inProgress.ended();
    expect([await stateOf(id), here.machine.done]).toEqual(['kept', ['apply']]);
    expect(here.audit.map(({ did }) => did)).toContain('collected what a machine knows');
  });

  it('is not made where nobody answers, or plans may not be run', async () => {
    expect(await make()).toMatchObject({ refused: 'noWay' });
    const asked = { check: 'outside', acceptedRisks: [], inside: true };
    const { running } = here.ports;
    const off = { ...here.ports, running: undefined };
    expect(await makeFleetPlan(asked, ana, off, noEnd)).toMatchObject({ refused: 'plansOff' });
    const elsewhere = { ...here.ports, running: { ...running!, isFor: () => false } };
    expect(await makeFleetPlan(asked, ana, elsewhere, noEnd)).toMatchObject({ refused: 'hostNotEnabled' });
  });
});

describe('a plan that is in force after the next restart of Windows', () => {
  it('waits for its proof, and bars others until then', async () => {
    here.state.sees = oldCiphers;
    const id = await made();
    await runs.run(id, [], ana);
    await runs.inProgress.ended();
    expect(await stateOf(id)).toBe('awaitsRestart');
    expect(codeOf(await runs.run(await made('SRV01:3390'), [], ana))).toBe('planOpen');
    here.state.sees = healthy;
    expect(codeOf(await runs.prove(id, ana))).toBe('begun');
    await runs.inProgress.ended();
    expect([await stateOf(id), here.machine.done]).toEqual(['kept', ['apply']]);
    expect(here.audit.at(-1)?.did).toBe('ended proving a plan');
  });

  it('is not proved once it was taken back, by whoever asked before', async () => {
    here.state.sees = oldCiphers;
    const id = await made();
    await runs.run(id, [], ana);
    await runs.inProgress.ended();
    here.state.sees = healthy;
    const both = await Promise.all([runs.undo(id, ana), runs.prove(id, ana)]);
    await runs.inProgress.ended();
    expect([both.map(codeOf), await stateOf(id)]).toEqual([['begun', 'hostBusy'], 'undone']);
    expect(codeOf(await runs.prove(id, ana))).toBe('awaitsNoRestart');
  });
});

describe('a plan of which nobody knows whether it stays', () => {
  beforeEach(async () => {
    const id = await made();
    here.machine.answers = () => ({ outcome: 'lost', why: 'gone' });
    await runs.run(id, [], ana);
    await runs.inProgress.ended();
    expect(await stateOf(id)).toBe('lost');
  });

  it('bars others on the same machine until it is taken back', async () => {
    here.machine.answers = (plan, mode) => reportOf(plan, mode);
    const next = await made('SRV01:3390');
    expect(codeOf(await runs.run(next, [], ana))).toBe('planOpen');
    const [lost] = await planShelf(here.memory.notes, here.clock.now).records();
    expect(codeOf(await runs.undo(lost?.plan.id ?? '', ana))).toBe('begun');
    await runs.inProgress.ended();
    expect(codeOf(await runs.run(next, [], ana))).toBe('begun');
    await runs.inProgress.ended();
    expect(here.audit.map(({ did }) => did).filter((did) => did.includes('back'))).toEqual([
      'began taking a plan back',
      'ended taking a plan back',
    ]);
  });
});
