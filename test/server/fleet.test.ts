import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Check } from '../../src/core/fleet/check.ts';
import { runServer, type Running } from './running.ts';

let running: Running;
let admin: Awaited<ReturnType<Running['as']>>;
let viewer: Awaited<ReturnType<Running['as']>>;
beforeEach(async () => {
  running = await runServer();
  admin = await running.as('admin');
  viewer = await running.as('viewer');
});
afterEach(() => running.close());

const at = '2026-09-01T12:00:00.000Z';

async function add(host: string, vantage: string, snapshot: Partial<Check['snapshot']>) {
  const check: Check = {
    id: `${host} ${vantage}`,
    host,
    vantage,
    startedAt: at,
    endedAt: at,
    version: 'test',
    rules: 'r',
    snapshot: { outcome: 'works', exit: 0, ...snapshot },
  };
  await running.store.checks.add(check, { format: 2, target: host, facts: [], gaps: [] });
}

const send = async (ask: typeof admin, method: string, path: string, body: unknown) => {
  const answer = await ask(path, { method, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

describe('the fleet as rows', () => {
  it('speaks of each host by the place from which it fares worst, in words', async () => {
    await running.store.hosts.put([
      { target: 'srv01', groups: ['web'], everySeconds: 900, vantages: ['a', 'b'], watched: true },
      { target: 'srv02', groups: [], everySeconds: 900, vantages: ['a'], watched: false },
    ]);
    await add('srv01', 'a', { outcome: 'works', roundTripMs: 3 });
    await add('srv01', 'b', { outcome: 'fails', phase: 'encryption', lead: 'expired-certificate', exit: 1 });
    const { rows, leads } = (await (await viewer('/api/fleet')).json()) as {
      rows: Record<string, unknown>[];
      leads: Record<string, string>;
    };
    expect(rows).toMatchObject([
      { target: 'srv01', outcome: 'fails', phase: 'encryption', seenFrom: ['a', 'b'], failsFrom: ['b'] },
      { target: 'srv02', watched: false, seenFrom: [], failsFrom: [] },
    ]);
    expect(rows[1]).not.toHaveProperty('outcome');
    expect(leads['expired-certificate']).toMatch(/expired|ended/i);
  });

  it('comes a page at a time as well, each row as in the whole', async () => {
    const targets = ['srv1', 'srv2', 'srv3', 'srv4', 'srv5'];
    const seen = { groups: ['web'], everySeconds: 900, vantages: ['a', 'b'], watched: true };
    await running.store.hosts.put(targets.map((target) => ({ target, ...seen })));
    for (const target of targets.slice(1)) {
      await add(target, 'a', { outcome: 'works', roundTripMs: 3 });
      await add(target, 'b', { outcome: 'fails', phase: 'encryption', lead: 'expired-certificate', exit: 1 });
    }
    const whole = (await (await viewer('/api/fleet')).json()) as { rows: unknown[]; leads: unknown };
    const rows: unknown[] = [];
    let after = '';
    do {
      const answer = await viewer(`/api/fleet/rows?limit=2${after}`);
      const page = (await answer.json()) as { rows: unknown[]; next?: string; leads: unknown };
      rows.push(...page.rows);
      after = page.next === undefined ? '' : `&after=${page.next}`;
      expect(page.leads).toEqual(whole.leads);
    } while (after !== '');
    expect(rows).toEqual(whole.rows);
    for (const query of ['limit=0', 'limit=1001', 'limit=x'])
      expect((await viewer(`/api/fleet/rows?${query}`)).status).toBe(400);
  });

  it('names what a group shares and who differs', async () => {
    const hosts = Array.from({ length: 10 }, (_, i) => `srv${i}`);
    await running.store.hosts.put(
      hosts.map((target) => ({ target, groups: ['web'], everySeconds: 900, vantages: ['a'], watched: true })),
    );
    for (const host of hosts) await add(host, 'a', { tls: host === 'srv7' ? 'TLS 1.0' : 'TLS 1.3' });
    const { groups } = (await (await viewer('/api/groups/traits')).json()) as { groups: unknown[] };
    expect(groups).toEqual([
      {
        name: 'web',
        hosts: 10,
        shared: [
          { trait: 'tls', value: 'TLS 1.3', agree: 9, of: 10, odd: [{ host: 'srv7', value: 'TLS 1.0' }] },
        ],
      },
    ]);
  });

  it('the case of a check can be fetched as it is kept', async () => {
    await add('srv01', 'a', {});
    expect(await (await viewer('/api/checks/srv01%20a/case')).json()).toMatchObject({
      caseFile: { format: 2, target: 'srv01' },
    });
    expect((await viewer('/api/checks/none/case')).status).toBe(404);
  });
});

describe('hosts of a list', () => {
  it('are watched all at once, by the names of its first line', async () => {
    const csv = 'note,target,group,every\r\n"front, left",srv01,web;dmz,30m\n\n# later\n,srv02:3390,,\n';
    expect(await send(admin, 'POST', '/api/hosts', { csv, group: 'all' })).toEqual({
      status: 200,
      body: { hosts: 2, added: 2, isDone: true, problems: [] },
    });
    expect(await running.store.hosts.all()).toMatchObject([
      { target: 'srv01', groups: ['web', 'dmz', 'all'], everySeconds: 1_800, note: 'front, left' },
      { target: 'srv02:3390', groups: ['all'], everySeconds: 900 },
    ]);
  });

  it.each([
    ['srv01\nhttp://x/', 2, 'target "http://x/": is a URL; give the host alone, e.g. x'],
    ['target,every\nsrv01,often', 2, 'every "often": expected a time from 30s to 7d, such as 15m or 12h'],
    ['target,every\nsrv01,1s', 2, 'every "1s": expected a time from 30s to 7d, such as 15m or 12h'],
    ['srv01\nsrv01', 2, 'target "srv01": stands in line 1 already'],
    ['SRV01\nsrv01.', 2, 'target "srv01.": is the same host as "SRV01" in line 1'],
    ['target,group\n,web', 2, 'target: is missing'],
  ])('%j is refused whole, with its line', async (csv, line, problem) => {
    const { body } = await send(admin, 'POST', '/api/hosts', { csv: `${csv}\n` });
    expect(body).toMatchObject({ isDone: false, problems: [{ line, problem }] });
    expect(await running.store.hosts.all()).toEqual([]);
  });

  it('a try watches nothing', async () => {
    const { body } = await send(admin, 'POST', '/api/hosts', { csv: 'srv01', isTry: true });
    expect(body).toMatchObject({ hosts: 1, added: 1, isDone: false });
    expect(await running.store.hosts.all()).toEqual([]);
  });

  it('are for administrators, as is watching one', async () => {
    expect((await send(viewer, 'POST', '/api/hosts', { csv: 'srv01' })).status).toBe(403);
    const host = { groups: [], everySeconds: 900, vantages: ['a'], watched: true };
    expect((await send(admin, 'PUT', '/api/hosts/a%20b', host)).status).toBe(400);
    expect((await send(admin, 'PUT', '/api/hosts/SRV01', host)).body).toMatchObject({
      target: 'srv01',
      spelled: 'SRV01',
    });
    for (const way of ['srv01', 'SRV01.', 'srv01%3A3389'])
      expect(await (await viewer(`/api/hosts/${way}`)).json()).toMatchObject({ spelled: 'SRV01' });
    expect((await send(admin, 'PUT', '/api/hosts/srv01', host)).body).toMatchObject({ spelled: 'SRV01' });
  });
});

describe('views that somebody keeps', () => {
  it('are their own', async () => {
    await send(viewer, 'PUT', '/api/views/broken%2Fweb', { query: 'outcome=fails&group=web' });
    expect(await (await viewer('/api/views')).json()).toEqual({
      views: [{ name: 'broken/web', query: 'outcome=fails&group=web' }],
    });
    expect(await (await admin('/api/views')).json()).toEqual({ views: [] });
    await viewer('/api/views/broken%2Fweb', { method: 'DELETE' });
    expect(await (await viewer('/api/views')).json()).toEqual({ views: [] });
  });

  it('end at fifty', async () => {
    for (let i = 0; i < 50; i += 1) await send(viewer, 'PUT', `/api/views/v${i}`, { query: '' });
    expect((await send(viewer, 'PUT', '/api/views/more', { query: '' })).status).toBe(409);
    expect((await send(viewer, 'PUT', '/api/views/v7', { query: 'a=b' })).status).toBe(200);
  });
});

it('settings tell no address and no secret', async () => {
  const settings = (await (await viewer('/api/settings')).json()) as Record<string, unknown>;
  expect(settings).toMatchObject({ version: 'test', vantage: 'here', everySeconds: 900, channels: [] });
});
