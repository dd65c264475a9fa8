import { afterAll, beforeAll, expect, it } from 'vitest';
import { fleetBrowser, watchedHost, type FleetBrowser } from './fleet-browser.ts';
import { password } from './fleet-sample.ts';

let fleet: FleetBrowser;
beforeAll(async () => {
  fleet = await fleetBrowser(20);
});
afterAll(() => fleet.stop());

it('whose session is over signs in again, and is back where they were', async () => {
  const { page } = await fleet.open(`/hosts/${watchedHost}`, 'viewer');
  await page.waitForSelector('.stored .verdict');
  fleet.server.pass(40 * 86_400_000);
  await page.locator('.switch label', { hasText: 'Month' }).click();
  await page.waitForSelector('input[name=password]');
  await page.fill('input[name=name]', 'viewer-ana');
  await page.fill('input[name=password]', password);
  await page.click('form button[type=submit]');
  await page.waitForSelector('.host-name');
  expect(new URL(page.url()).pathname).toBe(`/hosts/${watchedHost}`);
  await page.close();
});

it('a server that is gone is told, with a way to try again', async () => {
  const { page } = await fleet.open('/certificates', 'viewer');
  await page.waitForSelector('.ending-row');
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Alerts' }).click();
  await page.getByText('The server of this page does not answer.').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForSelector('.alert-card');
  await page.close();
});
