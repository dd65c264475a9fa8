import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { drop, PageBrowser } from './browser.ts';
import { fleetBrowser } from './fleet-browser.ts';
import { fleetViews } from './fleet-views.ts';
import { planHost } from './plan-host.ts';
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

/** A plan on its way over a real carrier: made, asked for once more, kept, and taken back at the end. */
async function takePlanPictures(folder: string): Promise<void> {
  const own = await planHost((n) => `127.0.41.${60 + n}`);
  await own.checked('refuses TLS');
  for (const theme of themes)
    for (const width of widths) {
      const looks = { theme, width, height: width === 390 ? 844 : 980 };
      const { page } = await own.fleet.open(own.place, 'admin', looks);
      const press = (name: RegExp) => page.getByRole('button', { name }).click();
      const keep = (name: string) => shoot(page, join(folder, `${name}-${theme}-${width}.png`));
      await press(/^Make a plan$/);
      await press(/^Run on/);
      await page.locator('.plan .run-form').first().scrollIntoViewIfNeeded();
      await keep('plan-to-run');
      await press(/^Yes, run it/);
      await page.getByText('It helped').waitFor();
      await page.locator('.host-plans').scrollIntoViewIfNeeded();
      await keep('plan-kept');
      await page.locator('.host-plans > .run-card').getByRole('button').first().click();
      await press(/^Yes, take it back/);
      await page.locator('.host-plans > .run-card').getByText('Everything was put back').waitFor();
      await page.close();
    }
  await own.stop();
}

async function take(page: Page, path: string): Promise<void> {
  await shoot(page, path);
  await page.close();
}

async function shoot(page: Page, path: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  console.log(path);
}

const folder = process.argv[2] ?? join('docs', 'pictures');
mkdirSync(folder, { recursive: true });
await takePictures(folder);
await takeFleetPictures(folder);
await takePlanPictures(folder);
process.exit(0);
