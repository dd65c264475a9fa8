import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runServer, type Running } from '../server/running.ts';
import { PageBrowser } from './browser.ts';

const browser = new PageBrowser();
let server: Running;
beforeAll(async () => {
  await browser.start();
  server = await runServer({ pageFolder: join(browser.dist, 'page') });
});
afterAll(async () => {
  await browser.stop();
  await server.close();
});

it('the link lets its owner in once, leaves the address, and asks for a password', async () => {
  const { page, faults } = await browser.open({ at: `${server.url}/#first=${server.firstVisit}` });
  await page.waitForSelector('.people .advice');
  expect(page.url()).not.toContain('first=');
  await page.fill('.advice input[name=next]', 'a passphrase of some length');
  await page.click('.advice button[type=submit]');
  await page.waitForSelector('.own-password');
  expect(faults).toEqual([]);
  await page.close();

  const again = await browser.open({ at: `${server.url}/#first=${server.firstVisit}` });
  await again.page.waitForSelector('.sign-in [role=alert]');
  expect(await again.page.innerText('.sign-in')).toContain('this link was used already');
  await again.page.fill('input[name=name]', 'owner');
  await again.page.fill('input[name=password]', 'a passphrase of some length');
  await again.page.keyboard.press('Enter');
  await again.page.waitForSelector('.fleet');
  await again.page.close();
});
