import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Check } from '../../src/core/fleet/check.ts';
import { fleetBrowser, watchedHost, type FleetBrowser } from './fleet-browser.ts';
import { fleetViews } from './fleet-views.ts';

/** Markup, script, a link that runs, SQL, and what turns writing round. */
const hostile = `"><img src=x onerror=alert(1)><svg onload=alert(2)>javascript:alert(3)' OR 1=1; DROP TABLE hosts;--\u202egnp`;

let fleet: FleetBrowser;
beforeAll(async () => {
  fleet = await fleetBrowser(20);
  const { store } = fleet.server;
  await store.hosts.put([
    {
      target: hostile,
      groups: [hostile],
      everySeconds: 900,
      vantages: [hostile],
      watched: true,
      note: hostile,
    },
  ]);
  const at = new Date().toISOString();
  const certificate = {
    subject: `CN=${hostile}`,
    issuer: `O=${hostile}`,
    serial: hostile,
    sha256: 'ab'.repeat(32),
    notBefore: at,
    notAfter: new Date(Date.now() + 86_400_000).toISOString(),
    selfSigned: false,
    windowsSelfMade: false,
    names: [hostile],
    keyType: 'rsa' as const,
    keyBits: 2_048,
    signature: hostile,
  };
  const check: Check = {
    id: hostile,
    host: hostile,
    vantage: hostile,
    startedAt: at,
    endedAt: at,
    version: hostile,
    rules: 'r',
    snapshot: {
      outcome: 'fails',
      exit: 1,
      phase: 'certificate',
      lead: hostile,
      address: hostile,
      computer: hostile,
      domain: hostile,
      build: hostile,
      cipher: hostile,
      certificate,
    },
  };
  await store.checks.add(check, { format: 2, target: hostile, facts: [], gaps: [] });
  await store.people.putUser({ name: hostile, role: 'viewer', disabled: false });
  await store.people.addAudit({
    id: 'h',
    at,
    who: hostile,
    from: hostile,
    did: hostile,
    to: hostile,
    ended: 'refused',
  });
  await store.notes.put(`view/admin-ana/${encodeURIComponent(hostile)}`, hostile);
  const notice = {
    kind: 'renewalMissed' as const,
    host: hostile,
    vantage: hostile,
    key: hostile,
    severity: 'critical' as const,
    evidence: { subject: hostile, issuer: hostile, notAfter: at, dueBy: at },
    assumed: [{ code: hostile, from: 'host' as const, seen: 3 }],
  };
  await store.alerts.put({
    id: 'a1',
    key: hostile,
    state: 'open',
    severity: 'critical',
    headline: hostile,
    proof: [hostile],
    firstStep: hostile,
    hosts: [hostile],
    notices: [notice],
    since: at,
    acknowledged: { by: hostile, at },
  });
  await store.deliveries.put({
    id: 'dh',
    alert: 'a1',
    channel: hostile,
    event: 'opened',
    state: 'failed',
    attempts: 1,
    problem: hostile,
  });
});
afterAll(() => fleet.stop());

it('what others chose is shown as letters, never as markup, on any view', async () => {
  const { page, faults } = await fleet.open('/fleet', 'admin');
  const places = [
    ...fleetViews.map(([, place]) => place).filter((place) => !place.includes(watchedHost)),
    `/hosts/${encodeURIComponent(hostile)}`,
    `/fleet?q=${encodeURIComponent(hostile)}&group=${encodeURIComponent(hostile)}`,
    `/alerts/${encodeURIComponent(hostile)}`,
    `/${encodeURIComponent(hostile)}`,
  ];
  let seen = 0;
  for (const place of places) {
    await page.goto(`${fleet.server.url}${place}`);
    await page.waitForSelector('main h1');
    await page.waitForSelector('.waiting', { state: 'detached' });
    for (const each of await page.locator('main details').all())
      await each.evaluate('(each) => { each.open = true; }').catch(() => {});
    const found = await page.evaluate<{
      readonly bad: number;
      readonly turned: boolean;
      readonly letters: boolean;
    }>(`({
      bad: document.querySelectorAll('main img, main [onload], main [onerror], main script, main a[href^="javascript"]').length,
      turned: document.querySelector('main').textContent.includes('\\u202e'),
      letters: document.querySelector('main').textContent.includes('<img src=x onerror=alert(1)>'),
    })`);
    expect(found.bad, place).toBe(0);
    expect(found.turned, `${place}: the writing is turned round`).toBe(false);
    if (found.letters) seen += 1;
  }
  expect(seen, 'it was there to be seen').toBeGreaterThan(6);
  // What is not there, and an id that is too long for one, are told with their status.
  expect(faults.filter((fault) => !/status of 40[04]/.test(fault))).toEqual([]);
  await page.close();
});
