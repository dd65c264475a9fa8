import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judge } from '../../src/app/judge.ts';
import { snapshotOf } from '../../src/core/fleet/snapshot-of.ts';
import { runningPlansIn } from '../../src/node/cli/monitor/running-plans.ts';
import { collect } from '../../src/node/collect/collect.ts';
import { defaultCollectOptions } from '../../src/node/collect/collect-options.ts';
import { readConfig } from '../../src/node/fleet/read-config.ts';
import { runServer, type Running } from '../server/running.ts';
import { machineBehindWinrm, type MachineBehindWinrm } from './machine-behind-winrm.ts';

const host = '127.0.41.40';
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-running-'));
let machine: MachineBehindWinrm;
let running: Running;

beforeAll(async () => {
  machine = await machineBehindWinrm(host, '127.0.41.41', '127.0.41.42');
});
afterAll(async () => {
  await running.close();
  await machine.close();
  rmSync(folder, { recursive: true });
});

/** What a configuration lets be run, with these variables set. */
function letBy(more: string, environment: NodeJS.ProcessEnv = {}) {
  const path = join(folder, 'rdpdoctor.yaml');
  writeFileSync(path, `groups: [{ name: web, hosts: ["${host}"] }]\nserve:\n  runPlans:\n${more}`);
  const read = readConfig(path);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return runningPlansIn(read, environment);
}

it('a plan is run over WinRM as the configuration says, proved from outside, and taken back', async () => {
  const letting = letBy(`${machine.way}    groups: [web]\n`, { RUN_PASSWORD: machine.password })!;
  running = await runServer({ watched: [host], running: letting });
  await running.store.hosts.put([
    { target: host, groups: ['web'], everySeconds: 900, vantages: ['here'], watched: true },
  ]);
  const signal = new AbortController().signal;
  const file = await collect({ host, port: 3389 }, { ...defaultCollectOptions, signal });
  const { diagnosis, exit } = judge(file);
  const at = new Date().toISOString();
  const check = { id: 'c', host, vantage: 'here', startedAt: at, endedAt: at, version: '', rules: '' };
  await running.store.checks.add({ ...check, snapshot: snapshotOf(file, diagnosis, exit) }, file);
  const ask = await running.as('admin');
  const post = async (path: string, body: unknown = {}) =>
    (await (await ask(path, { method: 'POST', body: JSON.stringify(body) })).json()) as {
      readonly markdown?: string;
      readonly id?: string;
      readonly runnable?: { readonly id: string };
    };
  const get = async (path: string) => (await ask(path)).text();
  const settled = async (path: string) => {
    for (;;) {
      const text = await get(`${path}?wait=30`);
      if ((JSON.parse(text) as { readonly isBusy?: boolean }).isBusy !== true) return text;
    }
  };
  expect((await post('/api/checks/c/plan')).markdown).not.toContain('unreadable-certificate-key');
  const { runnable, markdown } = await post('/api/checks/c/plan', { inside: true });
  expect(markdown).toContain('unreadable-certificate-key');
  const path = `/api/plans/${runnable?.id}`;
  expect(await post(`${path}/run`)).toEqual({ id: runnable?.id });
  const kept = await settled(path);
  expect(JSON.parse(kept)).toMatchObject({ state: 'kept', via: 'winrm', after: { phase: 'none' } });
  await post(`${path}/undo`);
  expect(JSON.parse(await settled(path))).toMatchObject({ state: 'undone' });
  expect(machine.applied()).toBe('[]');
  const notes = await Promise.all((await running.store.notes.keys('')).map(running.store.notes.get));
  for (const text of [kept, await get('/api/audit'), await get('/api/settings'), ...notes])
    expect(text).not.toContain(machine.password);
});

it('is for the hosts of the named groups in the file, however they are written, and for no other', () => {
  const { isFor } = letBy('    via: ssh\n    groups: [web]\n    user: admin\n')!;
  const asked = [host, `${host}:3389`, `${host}:3390`, '192.0.2.1', ''];
  expect(asked.map(isFor)).toEqual([true, true, false, false, false]);
});

it.each([
  ['    via: telnet\n    groups: [web]\n', 'serve.runPlans.via'],
  ['    via: ssh\n    groups: []\n    user: a\n', 'serve.runPlans.groups'],
  ['    via: ssh\n    groups: [nobody]\n    user: a\n', 'there is no group "nobody"'],
  [
    '    via: ssh\n    groups: [web]\n',
    'serve.runPlans.user: is missing; expected who to log on as, for ssh',
  ],
  ['    via: winrm\n    groups: [web]\n    user: a\n', 'serve.runPlans.password'],
  [
    '    via: winrm\n    groups: [web]\n    user: a\n    password: hunter2\n',
    'expected the name of an environment variable',
  ],
  [
    '    via: winrm\n    groups: [web]\n    user: a\n    password: ${P}\n    port: 5985\n',
    'serve.runPlans.certificate: is missing; expected a fingerprint',
  ],
  [
    '    via: local\n    groups: [web]\n    sshKey: ${K}\n',
    'serve.runPlans.sshKey "${K}": expected for ssh only',
  ],
  [
    '    via: ssh\n    groups: [web]\n    user: a\n    password: ${NOT_SET}\n',
    'serve.runPlans.password: the environment variable NOT_SET is not set',
  ],
])('%j is refused: %s', (more, problem) => expect(() => letBy(more)).toThrow(problem));

it('nothing is let where the configuration says nothing of it', () => {
  expect(runningPlansIn(undefined)).toBeUndefined();
});

it('over a way that does not lead there nothing is opened, and it says why', async () => {
  const { open } = letBy('    via: local\n    groups: [web]\n')!;
  const way = await open('192.0.2.1', new AbortController().signal);
  expect(way).toHaveProperty('problem', expect.stringMatching(/is no Windows|is another computer/));
});
