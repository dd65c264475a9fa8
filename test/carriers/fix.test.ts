import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/remedy/plan-format.ts';
import { verdictNow } from '../../src/node/cli/fix/verdict-now.ts';
import { applyPlan, type Applying } from '../../src/app/fix/apply-plan.ts';
import type { PlanRecord } from '../../src/app/fix/plan-record.ts';
import { undoPlan } from '../../src/app/fix/undo-plan.ts';
import { compareVerdicts, isProven } from '../../src/app/fix/compare-verdicts.ts';
import type { Verdict } from '../../src/app/fix/verdict.ts';
import type { RunLimits, ScriptJob } from '../../src/node/carriers/carrier.ts';
import { planCarrier } from '../../src/node/fix/plan-carrier.ts';
import { plansIn } from '../../src/node/fix/plan-folder.ts';
import { systemClock } from '../../src/node/fleet/system-clock.ts';
import { readScriptTexts } from '../../src/node/windows/script-texts.ts';
import type { Peer, RunningPeer } from '../../src/node/lab/peer.ts';
import { closesAfterNegotiation } from '../../src/node/lab/peers/closes-after-negotiation.ts';
import { healthy } from '../../src/node/lab/peers/healthy.ts';
import { resetsAtOnce } from '../../src/node/lab/peers/resets-at-once.ts';
import { nextAddress } from '../corpus/live/check-peer.ts';
import { scriptedMachine, type ScriptedMachine } from './scripted-carrier.ts';

const place = { address: nextAddress(), port: 3389 };
const target = { host: place.address, port: place.port };
const signal = new AbortController().signal;

function planOf(id: string): Plan {
  return {
    format: 1,
    id,
    target: place.address,
    machine: 'server',
    createdAt: '2026-09-01T12:00:00Z',
    causes: ['stopped-service'],
    acceptedRisks: [],
    steps: [{ n: 1, remedy: 'Start it', action: { kind: 'startService', service: 'TermService' } }],
  };
}

let folder: string;
let running: RunningPeer | undefined;
let machine: ScriptedMachine;
let told: string[];

/** Puts another server into the place of the one that listens. */
async function serve(peer: Peer): Promise<void> {
  await running?.close();
  running = await peer.start(place);
}

type Changes = Partial<Applying> & {
  readonly limits?: RunLimits;
  readonly extras?: Pick<ScriptJob, 'pfxPassword' | 'file'>;
};

const via = { name: 'ssh' as const, options: { host: place.address, user: 'admin' } };

function around({ limits = { timeoutMs: 5_000 }, extras, ...changes }: Changes = {}): Applying {
  return {
    carrier: planCarrier(machine.carrier, limits, extras),
    texts: readScriptTexts(),
    look: () => verdictNow(target, signal),
    records: plansIn(folder),
    clock: systemClock,
    tell: (text) => void told.push(text),
    stop: limits.signal,
    proveWithinMs: 300,
    via,
    ...changes,
  };
}

async function recordOf(id: string): Promise<PlanRecord> {
  const record = await plansIn(folder).load(id);
  if ('problem' in record) throw new Error(record.problem);
  return record;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-plans-'));
  machine = scriptedMachine();
  told = [];
});
afterEach(async () => {
  await running?.close();
  running = undefined;
});

describe('carrying a plan out', () => {
  it('keeps what helped, and says how it looked before and after', async () => {
    await serve(closesAfterNegotiation);
    machine.onApply = () => serve(healthy);
    const before = await verdictNow(target, signal);
    const ending = await applyPlan(planOf('fix-helps'), before, around());
    expect(ending).toMatchObject({
      state: 'kept',
      before: { phase: 'encryption' },
      after: { phase: 'none' },
    });
    expect(machine.jobs.map(({ flags }) => flags)).toEqual([['-Yes']]);
    expect(await recordOf('fix-helps')).toMatchObject({ state: 'kept', result: { outcome: 'applied' } });
  });

  it('takes back what did not help', async () => {
    await serve(closesAfterNegotiation);
    const before = await verdictNow(target, signal);
    const ending = await applyPlan(planOf('fix-no-help'), before, around());
    expect(ending).toMatchObject({
      state: 'undone',
      before: { phase: 'encryption' },
      after: { phase: 'encryption' },
    });
    expect(ending.says).toBe('it did not help within 0 s; everything was put back');
    expect(machine.jobs.map(({ flags }) => flags)).toEqual([['-Yes'], ['-Undo']]);
    expect(await recordOf('fix-no-help')).toMatchObject({ state: 'undone', after: { phase: 'encryption' } });
  });

  it('takes back what made it worse', async () => {
    await serve(healthy);
    machine.onApply = () => serve(resetsAtOnce);
    machine.onUndo = () => serve(healthy);
    const before = await verdictNow(target, signal);
    const ending = await applyPlan(planOf('fix-worse'), before, around());
    expect(ending).toMatchObject({
      state: 'undone',
      before: { phase: 'none' },
      after: { phase: 'negotiation' },
    });
    expect((await verdictNow(target, signal)).phase).toBe('none');
  });

  it('waits for a host that takes its time', async () => {
    await serve(closesAfterNegotiation);
    const before = await verdictNow(target, signal);
    let looks = 0;
    const look = async () => {
      looks += 1;
      if (looks === 2) await serve(healthy);
      return verdictNow(target, signal);
    };
    const ending = await applyPlan(planOf('fix-slow-host'), before, around({ look, proveWithinMs: 20_000 }));
    expect(ending.state).toBe('kept');
    expect(looks).toBe(2);
  });

  it('says what is known when the host is lost in the middle', async () => {
    await serve(closesAfterNegotiation);
    machine.fault = () => ({ outcome: 'lost', why: 'the connection was closed', stdout: '' });
    const before = await verdictNow(target, signal);
    const ending = await applyPlan(planOf('fix-lost'), before, around());
    expect(ending.state).toBe('lost');
    expect(ending.says).toContain('rdpdoctor undo fix-lost takes everything back');
    expect(await recordOf('fix-lost')).toMatchObject({ state: 'lost' });
    machine.fault = undefined;
    const undone = await undoPlan({ plan: planOf('fix-lost'), via }, around());
    expect(undone.says).toContain('there was nothing to take back');
  });

  it('says where a private key may have stayed when the host is lost', async () => {
    await serve(closesAfterNegotiation);
    machine.fault = () => ({ outcome: 'lost', why: 'the connection was closed', stdout: '' });
    const file = { path: 'C:\\Windows\\Temp\\rdpdoctor-1.pfx', bytes: Uint8Array.of(1) };
    const ending = await applyPlan(
      planOf('fix-lost-key'),
      await verdictNow(target, signal),
      around({ extras: { file } }),
    );
    expect(ending.says).toContain(`${file.path} may have stayed there with its private key: delete it`);
  });

  it('believes no result of another plan', async () => {
    await serve(closesAfterNegotiation);
    machine.fault = () => ({ plan: 'fix-20260101-deadbeef-server' });
    const ending = await applyPlan(planOf('fix-of-mine'), await verdictNow(target, signal), around());
    expect(ending).toMatchObject({
      state: 'lost',
      says: expect.stringContaining('its result is of plan fix-20260101-deadbeef-server'),
    });
  });

  it('says at once what an interruption before the proof means, and takes everything back', async () => {
    await serve(closesAfterNegotiation);
    const stop = new AbortController();
    machine.onApply = async () => stop.abort();
    const ending = await applyPlan(
      planOf('fix-interrupted'),
      await verdictNow(target, signal),
      around({ limits: { timeoutMs: 5_000, signal: stop.signal } }),
    );
    expect(ending.state).toBe('undone');
    expect(told.at(-1)).toContain('a second Ctrl-C leaves it (rdpdoctor undo fix-interrupted)');
  });

  it('says so when taking back is not possible, and tries again when asked', async () => {
    await serve(closesAfterNegotiation);
    machine.fault = ({ flags }) =>
      flags.includes('-Undo') ? { outcome: 'notStarted', why: 'nobody answers' } : undefined;
    const ending = await applyPlan(planOf('fix-stuck'), await verdictNow(target, signal), around());
    expect(ending).toMatchObject({ state: 'undoIncomplete' });
    expect(ending.says).toContain('nobody answers');
    machine.fault = undefined;
    expect((await undoPlan({ plan: planOf('fix-stuck'), via }, around())).says).toBe(
      'everything was put back',
    );
    expect((await undoPlan({ plan: planOf('fix-stuck'), via }, around())).says).toContain(
      'nothing to take back',
    );
    expect(await recordOf('fix-stuck')).toMatchObject({ state: 'undone' });
  });

  it('changes nothing while another plan is open there', async () => {
    await serve(closesAfterNegotiation);
    machine.fault = () => ({
      outcome: 'refused',
      problems: [{ code: 'otherPlanOpen', says: 'plan fix-first is open on this computer' }],
    });
    const ending = await applyPlan(planOf('fix-second'), await verdictNow(target, signal), around());
    expect(ending).toMatchObject({
      state: 'refused',
      says: 'nothing was changed: plan fix-first is open on this computer',
    });
    expect(machine.jobs).toHaveLength(1);
  });

  it('runs twice without harm', async () => {
    await serve(closesAfterNegotiation);
    machine.onApply = () => serve(healthy);
    const before = await verdictNow(target, signal);
    await applyPlan(planOf('fix-twice'), before, around());
    const again = await applyPlan(planOf('fix-twice'), before, around());
    expect(again).toMatchObject({ state: 'kept', result: { outcome: 'alreadyApplied' } });
  });

  it('says what a script said that failed and put everything back', async () => {
    await serve(closesAfterNegotiation);
    machine.fault = () => ({
      outcome: 'failedAndUndone',
      problems: [{ code: 'accessDenied', says: 'access denied', step: 1 }],
    });
    const ending = await applyPlan(planOf('fix-denied'), await verdictNow(target, signal), around());
    expect(ending).toMatchObject({
      state: 'failedAndUndone',
      says: 'it failed and everything was put back: access denied',
    });
  });

  it('makes of an engine that prints nothing no success', async () => {
    await serve(closesAfterNegotiation);
    machine.fault = () => ({ outcome: 'ran', exitCode: 1, stdout: '', stderr: 'not recognized' });
    const ending = await applyPlan(planOf('fix-silent'), await verdictNow(target, signal), around());
    expect(ending.state).toBe('lost');
    expect(ending.says).toContain('it printed no result (exit code 1): not recognized');
  });
});

describe('an engine that does not start the script', () => {
  it.each([
    [127, 'sh: powershell.exe: not found', 'not found'],
    [2, 'rdpdoctor-refused:constrainedLanguage', 'constrained language mode'],
  ])('exit code %d: nothing was changed', async (exitCode, stdout, says) => {
    await serve(closesAfterNegotiation);
    machine.fault = () => ({ outcome: 'ran', exitCode, stdout, stderr: '' });
    const ending = await applyPlan(planOf('fix-no-engine'), await verdictNow(target, signal), around());
    expect(ending.state).toBe('refused');
    expect(ending.says).toContain('nothing was changed');
    expect(ending.says).toContain(says);
  });
});

describe('the journal', () => {
  it('refuses a name that is a path', async () => {
    expect(await plansIn(folder).load('../../etc/passwd')).toEqual({
      problem: 'plan "../../etc/passwd": is not the name of a plan, such as fix-20260901-1a2b3c4d',
    });
  });

  it('says which plan there is not, and which record is damaged', async () => {
    expect(await plansIn(folder).load('fix-20260901-00')).toHaveProperty(
      'problem',
      expect.stringContaining('there is none'),
    );
    writeFileSync(join(folder, 'fix-20260901-01.json'), '{"format":1');
    expect(await plansIn(folder).load('fix-20260901-01')).toHaveProperty(
      'problem',
      expect.stringContaining('is damaged'),
    );
  });

  it('holds no password', async () => {
    await serve(closesAfterNegotiation);
    await applyPlan(
      planOf('fix-secret'),
      await verdictNow(target, signal),
      around({ extras: { pfxPassword: 'Geheim-77' } }),
    );
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('Geheim-77');
  });
});

const verdict = (phase: string | undefined, ...causes: string[]): Verdict => ({
  at: '',
  headline: '',
  phase,
  causes,
});

describe('compareVerdicts', () => {
  it.each<[string, Verdict, Verdict, string, boolean]>([
    ['gets further', verdict('connection'), verdict('encryption'), 'better', true],
    ['dies earlier', verdict('encryption'), verdict('connection'), 'worse', false],
    ['dies at the same place', verdict('encryption', 'x'), verdict('encryption', 'x'), 'same', false],
    [
      'dies at the same place of something else',
      verdict('encryption', 'x'),
      verdict('encryption', 'y'),
      'worse',
      false,
    ],
    ['lives on', verdict('none'), verdict('none'), 'same', true],
    ['lives on without the cause', verdict('none', 'x'), verdict('none'), 'better', true],
    ['lives on with a new cause', verdict('none'), verdict('none', 'y'), 'worse', false],
    ['was not seen before', verdict(undefined), verdict('none'), 'same', false],
  ])('%s', (_name, before, after, wanted, proven) => {
    expect(compareVerdicts(before, after, ['x'])).toBe(wanted);
    expect(isProven(before, after, ['x'])).toBe(proven);
  });
});
