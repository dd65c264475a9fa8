import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { found } from './axe.ts';
import { fleetBrowser, type FleetBrowser } from './fleet-browser.ts';

let fleet: FleetBrowser;
beforeAll(async () => {
  fleet = await fleetBrowser(400);
});
afterAll(() => fleet.stop());

const focused = (page: Page) =>
  page.evaluate<string>(
    `document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`,
  );

it('while a large fleet is on its way, its first hosts are there and lead to their pages; nothing is counted of them', async () => {
  const { page, faults } = await fleet.open('/certificates', 'viewer', { width: 390 });
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  await page.route('**/api/fleet', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${fleet.server.url}/fleet`);
  await page.waitForSelector('.first-rows a.host');
  const names = await page.locator('.first-rows a.host').allInnerTexts();
  expect(names).toEqual(names.toSorted());
  expect(await page.locator('.tiles, .fleet-count').count()).toBe(0);
  expect(await found(page)).toEqual([]);
  letGo();
  await page.waitForSelector('#row-0');
  expect(await page.innerText('.fleet-count p')).toBe('401 of 401 hosts');
  expect(await page.locator('.first-rows').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});

it('the map by keyboard: one stop for the Tab key, arrows from cell to cell and group to group, Enter opens', async () => {
  const { page, faults } = await fleet.open('/fleet?show=map', 'viewer');
  await page.waitForSelector('.map-cells path');
  expect(await page.locator('.map-cursor[tabindex="0"]').count()).toBe(1);
  await page.locator('.map-cursor[tabindex="0"]').focus();
  const first = await focused(page);
  expect(first).toMatch(/^\S+\.corp\.example: fails, /);
  await page.keyboard.press('ArrowRight');
  const second = await focused(page);
  expect(second).not.toBe(first);
  // What the cell is stands in words above it, and is told to whoever listens.
  const status = page.locator('.map-group:has(:focus) [role=status]');
  expect((await status.innerText()).replaceAll(/\s+/g, ' ')).toBe(second);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe(second);
  const group = await page.innerText('.map-group:has(:focus) h2');
  await page.keyboard.press('PageDown');
  expect(await page.innerText('.map-group:has(:focus) h2')).not.toBe(group);
  expect(await page.locator('.map-cursor[tabindex="0"]').count()).toBe(1);
  const [host] = (await focused(page)).split(':');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.host-name');
  expect(await page.innerText('.host-name')).toBe(host);
  expect(faults).toEqual([]);
  await page.close();
});

it('the map by touch: a finger chooses, the name opens', async () => {
  const { page, faults } = await fleet.open('/fleet?show=map', 'viewer', { width: 390, touch: true });
  await page.waitForSelector('.map-cells path');
  await page
    .locator('.map-grid')
    .first()
    .tap({ position: { x: 5, y: 4 } });
  const name = page.locator('.map-group').first().locator('[role=status] a');
  await name.waitFor();
  expect(new URL(page.url()).pathname).toBe('/fleet');
  const host = await name.innerText();
  await name.tap();
  await page.waitForSelector('.host-name');
  expect(await page.innerText('.host-name')).toBe(host);
  expect(faults).toEqual([]);
  await page.close();
});

it('the calendar by keyboard: one stop for the Tab key, arrows from day to day and month to month, Enter chooses', async () => {
  const { page, faults } = await fleet.open('/certificates', 'viewer');
  await page.waitForSelector('.day.heat-1');
  const stops = () => page.locator('.day[tabindex="0"]').count();
  expect(await stops()).toBe(1);
  await page.locator('.day[tabindex="0"]').focus();
  const today = await focused(page);
  expect(today).toMatch(/^\w+day \d+ \w+ \d{4}: (none ends|\d+ end)$/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).not.toBe(today);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toBe(today);
  await page.keyboard.press('Home');
  expect(await focused(page)).toMatch(/^\w+day 1 /);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  expect(await focused(page)).toMatch(/^\w+day (28|29|30|31) /);
  expect(await stops()).toBe(1);
  const next = page.locator('.month').nth(2).locator('.day.heat-1').first();
  await next.focus();
  await page.keyboard.press('Enter');
  expect(await next.getAttribute('aria-selected')).toBe('true');
  const day = (await next.getAttribute('data-day')) ?? '';
  expect(await page.innerText('.list-head h2')).toBe(`Ending ${day}`);
  expect(await page.locator('.ending-when strong').allInnerTexts()).toContain(day);
  expect(faults).toEqual([]);
  await page.close();
});
