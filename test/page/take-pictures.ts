import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { drop, PageBrowser } from './browser.ts';
import { fleetBrowser } from './fleet-browser.ts';
import { fleetViews } from './fleet-views.ts';
import { planHost } from './plan-host.ts';
import { checkedPeer, reportFile } from './report-file.ts';
import { views } from './views.ts';

const { values, positionals } = parseArgs({
  options: { whole: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const { whole: isWhole } = values;
const [folder = join('docs', 'pictures'), ...names] = positionals;
const looks = (['light', 'dark'] as const).flatMap((theme) =>
  [390, 900, 1_440].map((width) => ({ theme, width, height: width === 390 ? 844 : 980 })),
);
type Look = (typeof looks)[number];

/** A picture of every view, in both themes and three widths, into the folder; told line by line. */
async function takePictures(): Promise<void> {
  const browser = new PageBrowser();
  await browser.start();
  const reset = await checkedPeer('resets-at-client-hello');
  const healthy = await checkedPeer('healthy');
  const saved = (file: unknown) => (page: Page) =>
    drop(page, [{ name: 'case.json', bytes: Buffer.from(JSON.stringify(file)) }]);
  const all = [...views, ['blocked', saved(reset)] as const, ['healthy', saved(healthy)] as const];
  for (const [name, go] of all.filter(([name]) => isWanted(name)))
    for (const look of looks) {
      const { page } = await browser.open(look);
      await go(page);
      await shoot(page, name, look);
      await page.close();
    }
  const path = join(browser.dist, 'report.html');
  writeFileSync(path, reportFile(reset));
  for (const look of looks.filter(() => isWanted('report'))) {
    const { page } = await browser.open({ ...look, at: pathToFileURL(path).href });
    await shoot(page, 'report', look);
    await page.close();
  }
  await browser.stop();
}

/** The views behind the sign-in, of a fleet of some size. */
async function takeFleetPictures(): Promise<void> {
  const wanted = fleetViews.filter(([name]) => isWanted(name));
  if (wanted.length === 0 && !isWanted('sign-in')) return;
  const fleet = await fleetBrowser(1_200);
  for (const look of looks) {
    const before = await fleet.open('/sign-in', undefined, look);
    await before.page.waitForSelector('input[name=password]');
    if (isWanted('sign-in')) await shoot(before.page, 'sign-in', look);
    await before.page.close();
    const { page } = await fleet.open('/fleet', 'admin', look);
    for (const [name, place, ready] of wanted) {
      // The clock of this server stands still, and with it how many requests it lets through.
      fleet.server.pass(10_000);
      await page.goto(`${fleet.server.url}${place}`);
      await ready(page);
      await shoot(page, name, look);
    }
    await page.close();
  }
  await fleet.stop();
}

/** A plan on its way over a real carrier: made, asked for once more, kept, and taken back at the end. */
async function takePlanPictures(): Promise<void> {
  if (!isWanted('plan-to-run') && !isWanted('plan-kept')) return;
  const own = await planHost((n) => `127.0.41.${60 + n}`);
  await own.checked('refuses TLS');
  for (const look of looks) {
    own.fleet.server.pass(120_000);
    const { page } = await own.fleet.open(own.place, 'admin', look);
    const press = (name: RegExp) => page.getByRole('button', { name }).click();
    await press(/^Make a plan$/);
    await press(/^Run on/);
    await page.locator('.plan .run-form').first().scrollIntoViewIfNeeded();
    await shoot(page, 'plan-to-run', look);
    await press(/^Yes, run it/);
    await page.getByText('It helped').waitFor();
    await page.locator('.host-plans').scrollIntoViewIfNeeded();
    await shoot(page, 'plan-kept', look);
    await page.locator('.host-plans > .run-card').getByRole('button').first().click();
    await press(/^Yes, take it back/);
    await page.locator('.host-plans > .run-card').getByText('Everything was put back').waitFor();
    await page.close();
  }
  await own.stop();
}

async function shoot(page: Page, name: string, { theme, width }: Look): Promise<void> {
  const path = join(folder, `${name}-${theme}-${width}.png`);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', fullPage: isWhole });
  console.log(path);
}

/** Whether this view was asked for; without names, each is. */
function isWanted(name: string): boolean {
  return names.length === 0 || names.includes(name);
}

mkdirSync(folder, { recursive: true });
await takePictures();
await takeFleetPictures();
await takePlanPictures();
process.exit(0);
