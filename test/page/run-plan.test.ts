import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { causes } from '../../src/core/causes/causes.ts';
import { exampleCase } from '../../src/core/judging/example-case.ts';
import { healthy, oldCiphers } from '../fleet/plan-fleet.ts';
import { found } from './axe.ts';
import { planHost, type PlanHost } from './plan-host.ts';

let here: PlanHost;
beforeAll(async () => {
  here = await planHost((n) => `127.0.41.${50 + n}`);
  await here.checked('refuses TLS');
});
afterAll(() => here.stop());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

it('whoever may only see sees nothing of running plans', async () => {
  const { page, faults } = await here.fleet.open(here.place, 'viewer');
  await page.waitForSelector('.stored .verdict');
  expect(await page.locator('.host-plans').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});

it('an operator makes a plan and reads all of it; running it stays with administrators', async () => {
  const { page, faults } = await here.fleet.open(here.place, 'operator');
  await button(page, 'Make a plan').click();
  const plan = page.locator('.host-plans .plan');
  await plan.waitFor();
  expect(await plan.innerText()).toMatch(
    /SecurityLayer[\s\S]*exactly as it was[\s\S]*Running it needs the role admin/,
  );
  expect(await button(page, /^Run on/).count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});

it('an administrator runs a plan, sees the proof, and takes it back, in one window and the next', async () => {
  const { page, faults } = await here.fleet.open(here.place, 'admin', { width: 390 });
  const unsafe: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.headers()['x-csrf-token'] === undefined)
      unsafe.push(request.url());
  });
  await page.getByLabel(/itself first, over WinRM/).check();
  await button(page, 'Make a plan').click();
  await page.waitForSelector('.host-plans .changes');
  expect(await page.innerText('.host-plans .step-notes')).toContain('by hand');

  await button(page, /^Run on/).press('Enter');
  const sure = page.locator('.sure');
  expect(await sure.innerText()).toMatch(
    /This changes 127\.0\.41\.50 now, over WinRM: \w+ steps?\. It drops/,
  );
  await page.waitForFunction(`document.activeElement.textContent === 'No'`);
  await page.keyboard.press('Enter');
  await button(page, /^Run on/).click();
  expect(here.machine.applied()).toBe('[]');
  expect(await found(page)).toEqual([]);
  await button(page, /^Yes, run it on/).click();

  const card = page.locator('.run-card');
  await card.getByText('It helped: the check from outside gets further than before.').waitFor();
  expect(await card.innerText()).toMatch(/Kept[\s\S]*Before[\s\S]*After[\s\S]*done/);
  expect(here.machine.applied()).not.toBe('[]');
  expect(await found(page)).toEqual([]);

  const next = await here.fleet.open(here.place, 'admin');
  await next.page.getByText('It helped: the check from outside').waitFor();
  await button(next.page, 'Take it back').click();
  await button(next.page, /^Yes, take it back/).click();
  await next.page.getByText('Everything was put back.').waitFor();
  expect(here.machine.applied()).toBe('[]');
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await card.getByText('Taken back').waitFor();
  expect([unsafe, faults, next.faults]).toEqual([[], [], []]);
  await next.page.close();
  await page.close();
});

it('what makes it less safe is accepted by its typed name; why a plan is not run stands there in the words of the server', async () => {
  const { examples } = causes.find(({ id }) => id === 'denied-logon-right')!;
  await here.checked('denied', exampleCase(examples.find(({ name }) => name.includes('of one account'))!));
  const { page, faults } = await here.fleet.open(here.place, 'admin');
  await button(page, 'Make a plan').click();
  const own = page.locator('.host-plans');
  await own.locator('.risk-card').waitFor();
  expect(await own.innerText()).toContain('Without it there is nothing to run here');
  expect(await button(page, /^Run on/).count()).toBe(0);
  await own.getByLabel('To accept it, type its name: new-access').fill('new-access');
  await page.keyboard.press('Enter');
  await button(page, /^Run on/).click();
  expect(await page.locator('.sure').innerText()).toContain(
    'It makes it less safe, as you accepted: new-access.',
  );
  await button(page, /^Yes, run it on/).click();
  await own.getByText('what is found there now calls for other steps; make the plan again').waitFor();
  await button(page, 'Make the plan again').click();
  await own.locator('.risk-card:not(.is-accepted)').waitFor();
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  await page.close();
});

it('the restart that a plan needs is planned in the own time of the host; what is no such time is told in the words of the server', async () => {
  await here.checked('old ciphers', oldCiphers);
  const { page, faults } = await here.fleet.open(here.place, 'admin', { width: 390 });
  await button(page, 'Make a plan').click();
  const own = page.locator('.host-plans');
  const time = own.getByLabel(/^Restart Windows at, in the host's own time/);
  await time.fill('2020-01-01T03:00');
  await button(page, 'Put the restart into the plan').click();
  await own.getByText('restartAt "2020-01-01T03:00": is over; name a time that is still to come').waitFor();
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await time.fill(`${day}T03:00`);
  await page.keyboard.press('Enter');
  await own.getByText(`Windows restarts at ${day} 03:00, by the clock and time zone of the host.`).waitFor();
  expect(await own.locator('.plan').innerText()).toContain(day);
  expect(await found(page)).toEqual([]);
  await button(page, 'Leave the restart out').click();
  await time.waitFor();
  expect(faults.filter((fault) => !fault.includes('400'))).toEqual([]);
  await page.close();
});

it('a plan that is in force after a restart is proved from the page once Windows was restarted', async () => {
  here.sees(oldCiphers);
  await here.checked('old ciphers once more', oldCiphers);
  const { page, faults } = await here.fleet.open(here.place, 'admin', { width: 390 });
  await button(page, 'Make a plan').click();
  await button(page, /^Run on/).click();
  await button(page, /^Yes, run it on/).click();
  const card = page.locator('.host-plans > .run-card');
  await card.getByText('Awaits a restart').waitFor();
  expect(await card.innerText()).toMatch(
    /in force only after the next restart of Windows[\s\S]*Prove it now/,
  );
  expect(await button(page, /^Make a plan/).count()).toBe(0);
  expect(await found(page)).toEqual([]);

  // Windows is back, and with it what the plan set; somebody else's window proves it.
  here.sees(healthy);
  const next = await here.fleet.open(here.place, 'admin');
  await button(next.page, 'Prove it now').press('Enter');
  await next.page.getByText('It helped: the check from outside').waitFor();
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await card.getByText('Kept').waitFor();
  expect(await button(page, 'Prove it now').count()).toBe(0);
  const { rows } = await here.fleet.server.store.people.audit(20);
  expect(rows.map(({ did }) => did)).toContain('ended proving a plan');
  expect([faults, next.faults]).toEqual([[], []]);
  here.sees(undefined);
  await next.page.close();
  await page.close();
});

it('a host in a group that plans are run in, but not in the configuration, is offered none', async () => {
  const target = 'by-hand.example';
  await here.fleet.server.store.hosts.put([
    { target, groups: ['web'], everySeconds: 900, vantages: ['here'], watched: true },
  ]);
  const { store } = here.fleet.server;
  const [check] = await store.checks.of({
    host: here.place.slice('/hosts/'.length),
    limit: 1,
    newestFirst: true,
  });
  const { file } = (await store.checks.get(check!.id))!;
  await store.checks.add({ ...check!, id: 'by hand', host: target }, file!);
  const { page, faults } = await here.fleet.open(`/hosts/${target}`, 'admin');
  await page.waitForSelector('.stored .verdict');
  expect(await page.locator('.host-plans').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});
