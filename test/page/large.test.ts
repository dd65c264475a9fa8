import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { busyMachine } from '../busy-machine.ts';
import { PageBrowser } from './browser.ts';
import { largeLog } from './large-log.ts';

const browser = new PageBrowser();
let log: string;
beforeAll(async () => {
  await browser.start();
  log = await largeLog(browser.dist, 1_024);
});
afterAll(() => browser.stop());

/** From now on, the longest time between two pictures of the page. */
const watch = (page: Page) =>
  page.evaluate(`(() => {
    window.longest = 0;
    let last = performance.now();
    const look = (now) => { window.longest = Math.max(window.longest, now - last); last = now; requestAnimationFrame(look); };
    requestAnimationFrame(look);
  })()`);
const longest = (page: Page) => page.evaluate<number>('window.longest');

// A figure of the clock: what is slow is slow each time; what else the machine began to do meanwhile is not.
const measuring = { timeout: 900_000, retry: 2 };

it(
  'a log of 1 GB is read without the page freezing, in bounded memory, and its records are shown',
  measuring,
  async (context) => {
    const busy = await busyMachine();
    if (busy !== undefined) context.skip(busy);
    const { page, faults } = await browser.open();
    await watch(page);
    const began = performance.now();
    await page.setInputFiles('input[type=file]', log);
    await page.waitForSelector('progress[value]');
    await page.waitForSelector('.sheet, .notice', { timeout: 500_000 });
    const read = performance.now() - began;
    expect(await page.innerText('main')).toContain('large-1024.evtx');
    await page.getByRole('button', { name: 'Events' }).click();
    await page.waitForSelector('.grid', { timeout: 500_000 });
    const indexed = performance.now() - began - read;
    const records = Number((await page.innerText('.events-head strong')).replaceAll(',', ''));
    expect(records).toBeGreaterThan(1_000_000);
    await page.press('.grid', 'End');
    await page.waitForSelector(`#row-${records - 1} .event-says:not(:empty)`);
    const filtering = performance.now();
    await page.getByLabel('Level').selectOption('2');
    await expect.poll(() => page.innerText('.events-head strong')).not.toBe(records.toLocaleString('en'));
    const filtered = performance.now() - filtering;
    const gap = await longest(page);
    const memory = await browser.peakMemory();
    console.log(
      `1 GB: ${records} records; judged in ${seconds(read)}, looked at in ${seconds(indexed)}, filtered in ${Math.round(filtered)} ms; longest gap between pictures ${Math.round(gap)} ms; at most ${Math.round(memory / 1e6)} MB of memory`,
    );
    expect(gap).toBeLessThan(400);
    expect(memory).toBeLessThan(700e6);
    expect(faults).toEqual([]);
  },
);

const seconds = (ms: number) => `${Math.round(ms / 1_000)} s`;
