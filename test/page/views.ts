import type { Page } from 'playwright-core';
import { ask, drop } from './browser.ts';
import { refusedAndOff } from './risky-files.ts';
import { capture, logs, reg } from './sample-files.ts';

/** Every view of the page, with how it is reached from the first. */
export const views: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  ['start', async () => {}],
  ['answer', (page) => ask(page, '0x904 0x7')],
  ['no-server', (page) => ask(page, 'srv01.corp.example')],
  [
    'nothing-read',
    (page) => drop(page, [{ name: 'photo.jpg', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) }]),
  ],
  ['plan', (page) => drop(page, [reg])],
  ['risk', (page) => drop(page, [refusedAndOff])],
  ['capture', (page) => drop(page, [capture])],
  ['logs', (page) => drop(page, logs)],
  ['events', (page) => events(page)],
  [
    'event',
    async (page) => {
      await events(page);
      await page.press('.grid', 'Enter');
      await page.waitForSelector('.detail');
    },
  ],
];

async function events(page: Page): Promise<void> {
  await drop(page, logs);
  await page.getByRole('button', { name: 'Events', exact: true }).click();
  await page.waitForSelector('#row-0 .event-says:not(:empty)');
}
