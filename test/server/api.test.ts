import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judge } from '../../src/app/judge.ts';
import { fact } from '../../src/core/facts/case-file.ts';
import { healthy } from '../../src/core/facts/healthy.ts';
import { snapshotOf } from '../../src/core/fleet/snapshot-of.ts';
import { runServer, type Running } from './running.ts';

let running: Running;
let ask: Awaited<ReturnType<Running['as']>>;
beforeEach(async () => {
  running = await runServer({ watched: ['srv01'] });
  ask = await running.as('admin');
});
afterEach(() => running.close());

const at = '2026-09-01T12:00:00.000Z';
const expired = {
  ...healthy.tlsCertificate,
  notAfter: '2026-08-01T00:00:00.000Z',
};
const source = { by: 'test', from: 'here', at };
const file = {
  format: 2 as const,
  target: 'srv01:3389',
  facts: [fact('clockHere', at, source), fact('tlsCertificate', expired, source)],
  gaps: [],
};

async function post(path: string, body: unknown) {
  const answer = await ask(path, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function addCheck(id: string, host: string) {
  const { diagnosis, exit } = judge(file);
  const snapshot = snapshotOf(file, diagnosis, exit);
  const check = {
    id,
    host,
    vantage: 'here',
    startedAt: at,
    endedAt: at,
    version: 'test',
    rules: 'r',
    snapshot,
  };
  await running.store.checks.add(check, file);
}

describe('judging', () => {
  it('a case gets the report that check prints', async () => {
    const { status, body } = await post('/api/diagnose', { case: file });
    expect(status).toBe(200);
    expect(body).toMatchObject({ format: 2, target: 'srv01:3389', exit: { code: judge(file).exit } });
  });

  it.each([
    [{}, 'case: is missing; expected a group of settings'],
    [{ case: { ...file, format: 9 } }, 'case.format 9: expected 2'],
    [
      { case: file, expect: 'tls9' },
      'expect "tls9": is none of tls1.2+, tls1.3+, nla, cert>30d, name, trusted',
    ],
  ])('%j is refused with its place', async (body, problem) => {
    expect(await post('/api/diagnose', body)).toEqual({ status: 400, body: { problem } });
  });

  it('what is no JSON is refused', async () => {
    expect((await ask('/api/diagnose', { method: 'POST', body: '{' })).status).toBe(400);
  });

  it('a text is explained', async () => {
    expect((await post('/api/explain', { text: '0x904 0x7' })).body).toMatchObject({ known: true });
  });

  it('a plan is made, with its script, and carried out by nobody', async () => {
    const { status, body } = await post('/api/plans', { case: file });
    expect(status).toBe(200);
    expect(body['id']).toMatch(/^fix-\d{8}-[0-9a-f]{8}$/);
  });

  it.each([
    [{ acceptedRisks: ['everything'] }, 400],
    [{ causes: ['no-such-cause'] }, 409],
  ])('%j makes no plan', async (more, status) => {
    expect((await post('/api/plans', { case: file, ...more })).status).toBe(status);
  });
});

describe('the fleet', () => {
  beforeEach(async () => {
    const body = { groups: ['accounting'], everySeconds: 900, vantages: ['here'], watched: true };
    for (const target of ['srv01', 'srv02'])
      await ask(`/api/hosts/${target}`, { method: 'PUT', body: JSON.stringify(body) });
    await addCheck('check-1', 'srv01');
  });

  it('hosts come with their newest checks, groups with how they are', async () => {
    const { hosts } = (await (await ask('/api/hosts')).json()) as {
      hosts: { target: string; latest: unknown[] }[];
    };
    expect(hosts.map(({ target, latest }) => [target, latest.length])).toEqual([
      ['srv01', 1],
      ['srv02', 0],
    ]);
    const { groups } = (await (await ask('/api/groups')).json()) as { groups: unknown[] };
    expect(groups).toMatchObject([{ name: 'accounting', hosts: 2 }]);
  });

  it('a check comes with its report, judged today', async () => {
    const answer = (await (await ask('/api/checks/check-1')).json()) as { report: { target: string } };
    expect(answer.report.target).toBe('srv01:3389');
  });

  it('certificates that end are listed', async () => {
    const answer = await ask('/api/certificates?before=2026-12-31T00:00:00Z');
    expect(await answer.json()).toMatchObject({ certificates: [{ host: 'srv01' }] });
  });

  it('a timeline has all there is', async () => {
    const answer = await ask('/api/hosts/srv01/timeline?since=2026-01-01T00:00:00Z');
    expect(await answer.json()).toMatchObject({
      certificates: [{ firstSeen: at }],
      checks: [{ id: 'check-1' }],
    });
  });

  it.each(['169.254.169.254', '169.254.169.254:80', '[fd00:ec2::254]:80'])(
    '%s is watched for nobody',
    async (target) => {
      const body = JSON.stringify({ groups: [], everySeconds: 900, vantages: ['here'], watched: true });
      const answer = await ask(`/api/hosts/${encodeURIComponent(target)}`, { method: 'PUT', body });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ problem: expect.stringContaining('metadata service') });
    },
  );

  it.each(['/api/hosts/nobody', '/api/checks/nothing', '/api/alerts/nothing'])(
    '%s is not there',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('accepts a weaker negotiation as meant, and nothing else', async () => {
    const alert = {
      state: 'open' as const,
      severity: 'warning' as const,
      headline: '',
      proof: [],
      since: at,
    };
    const of = (kind: 'negotiationWeaker' | 'down') => ({
      ...alert,
      id: kind,
      key: kind,
      hosts: ['srv01'],
      notices: [{ kind, host: 'srv01', key: kind, severity: 'warning' as const, evidence: {}, assumed: [] }],
    });
    await running.store.alerts.put(of('negotiationWeaker'));
    await running.store.alerts.put(of('down'));
    expect((await post('/api/alerts/negotiationWeaker/accept', {})).status).toBe(200);
    expect(await running.store.notes.get('negotiation accepted srv01')).toMatch(/^20/);
    expect((await post('/api/alerts/down/accept', {})).status).toBe(409);
  });

  it('what was done is written down, newest first', async () => {
    const { entries } = (await (await ask('/api/audit')).json()) as {
      entries: { did: string; to: string; who: string }[];
    };
    expect(entries.slice(0, 2).map(({ did, to, who }) => `${who} ${did} ${to}`)).toEqual([
      'token admin watched a host srv02',
      'token admin watched a host srv01',
    ]);
  });
});

describe('looking at a host', () => {
  it('tells each step and ends with the case', async () => {
    const own = await runServer({ ranges: ['127.0.0.1/32'] });
    try {
      const asking = await own.as('operator');
      const text = await (await asking('/api/check?target=127.0.0.1:9')).text();
      expect(text).toContain('event: phase');
      expect(text).toMatch(/event: done\ndata: \{"caseFile":\{"format":2/);
    } finally {
      await own.close();
    }
  });

  it.each(['127.0.0.1', '169.254.169.254', '192.0.2.1', 'http://x/'])(
    '%s is not for strangers',
    async (target) => {
      const answer = await ask(`/api/check?target=${encodeURIComponent(target)}`);
      expect(answer.status).toBe(403);
      const { rows } = await running.store.people.audit(1);
      expect(rows).toMatchObject([{ ended: 'refused', to: target }]);
    },
  );

  it('a name that leads to this machine is looked at by nobody', async () => {
    const text = await (await ask('/api/check?target=localhost:9')).text();
    expect(text).toContain('event: problem');
    expect(text).not.toContain('event: done');
  });
});

it('the API describes itself', async () => {
  const document = (await (await ask('/api/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, object>;
  };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths).length).toBeGreaterThan(15);
  expect(
    Object.keys(document.paths)
      .filter((path) => path.includes('plan'))
      .toSorted(),
  ).toEqual([
    '/checks/{id}/plan',
    '/plans',
    '/plans/{id}',
    '/plans/{id}/prove',
    '/plans/{id}/run',
    '/plans/{id}/undo',
  ]);
});
