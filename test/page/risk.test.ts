import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSchema, type Plan } from '../../src/core/remedy/plan-format.ts';
import { drop, PageBrowser, type Dropped } from './browser.ts';
import { refused, refusedAndOff } from './risky-files.ts';

const browser = new PageBrowser();
beforeAll(() => browser.start());
afterAll(() => browser.stop());

describe('a step that makes a machine less safe', () => {
  it('is in no script before its risk is accepted by name, and in it after that', async () => {
    const { page, faults } = await opened(refused);
    expect(await page.innerText('.risk-card')).toMatch(
      /new-access[\s\S]*may not sign in today would be allowed to/,
    );
    expect(await page.innerText('.plan')).toContain('Without it there is no script');
    expect(await page.getByRole('button', { name: 'Save the script' }).count()).toBe(0);

    const field = page.getByLabel('To accept it, type its name: new-access');
    await field.fill('new-acces');
    expect(await page.getByRole('button', { name: 'Accept the risk' }).isDisabled()).toBe(true);
    await field.press('Enter');
    expect(await page.getByRole('button', { name: 'Save the script' }).count()).toBe(0);

    await accept(page, 'new-access');
    expect(await page.innerText('.risks [role=status]')).toContain('new-access is accepted');
    await page.waitForFunction(`document.activeElement.textContent === 'Take new-access back'`);
    const script = await saved(page);
    expect(script).toMatchObject({
      acceptedRisks: ['new-access'],
      steps: [{ action: { kind: 'addGroupMember', member: 'CORP\\maria' } }],
    });

    await page.getByRole('button', { name: 'Take new-access back' }).click();
    await page.getByRole('button', { name: 'Save the script' }).waitFor({ state: 'detached' });
    await page.waitForFunction(`document.activeElement.name === 'accept-new-access'`);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('is named beside the script that lacks it', async () => {
    const { page, faults } = await opened(refusedAndOff);
    expect(await page.innerText('.script-lacks')).toMatch(/Not in this script.*maria.*risk new-access/);
    const before = await saved(page);
    expect(before.acceptedRisks).toEqual([]);
    expect(JSON.stringify(before.steps)).not.toContain('maria');
    await accept(page, 'new-access');
    await page.waitForSelector('.script-lacks', { state: 'detached' });
    const after = await saved(page);
    expect(after.steps).toHaveLength(before.steps.length + 1);
    expect(JSON.stringify(after.steps)).toContain('maria');
    expect(faults).toEqual([]);
    await page.close();
  });
});

async function opened(file: Dropped) {
  const found = await browser.open();
  await drop(found.page, [file]);
  await found.page.waitForSelector('.risk-card');
  return found;
}

async function accept(page: Page, risk: string): Promise<void> {
  const field = page.getByLabel(`To accept it, type its name: ${risk}`);
  await field.fill(risk);
  await field.press('Enter');
  await page.waitForSelector('.risk-card.is-accepted');
}

/** The plan inside the script that is saved. */
async function saved(page: Page): Promise<Plan> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the script' }).click(),
  ]);
  const script = readFileSync(await download.path(), 'utf8');
  const encoded = /^\$planText = '([A-Za-z0-9+/=]+)'$/m.exec(script)?.[1] ?? '';
  return planSchema.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
}
