import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judge } from '../../src/app/judge.ts';
import { snapshotOf } from '../../src/core/fleet/snapshot-of.ts';
import { runningPlansIn } from '../../src/node/cli/monitor/running-plans.ts';
import { collect, defaultCollectOptions } from '../../src/node/collect.ts';
import { readConfig } from '../../src/node/fleet/read-config.ts';
import { makeCertificate } from '../../src/node/lab/certificates.ts';
import type { RunningPeer } from '../../src/node/lab/peer.ts';
import { healthy } from '../../src/node/lab/peers/healthy.ts';
import { refusesTls } from '../../src/node/lab/peers/refuses-tls.ts';
import { runServer, type Running } from '../server/running.ts';
import { makeMachineEngine } from './machine-engine.ts';
import { startWinrmDouble, type WinrmDouble } from './winrm-double.ts';

const host = '127.0.41.40';
const PASSWORD = 'Geheim 1 ä';
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-running-'));
const engine = makeMachineEngine();
const certificate = makeCertificate({
  commonName: host,
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2036-01-01T00:00:00Z',
  alternativeNames: [host],
});
let winrm: WinrmDouble;
let peers: readonly [before: RunningPeer, after: RunningPeer];
let front: Server;
let running: Running;

/** The Remote Desktop port of the machine behind WinRM: it refuses TLS until a plan is applied there. */
beforeAll(async () => {
  const tls = { key: certificate.keyPem, cert: certificate.pem, der: certificate.der };
  const who = { user: 'rdpdoctor', password: PASSWORD };
  winrm = await startWinrmDouble({ address: host, port: 0, engineFolder: engine.folder, tls, ...who });
  peers = [
    await refusesTls.start({ address: '127.0.41.41', port: 3389 }),
    await healthy.start({ address: '127.0.41.42', port: 3389 }),
  ];
  front = createServer((socket) => {
    const isApplied = readFileSync(engine.state, 'utf8') !== '[]';
    const onward = connect({ host: isApplied ? '127.0.41.42' : '127.0.41.41', port: 3389 });
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  }).listen(3389, host);
  await once(front, 'listening');
});
afterAll(async () => {
  await running.close();
  await winrm.close();
  front.close();
  for (const peer of peers) await peer.close();
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
  const letting = letBy(
    `    via: winrm\n    groups: [web]\n    user: SRV01\\rdpdoctor\n    password: \${RUN_PASSWORD}\n    port: ${winrm.port}\n    certificate: ${certificate.sha256}\n`,
    { RUN_PASSWORD: PASSWORD },
  )!;
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
  expect((await post('/api/checks/c/plan')).markdown).not.toContain('unreadable-certificate-key');
  const { runnable, markdown } = await post('/api/checks/c/plan', { inside: true });
  expect(markdown).toContain('unreadable-certificate-key');
  const path = `/api/plans/${runnable?.id}`;
  expect(await post(`${path}/run`)).toEqual({ id: runnable?.id });
  const kept = await get(`${path}?wait=30`);
  expect(JSON.parse(kept)).toMatchObject({ state: 'kept', via: 'winrm', after: { phase: 'none' } });
  await post(`${path}/undo`);
  expect(JSON.parse(await get(`${path}?wait=30`))).toMatchObject({ state: 'undone' });
  expect(readFileSync(engine.state, 'utf8')).toBe('[]');
  const notes = await Promise.all((await running.store.notes.keys('')).map(running.store.notes.get));
  for (const text of [kept, await get('/api/audit'), await get('/api/settings'), ...notes])
    expect(text).not.toContain(PASSWORD);
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
