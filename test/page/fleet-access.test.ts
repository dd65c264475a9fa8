import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { found } from './axe.ts';
import { fleetBrowser, type FleetBrowser } from './fleet-browser.ts';
import { fleetViews } from './fleet-views.ts';

let fleet: FleetBrowser;
beforeAll(async () => {
  fleet = await fleetBrowser(300);
});
afterAll(() => fleet.stop());

describe('axe finds nothing, neither in the light nor in the dark', () => {
  it.each([320, 1_280])('at %i pixels', async (width) => {
    const { page, faults } = await fleet.open('/fleet', 'admin', { width });
    const all: string[] = [];
    for (const [name, place, ready] of fleetViews) {
      await page.goto(`${fleet.server.url}${place}`);
      await ready(page);
      all.push(...(await found(page)).map((line) => `${name}: ${line}`));
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (over !== 0) all.push(`${name}: ${String(over)} pixels too wide`);
    }
    expect(all).toEqual([]);
    // One of the views is of a host that is not watched, which the server says with its status.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    await page.close();
  });

  it('the sign-in', async () => {
    const { page } = await fleet.open('/fleet', undefined, { width: 390 });
    await page.waitForSelector('input[name=password]');
    expect(await found(page)).toEqual([]);
    await page.close();
  });
});

it('an empty fleet says what to do, to whom may do it and to whom may not', async () => {
  const empty = await fleetBrowser(0);
  try {
    for (const role of ['admin', 'viewer']) {
      const { page } = await empty.open('/fleet', role);
      await page.waitForSelector('.empty');
      expect(await page.locator('.empty a').count()).toBe(role === 'admin' ? 1 : 0);
      expect(await found(page)).toEqual([]);
      for (const place of ['/certificates', '/alerts']) {
        await page.goto(`${empty.server.url}${place}`);
        await page.waitForSelector('.empty');
        expect(await found(page)).toEqual([]);
      }
      await page.close();
    }
  } finally {
    await empty.stop();
  }
});
