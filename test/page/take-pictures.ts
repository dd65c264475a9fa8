import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { drop, PageBrowser } from './browser.ts';
import { fleetBrowser } from './fleet-browser.ts';
import { fleetViews } from './fleet-views.ts';
import { checkedPeer, reportFile } from './report-file.ts';
import { views } from './views.ts';

const themes = ['light', 'dark'] as const;
const widths = [390, 900, 1_440] as const;

/** A picture of every view, in both themes and three widths, into a folder; told line by line. */
async function takePictures(folder: string): Promise<void> {
  const browser = new PageBrowser();
  await browser.start();
  const reset = await checkedPeer('resets-at-client-hello');
  const healthy = await checkedPeer('healthy');
  const saved = (file: unknown) => (page: Page) =>
    drop(page, [{ name: 'case.json', bytes: Buffer.from(JSON.stringify(file)) }]);
  const all = [...views, ['blocked', saved(reset)] as const, ['healthy', saved(healthy)] as const];
  for (const [name, go] of all) {
    for (const theme of themes) {
      for (const width of widths) {
        const { page } = await browser.open({ theme, width, height: width === 390 ? 844 : 980 });
        await go(page);
        await take(page, join(folder, `${name}-${theme}-${width}.png`));
      }
    }
  }
  const path = join(browser.dist, 'report.html');
  writeFileSync(path, reportFile(reset));
  for (const theme of themes) {
    const { page } = await browser.open({ theme, width: 1_440, at: pathToFileURL(path).href });
    await take(page, join(folder, `report-${theme}-1440.png`));
  }
  await browser.stop();
}

/** The views behind the sign-in, of a fleet of some size. */
async function takeFleetPictures(folder: string): Promise<void> {
  const fleet = await fleetBrowser(1_200);
  for (const theme of themes)
    for (const width of widths) {
      const looks = { theme, width, height: width === 390 ? 844 : 980 };
      for (const [name, place, ready] of fleetViews) {
        const { page } = await fleet.open(place, 'admin', looks);
        await ready(page);
        await take(page, join(folder, `${name}-${theme}-${width}.png`));
      }
      const { page } = await fleet.open('/sign-in', undefined, looks);
      await page.waitForSelector('input[name=password]');
      await take(page, join(folder, `sign-in-${theme}-${width}.png`));
    }
  await fleet.stop();
}

async function take(page: Page, path: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  console.log(path);
  await page.close();
}

const folder = process.argv[2] ?? join('docs', 'pictures');
mkdirSync(folder, { recursive: true });
await takePictures(folder);
await takeFleetPictures(folder);
process.exit(0);
