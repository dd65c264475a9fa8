import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../free-port.ts';
import { startProvider, type IdentityProvider } from '../server/identity-provider.ts';
import { runServer, type Running } from '../server/running.ts';
import { PageBrowser } from './browser.ts';

const browser = new PageBrowser();
let provider: IdentityProvider;
let server: Running;
let roles = ['staff'];
beforeAll(async () => {
  await browser.start();
  const port = await freePort();
  provider = await startProvider(port, () => ({ sub: 'ana-7', preferred_username: 'ana', roles }));
  server = await runServer({ port, openId: provider.settings, pageFolder: join(browser.dist, 'page') });
});
afterAll(async () => {
  await browser.stop();
  await server.close();
  await provider.close();
});

async function signInThere(page: Page): Promise<void> {
  await page.click('text=Continue with your organisation');
  await page.fill('input[name=login]', 'ana-7');
  await page.fill('input[name=password]', 'x');
  await page.click('button[type=submit]');
  // It asks for consent, too.
  await page.click('button[type=submit]');
}

it('the identity provider lets somebody in, with the role it says, to where they wanted to go', async () => {
  const { page } = await browser.open({ at: `${server.url}/certificates` });
  await page.waitForSelector('input[name=password]');
  await signInThere(page);
  await page.waitForSelector('.certificates');
  expect(new URL(page.url()).pathname).toBe('/certificates');
  await page.click('.account summary');
  expect((await page.innerText('.account-menu')).replaceAll(/\s+/g, ' ')).toContain('ana viewer');
  await page.click('.account-menu a');
  await page.waitForSelector('.people');
  expect(await page.locator('.own-password').count(), 'there is no password to change').toBe(0);
  await page.close();
});

it('whoever has no role is told so, with a way back', async () => {
  roles = ['guests'];
  const { page } = await browser.open({ at: `${server.url}/sign-in` });
  await signInThere(page);
  await page.waitForSelector('.notice');
  expect(await page.innerText('.notice')).toContain('you have no role here');
  await page.click('text=Back to the sign-in');
  await page.waitForSelector('input[name=password]');
  await page.close();
});
