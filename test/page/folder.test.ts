import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './browser.ts';
import { fleetBrowser, type FleetBrowser } from './fleet-browser.ts';
import { largeLog } from './large-log.ts';
import { reg } from './sample-files.ts';

let fleet: FleetBrowser;
beforeAll(async () => {
  fleet = await fleetBrowser(0);
});
afterAll(() => fleet.stop());

/** A folder of a person who collected what there was. */
function collected(): string {
  const folder = join(mkdtempSync(join(fleet.browser.dist, 'given-')), 'from srv01');
  mkdirSync(join(folder, 'registry', 'policies'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'registry', 'policies', 'server.reg'), reg.bytes);
  writeFileSync(join(folder, 'photo.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
  return folder;
}

/** Drops what lies at these paths, as a hand would. */
async function dropPaths(page: Page, files: readonly string[]): Promise<void> {
  const hand = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await hand.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
}

const ways = [
  [
    'dropped on the page that is one file',
    undefined,
    (page: Page, folder: string) => dropPaths(page, [folder]),
  ],
  ['dropped on the page of a server', '/', (page: Page, folder: string) => dropPaths(page, [folder])],
  [
    'dropped in a browser without handles',
    '/',
    async (page: Page, folder: string) => {
      await page.evaluate('delete DataTransferItem.prototype.getAsFileSystemHandle');
      await dropPaths(page, [folder]);
    },
  ],
  [
    'chosen',
    undefined,
    (page: Page, folder: string) => page.getByLabel('Choose a folder').setInputFiles(folder),
  ],
] as const;

it.each(ways)('a folder %s is read, with the folders in it, and sent nowhere', async (_, place, give) => {
  const opened = place === undefined ? fleet.browser.open() : fleet.open(place);
  const { page, faults } = await opened;
  await page.waitForSelector('.start');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await give(page, collected());
  await page.waitForSelector('.sheet');
  expect(await page.innerText('.verdict h2')).toBe('Remote Desktop is switched off on the server.');
  expect(await page.innerText('.notice')).toMatch(/from srv01\/photo\.jpg: a JPEG image/);
  expect([sent, faults.filter((fault) => !fault.includes('401'))]).toEqual([[], []]);
  await page.close();
});

it('files dropped beside a folder are read with it; of a folder without files it is said', async () => {
  const { page } = await fleet.browser.open();
  const folder = collected();
  await dropPaths(page, [join(folder, 'empty'), join(folder, 'registry', 'policies', 'server.reg')]);
  await page.waitForSelector('.sheet');
  expect(await page.innerText('.notice')).toMatch(/empty: no file in this folder/);
  await page.close();
});

it('a folder that is being read can be cancelled', async () => {
  const { page, faults } = await fleet.browser.open();
  const folder = collected();
  await largeLog(folder, 400);
  await dropPaths(page, [folder]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForSelector('.start');
  await ask(page, '0x904 0x7');
  expect(await page.innerText('main')).toContain('TCP connection was closed');
  expect(faults).toEqual([]);
  await page.close();
});
