import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningPlans } from '../../src/app/fleet-plans/fleet-plan-ports.ts';
import { judge } from '../../src/app/judge.ts';
import { roles, type Role } from '../../src/app/store.ts';
import type { CaseFile } from '../../src/core/facts/case-file.ts';
import { snapshotOf } from '../../src/core/fleet/snapshot-of.ts';
import { collect } from '../../src/node/collect/collect.ts';
import { defaultCollectOptions } from '../../src/node/collect/collect-options.ts';
import { planCarrier } from '../../src/node/fix/plan-carrier.ts';
import type { Peer, RunningPeer } from '../../src/node/lab/peer.ts';
import { healthy } from '../../src/node/lab/peers/healthy.ts';
import { refusesTls } from '../../src/node/lab/peers/refuses-tls.ts';
import { scriptedMachine, type ScriptedMachine } from '../carriers/scripted-carrier.ts';
import { nextAddress } from '../corpus/live/check-peer.ts';
import { cheapPasswords, runServer, type Running } from './running.ts';

const place = { address: nextAddress(), port: 3389 };
const host = place.address;

let machine: ScriptedMachine;
let peer: RunningPeer | undefined;
let running: Running;
const askers: Partial<Record<Role, Awaited<ReturnType<Running['as']>>>> = {};

/** Puts a server into the place of the one that listens. */
async function listens(next: Peer): Promise<void> {
  await peer?.close();
  peer = await next.start(place);
}

/** As the configuration would let it, over the double of a carrier. */
const letting: RunningPlans<AbortSignal> = {
  via: 'ssh',
  isFor: (target) => target === host,
  open: async (target, signal) => ({
    carrier: planCarrier(machine.carrier, { timeoutMs: 5_000, signal }),
    via: { name: 'ssh', options: { host: target, user: 'svc-rdpdoctor' } },
  }),
  collect: async () => ({ problem: 'nobody collects here' }),
  proveWithinMs: 300,
};

async function begin(may: RunningPlans<AbortSignal> | 'nothing' = letting): Promise<void> {
  running = await runServer({ watched: [host], ...(may === 'nothing' ? {} : { running: may }) });
  await watch(host);
  for (const role of roles) askers[role] = await running.as(role);
}

const watch = (target: string) =>
  running.store.hosts.put([
    { target, groups: ['web'], everySeconds: 900, vantages: ['here'], watched: true },
  ]);

/** What a look at the host sees while it refuses TLS: the same for every test. */
let failing: CaseFile | undefined;
const look = () =>
  collect(
    { host: place.address, port: place.port },
    { ...defaultCollectOptions, signal: new AbortController().signal },
  );

/** A check as a worker stores it. */
async function checked(id: string, of = host): Promise<void> {
  failing ??= await look();
  const file = failing;
  const { diagnosis, exit } = judge(file);
  const at = new Date().toISOString();
  const by = { id, host: of, vantage: 'here', startedAt: at, endedAt: at, version: 'test', rules: 'r' };
  await running.store.checks.add({ ...by, snapshot: snapshotOf(file, diagnosis, exit) }, file);
}

interface Told {
  readonly status: number;
  readonly body: {
    readonly [name: string]: unknown;
    readonly code?: string;
    readonly problem?: string;
    readonly runnable?: { readonly id: string; readonly script: string };
  };
}

async function ask(role: Role, path: string, body?: unknown): Promise<Told> {
  const answer = await askers[role]!(
    path,
    body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
  );
  return { status: answer.status, body: (await answer.json()) as Told['body'] };
}

/** The name of a plan made from a check of the host as it is now. */
async function planned(): Promise<string> {
  await checked('check-1');
  const { status, body } = await ask('operator', '/api/checks/check-1/plan', {});
  expect(status).toBe(200);
  return body.runnable!.id;
}

/** What became of a plan, once nothing of it is under way any more. */
async function settled(id: string): Promise<Told> {
  for (;;) {
    const told = await ask('operator', `/api/plans/${id}?wait=30`);
    if (told.body['isBusy'] !== true) return told;
  }
}
const audited = async () => {
  const { rows } = await running.store.people.audit(20);
  return rows.map(({ who, did, to, ended }) => `${who} ${did}: ${to} (${ended})`).toReversed();
};

beforeEach(async () => {
  machine = scriptedMachine();
  await listens(refusesTls);
});
afterEach(async () => {
  await running.close();
  await peer?.close();
  peer = undefined;
});

describe('where the owner lets plans be run', () => {
  it('a plan is made from a check, run, proved from outside and taken back, each written down', async () => {
    await begin();
    machine.onApply = () => listens(healthy);
    const id = await planned();
    expect((await ask('operator', `/api/plans/${id}`)).body).toMatchObject({
      state: 'made',
      host,
      steps: [{ kind: 'setSecurityLayer', does: expect.stringContaining('SecurityLayer') }],
    });
    expect(await ask('admin', `/api/plans/${id}/run`, { acceptedRisks: [] })).toEqual({
      status: 200,
      body: { id },
    });
    expect((await settled(id)).body).toMatchObject({
      state: 'kept',
      isBusy: false,
      via: 'ssh',
      before: { phase: 'negotiation' },
      after: { phase: 'none' },
      steps: [{ state: 'done' }],
    });
    expect((await ask('admin', `/api/plans/${id}/undo`, {})).body).toEqual({ id });
    expect((await settled(id)).body).toMatchObject({ state: 'undone' });
    expect(machine.jobs.map(({ flags }) => flags)).toEqual([['-Yes'], ['-Undo']]);
    expect((await ask('operator', '/api/plans')).body).toMatchObject({ plans: [{ id, state: 'undone' }] });
    const [made, began, ended, back, gone] = await audited();
    expect([made, began, back]).toEqual([
      `token operator made a plan: ${id} for ${host} (done)`,
      `token admin began running a plan: ${id} on ${host} by ssh, made by token operator, accepting no risk (done)`,
      `token admin began taking a plan back: ${id} on ${host} by ssh (done)`,
    ]);
    expect([ended, gone]).toEqual([
      expect.stringContaining(`ended running a plan: ${id} on ${host}: kept`),
      expect.stringContaining(`ended taking a plan back: ${id} on ${host}: undone`),
    ]);
  });

  it('tells nobody with what account it goes there', async () => {
    await begin();
    machine.onApply = () => listens(healthy);
    const id = await planned();
    await ask('admin', `/api/plans/${id}/run`, {});
    expect(JSON.stringify(await settled(id))).not.toContain('svc-rdpdoctor');
  });

  it('a plan that does not help is taken back', async () => {
    await begin();
    const id = await planned();
    await ask('admin', `/api/plans/${id}/run`, {});
    expect((await settled(id)).body).toMatchObject({ state: 'undone', after: { phase: 'negotiation' } });
  });

  it('a plan is not run where the host has recovered since', async () => {
    await begin();
    const id = await planned();
    await listens(healthy);
    const { status, body } = await ask('admin', `/api/plans/${id}/run`, {});
    expect([status, body.code]).toEqual([409, 'changed']);
    expect(machine.jobs).toEqual([]);
    expect((await audited()).at(-1)).toBe(`token admin wanted to run a plan: ${id}: changed (refused)`);
  });

  it('a plan is run once, whoever asks again', async () => {
    await begin();
    machine.onApply = () => listens(healthy);
    const id = await planned();
    const both = await Promise.all([1, 2].map(() => ask('admin', `/api/plans/${id}/run`, {})));
    expect(both.map(({ status }) => `${status}`).toSorted()).toEqual(['200', '409']);
    await settled(id);
    const again = await ask('admin', `/api/plans/${id}/run`, {});
    expect([again.status, again.body.code]).toEqual([409, 'alreadyRun']);
    expect(machine.jobs).toHaveLength(1);
  });

  it('a plan of a case that somebody sends cannot be run, whatever host it names', async () => {
    await begin();
    await checked('check-1');
    const { caseFile } = (await ask('admin', '/api/checks/check-1/case')).body;
    const { body } = await ask('admin', '/api/plans', { case: caseFile });
    const restart = { case: caseFile, restartAt: 'tonight' };
    expect(await ask('admin', '/api/plans', restart)).toMatchObject({ status: 400 });
    for (const id of [body['id'], `${String(body['id'])}-server`]) {
      const { status, body: no } = await ask('admin', `/api/plans/${String(id)}/run`, {});
      expect([status, no.code]).toEqual([404, 'noPlan']);
    }
    expect(machine.jobs).toEqual([]);
  });

  it('nobody brings a host, steps or a case along', async () => {
    await begin();
    const id = await planned();
    for (const body of [{ host: '192.0.2.1' }, { steps: [] }, { case: {} }, { acceptedRisks: 'all' }]) {
      expect((await ask('admin', `/api/plans/${id}/run`, body)).status).toBe(400);
      expect((await ask('operator', '/api/checks/check-1/plan', body)).status).toBe(400);
    }
    expect(machine.jobs).toEqual([]);
  });

  it('a host that an administrator adds is none of those in the configuration', async () => {
    await begin({ ...letting, isFor: () => false });
    const id = await planned();
    const { status, body } = await ask('admin', `/api/plans/${id}/run`, {});
    expect([status, body.code]).toEqual([403, 'hostNotEnabled']);
  });

  it('a watched name that leads to this machine by now is not gone to', async () => {
    await begin({ ...letting, isFor: () => true });
    await watch('localhost');
    await checked('check-2', 'localhost');
    const id = (await ask('operator', '/api/checks/check-2/plan', {})).body.runnable!.id;
    const { status, body } = await ask('admin', `/api/plans/${id}/run`, {});
    expect([status, body.code, machine.jobs]).toEqual([403, 'targetNotAllowed', []]);
  });

  it('a host that is watched no more is left alone', async () => {
    await begin();
    const id = await planned();
    await running.store.hosts.remove([host]);
    const { status, body } = await ask('admin', `/api/plans/${id}/run`, {});
    expect([status, body.code]).toEqual([409, 'notWatched']);
  });
});

describe('who may', () => {
  const carrying = ['run', 'undo', 'prove'] as const;

  it.each(['viewer', 'operator'] as const)('a token of the role %s carries out nothing', async (role) => {
    await begin();
    const id = await planned();
    for (const deed of carrying) expect((await ask(role, `/api/plans/${id}/${deed}`, {})).status).toBe(403);
    expect(machine.jobs).toEqual([]);
    expect((await ask('operator', `/api/plans/${id}`)).body).toMatchObject({ state: 'made' });
  });

  it('only an administrator has a machine asked what it knows', async () => {
    await begin();
    await checked('check-1');
    const asked = (role: Role) => ask(role, '/api/checks/check-1/plan', { inside: true });
    expect((await asked('operator')).status).toBe(403);
    expect(await asked('admin')).toMatchObject({ status: 409, body: { code: 'noWay' } });
  });

  it('a viewer makes no plan and sees none', async () => {
    await begin();
    const id = await planned();
    for (const [path, body] of [
      ['/api/checks/check-1/plan', {}],
      ['/api/plans', undefined],
      [`/api/plans/${id}`, undefined],
    ] as const)
      expect((await ask('viewer', path, body)).status).toBe(403);
  });

  it('nobody unknown, and no page of others in the browser of an administrator', async () => {
    await begin();
    const id = await planned();
    const passwordHash = await cheapPasswords.hash('correct horse battery');
    await running.store.people.putUser({ name: 'ana', role: 'admin', passwordHash, disabled: false });
    const signedIn = await fetch(`${running.url}/api/session`, {
      method: 'POST',
      body: JSON.stringify({ name: 'ana', password: 'correct horse battery' }),
    });
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    const { csrf = '' } = (await signedIn.json()) as { csrf?: string };
    const sent: readonly (readonly [number, Record<string, string>])[] = [
      [401, {}],
      [403, { cookie }],
      [403, { cookie, 'x-csrf-token': 'x' }],
      [403, { cookie, 'x-csrf-token': csrf, origin: 'https://evil.example' }],
      [403, { cookie, 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' }],
    ];
    for (const deed of carrying)
      for (const [wanted, headers] of sent) {
        const url = `${running.url}/api/plans/${id}/${deed}`;
        const type = { 'content-type': 'application/json' };
        const answer = await fetch(url, { method: 'POST', headers: { ...type, ...headers }, body: '{}' });
        expect([deed, headers, answer.status]).toEqual([deed, headers, wanted]);
      }
    expect(machine.jobs).toEqual([]);
  });
});

describe('where the owner does not let it', () => {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);

  it('plans are made, and nothing is run, proved or taken back', async () => {
    await begin('nothing');
    const id = await planned();
    for (const deed of ['run', 'undo', 'prove']) {
      const { status, body } = await ask('admin', `/api/plans/${id}/${deed}`, {});
      expect([status, body.code, body.problem]).toEqual([
        403,
        'plansOff',
        expect.stringContaining('serve.runPlans'),
      ]);
    }
    expect(machine.jobs).toEqual([]);
  });

  it.each([
    ['/api/checks/nothing/plan', {}, 404, 'noCheck'],
    ['/api/checks/check-1/plan', { causes: ['no-such-cause'] }, 409, 'notPlanned'],
    ['/api/checks/check-1/plan', { acceptedRisks: ['nla-off'] }, 409, 'notPlanned'],
    ['/api/checks/check-1/plan', { acceptedRisks: ['everything'] }, 400, undefined],
    ['/api/checks/check-1/plan', { restartAt: tomorrow }, 409, 'notPlanned'],
    ['/api/checks/check-1/plan', { restartAt: 'tonight' }, 400, undefined],
    ['/api/checks/check-1/plan', { restartAt: '2020-01-01T03:00' }, 400, undefined],
    ['/api/checks/check-1/plan', { restartAt: '2090-01-01T03:00Z' }, 400, undefined],
  ])('%s with %j: %d %s', async (path, body, status, code) => {
    await begin('nothing');
    await checked('check-1');
    const answer = await ask('operator', path, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

it('the API says who may do what with plans, and why it refuses', async () => {
  await begin();
  const { paths } = (await ask('viewer', '/api/openapi.json')).body as {
    readonly paths: Record<string, { readonly post?: { readonly description: string } }>;
  };
  expect(paths['/plans/{id}/run']?.post?.description).toBe('Needs the role admin.');
  expect(paths['/checks/{id}/plan']?.post?.description).toBe('Needs the role operator.');
  expect(JSON.stringify(paths['/plans/{id}/run'])).toContain('riskNotAccepted');
});
