import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Owed } from '../../app/fleet-plans/owed.ts';
import { planFleet } from '../../../test/fleet/plan-fleet.ts';
import { fleetPlanSchema } from '../../app/fleet-plans/fleet-plan.ts';
import { owedIn } from './owed-folder.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rdpdoctor-owed-'));
  folder = join(root, 'home', 'owed');
});
afterEach(() => rmSync(root, { recursive: true }));

async function owed(): Promise<Owed> {
  const here = planFleet();
  await here.watch('srv01');
  const text = await here.memory.notes.get(`plan made ${await here.made()}`);
  const { plan } = fleetPlanSchema.parse(JSON.parse(text ?? ''));
  const record = {
    format: 1,
    plan,
    via: { name: 'ssh', options: {} },
    state: 'kept',
    changedAt: '',
  } as const;
  return { format: 1, record, over: ['applying '], asker: { who: 'ana', from: '' }, does: 'running a plan' };
}

it('is what was kept last, for its owner alone, until it is dropped', async () => {
  const one = await owed();
  const owing = owedIn(folder);
  expect(await owing.all()).toEqual([]);
  await owing.keep({ ...one, over: [] });
  await owing.keep(one);
  expect(await owedIn(folder).all()).toEqual([one]);
  expect(readdirSync(folder)).toEqual([`${one.record.plan.id}.json`]);
  if (process.platform !== 'win32') {
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, `${one.record.plan.id}.json`)).mode & 0o077).toBe(0);
  }
  await owing.drop(one.record.plan.id);
  await owing.drop(one.record.plan.id);
  expect(await owing.all()).toEqual([]);
});

it('leaves what it cannot read, and what is not its own', async () => {
  const one = await owed();
  const owing = owedIn(folder);
  await owing.keep(one);
  for (const [name, text] of [
    ['fix-20260901-00000000.json', '{"format":1,'],
    ['fix-20260901-00000001.json', '{"format":2}'],
    ['fix-20260901-00000003.json.new', JSON.stringify(one)],
    ['..notes.json', JSON.stringify(one)],
  ] as const)
    writeFileSync(join(folder, name), text);
  symlinkSync(join(folder, 'nowhere'), join(folder, 'fix-20260901-00000004.json'));
  expect(await owing.all()).toEqual([one]);
  expect(readdirSync(folder)).toHaveLength(6);
});

it('a disk that does not take it keeps nobody from going on', async () => {
  writeFileSync(join(root, 'home'), '');
  const owing = owedIn(folder);
  await owing.keep(await owed());
  expect(await owing.all()).toEqual([]);
});
