import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drop, PageBrowser } from './browser.ts';
import { checkedPeer, reportFile } from './report-file.ts';
import { logs, reg } from './sample-files.ts';

const browser = new PageBrowser();
beforeAll(() => browser.start());
afterAll(() => browser.stop());

/** Presses Tab until something of that name has the focus; it must be visible that it has. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    const [said, outline] = await page.evaluate<[string, string]>(`(() => {
      const { activeElement: it } = document;
      const shown = it.closest('label') ?? it.closest('.ask-box') ?? it;
      const style = getComputedStyle(shown);
      return [it.getAttribute('aria-label') ?? it.textContent ?? '', it === document.body ? 'none' : style.outlineStyle + style.boxShadow];
    })()`);
    if (!name.test(said)) continue;
    expect(outline, `the focus on ${name} can be seen`).not.toBe('nonenone');
    return;
  }
  throw new Error(`no Tab leads to ${name}`);
}

it('everything is reached with the keys alone', async () => {
  const { page, faults } = await browser.open();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toContain('Skip to the content');
  await tabTo(page, /A host, an error code/);
  await page.keyboard.type('0x904 0x7');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.answer');
  await drop(page, logs);
  await page.waitForSelector('.to-events');
  await tabTo(page, /Show every record/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#row-0 .event-says:not(:empty)');
  await tabTo(page, /Records; Enter shows one whole/);
  for (const key of ['End', 'PageUp', 'ArrowDown', 'Home', 'ArrowDown']) await page.keyboard.press(key);
  expect(await page.getAttribute('.grid', 'aria-activedescendant')).toBe('row-1');
  await page.waitForSelector('#row-1 .event-says:not(:empty)');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.detail h2:focus');
  expect(faults).toEqual([]);
  await page.close();
});

it('a page that is one file says that missed renewals need a monitor', async () => {
  const { page } = await browser.open();
  expect(await page.innerText('.start-monitor')).toMatch(/renewal was missed.*monitor.*rdpdoctor serve/s);
  await page.close();
});

it('the focus stays in the view where what had it is gone', async () => {
  const { page } = await browser.open();
  await page.focus('#asked');
  await page.keyboard.type('0x904 0x7');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.answer');
  await page.waitForFunction(`document.activeElement.id === 'main'`);
  await page.close();
});

it('Back leads to the view before', async () => {
  const { page, faults } = await browser.open();
  await drop(page, logs);
  await page.getByRole('button', { name: 'Events', exact: true }).click();
  await page.waitForSelector('.events h1');
  await page.goBack();
  await page.waitForSelector('.sheet');
  await page.goBack();
  await page.waitForSelector('.start');
  await page.goForward();
  await page.waitForSelector('.sheet');
  expect(faults).toEqual([]);
  await page.close();
});

it('a station of the picture opens its evidence', async () => {
  const { page } = await browser.open();
  await drop(page, [{ name: 'case.json', bytes: Buffer.from(JSON.stringify(await checkedPeer('healthy'))) }]);
  const evidence = page.locator('#c1-encryption');
  expect(await evidence.isVisible()).toBe(false);
  await page.locator('.station a').filter({ hasText: 'TLS' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => evidence.isVisible()).toBe(true);
  await page.close();
});

it('the theme is chosen, kept and still there after a reload', async () => {
  const { page } = await browser.open({ theme: 'light' });
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  await page.getByTitle('Dark').click();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.waitForSelector('h1');
  expect(await ground()).toBe(dark);
  await page.close();
});

it('nothing moves where people want nothing to move', async () => {
  const { page } = await browser.open();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await drop(page, [reg]);
  const moving = await page.evaluate<number>('document.getAnimations().length');
  expect(moving).toBe(0);
  await page.close();
});

it('the report is printed on paper, without script', async () => {
  const path = join(browser.dist, 'report.html');
  writeFileSync(path, reportFile(await checkedPeer('resets-at-client-hello')));
  const { page, faults } = await browser.open({ at: pathToFileURL(path).href });
  expect(await page.locator('script').count()).toBe(0);
  const pdf = join(browser.dist, 'report.pdf');
  await page.pdf({ path: pdf, format: 'A4', printBackground: true });
  const text = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  const words = text.stdout;
  expect(words).toContain('srv01.corp.example');
  expect(words).toMatch(/reset it \(RST\)/);
  expect(faults).toEqual([]);
  await page.close();
});
