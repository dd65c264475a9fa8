import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password, addAlerts } from './fleet-sample.ts';
import { fleetBrowser, watchedHost, type FleetBrowser } from './fleet-browser.ts';

let fleet: FleetBrowser;
beforeAll(async () => {
  fleet = await fleetBrowser(20);
});
afterAll(() => fleet.stop());

const body = (page: { innerText: (selector: string) => Promise<string> }) => page.innerText('main');

describe('signing in', () => {
  it('comes first, and leads to where somebody wanted to go', async () => {
    const { page } = await fleet.open('/alerts/a1');
    await page.waitForSelector('input[name=password]');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.fill('input[name=name]', 'viewer-ana');
    await page.fill('input[name=password]', 'not it at all');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.refused:not(:empty)');
    expect(await page.innerText('.refused')).toBe('Name or password are not right.');
    await page.fill('input[name=password]', password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.alert-head');
    expect(new URL(page.url()).pathname).toBe('/alerts/a1');
    expect(await page.evaluate('document.cookie'), 'no script reads the cookie').toBe('');
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toMatch(
      /csrf|secret|session/i,
    );
    await page.close();
  });

  it('leads to no other site, whatever the address says', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const { page, faults } = await fleet.open(`/sign-in?to=${encodeURIComponent(to)}`);
      await page.fill('input[name=name]', 'viewer-ana');
      await page.fill('input[name=password]', password);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.fleet');
      expect(new URL(page.url()).origin).toBe(fleet.server.url);
      expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
      await page.close();
    }
  });

  it('is slowed, and says for how long', async () => {
    const { page } = await fleet.open('/sign-in');
    await page.fill('input[name=name]', 'nobody-like-this');
    await page.fill('input[name=password]', 'guess');
    for (let i = 0; i < 8; i += 1) {
      const button = page.locator('form button[type=submit]');
      if (!(await button.isEnabled())) break;
      await button.click();
      await page.waitForSelector('.refused:not(:empty)');
    }
    expect(await page.innerText('form button[type=submit]')).toMatch(/^Again in \d+ s$/);
    expect(await page.innerText('.refused')).toContain('Too many attempts');
    fleet.server.pass(3_600_000);
    await page.close();
  });

  it('ends when the session does: back to the sign-in, and back again', async () => {
    const { page } = await fleet.open('/people', 'admin');
    await page.waitForSelector('.users');
    await fleet.server.store.people.removeSessionsOf('admin-ana');
    await page.click('nav a[href="/settings"]');
    await page.waitForSelector('input[name=password]');
    expect(new URL(page.url()).searchParams.get('to')).toBe('/settings');
    await page.close();
  });

  it('and out', async () => {
    const { page } = await fleet.open('/fleet', 'viewer');
    await page.click('.account summary');
    await page.click('.account-menu button');
    await page.waitForSelector('input[name=password]');
    await page.goto(`${fleet.server.url}/fleet`);
    await page.waitForSelector('input[name=password]');
    await page.close();
  });
});

describe('what a role may', () => {
  it('a viewer sees and changes nothing; the server refuses as well', async () => {
    const { page } = await fleet.open(`/hosts/${watchedHost}`, 'viewer');
    await page.waitForSelector('.stored .verdict');
    expect(await page.locator('text=Check now').count()).toBe(0);
    expect(await page.locator('text=Watch no longer').count()).toBe(0);
    await page.goto(`${fleet.server.url}/alerts/a1`);
    await page.waitForSelector('.alert-head');
    expect(await page.locator('text=I take it').count()).toBe(0);
    await page.goto(`${fleet.server.url}/settings`);
    await page.waitForSelector('.watching');
    expect(await page.locator('.watch-host, .import-hosts').count()).toBe(0);
    await page.goto(`${fleet.server.url}/people`);
    await page.waitForSelector('.own-password');
    expect(await page.locator('.users, .tokens, .audit').count()).toBe(0);
    const refused = await page.evaluate<number[]>(`(async () => {
      const { csrf } = await (await fetch('/api/session')).json();
      const ask = (method, path, body) => fetch('/api/' + path, { method, headers: { 'x-csrf-token': csrf, 'content-type': 'application/json' }, body: body && JSON.stringify(body) }).then(({ status }) => status);
      return [
        await ask('DELETE', 'hosts/${watchedHost}'),
        await ask('POST', 'hosts', { csv: 'srv01' }),
        await ask('POST', 'alerts/a1/take'),
        await ask('GET', 'users'),
        await ask('GET', 'audit'),
        await ask('POST', 'tokens', { name: 'x', role: 'admin' }),
        await ask('GET', 'check?target=${watchedHost}'),
      ];
    })()`);
    expect(refused).toEqual([403, 403, 403, 403, 403, 403, 403]);
    await page.close();
  });

  it('an operator takes an alert', async () => {
    const hosts = await fleet.server.store.hosts.all();
    await addAlerts(
      fleet.server.store,
      [watchedHost, ...hosts.slice(0, 3).map(({ target }) => target)],
      Date.now(),
    );
    const { page } = await fleet.open('/alerts/a1', 'operator');
    await page.click('text=I take it');
    await page.waitForSelector('text=operator-ana sees to it');
    expect((await fleet.server.store.alerts.get('a1'))?.acknowledged?.by).toBe('operator-ana');
    await page.close();
  });

  it('an administrator makes a token, sees its secret once, and ends it', async () => {
    const { page } = await fleet.open('/people', 'admin');
    await page.click('text=Make a token');
    await page.fill('.tokens input[name=name]', 'nightly export');
    await page.click('.tokens form button[type=submit]');
    const secret = await page.innerText('.secret .command');
    const headers = { authorization: `Bearer ${secret}` };
    expect((await fetch(`${fleet.server.url}/api/fleet`, { headers })).status).toBe(200);
    await page.reload();
    await page.waitForSelector('.tokens tbody tr');
    expect(await body(page)).not.toContain(secret);
    await page.click('.tokens tbody tr button');
    await page.waitForSelector('text=No program may ask');
    expect((await fetch(`${fleet.server.url}/api/fleet`, { headers })).status).toBe(401);
    await page.close();
  });

  it('an administrator watches a list, which is tried first', async () => {
    const { page } = await fleet.open('/settings', 'admin');
    const choose = (text: string) =>
      page.setInputFiles('.import-hosts input[type=file]', {
        name: 'hosts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(text),
      });
    await choose('target,group\nnew01,web\nhttp://x/,web\n');
    await page.waitForSelector('.import-problems');
    expect(await page.innerText('.import-problems')).toContain('line 3: target "http://x/": is a URL');
    await choose('target,group\nnew01,web\nnew02,web\n');
    await page.click('text=Watch 2 hosts');
    await page.waitForSelector('text=Done: 2 new.');
    expect(await fleet.server.store.hosts.get('new02')).toMatchObject({ groups: ['web'], watched: true });
    await page.close();
  });
});

it('a view that somebody keeps has its name, and its address works for others', async () => {
  const { page } = await fleet.open('/fleet?outcome=works&group=web', 'viewer');
  await page.click('.keep-view');
  await page.keyboard.type('Well-behaved web');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.own-view');
  await page.click('text=All');
  await page.click('text=Well-behaved web');
  await page.waitForURL((url) => url.search === '?outcome=works&group=web');
  await page.close();
});
