import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, drop, PageBrowser } from './browser.ts';
import { largeLog } from './large-log.ts';
import { checkedPeer } from './report-file.ts';
import { capture, hostile, kinds, logs, reg } from './sample-files.ts';

const browser = new PageBrowser();
beforeAll(() => browser.start());
afterAll(() => browser.stop());

describe('files dropped on the page', () => {
  it.each(kinds)('%s', async (_, files, says) => {
    const { page, faults } = await browser.open();
    await drop(page, files);
    expect(await page.innerText('main')).toMatch(says);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('are judged as the command line judges them', async () => {
    const { page } = await browser.open();
    await drop(page, [reg]);
    expect(await page.innerText('h2')).toBe('Remote Desktop is switched off on the server.');
    await page.close();
  });

  it('become markup in no field, whatever they hold', async () => {
    const { page, faults } = await browser.open();
    await drop(page, hostile);
    await page.getByRole('button', { name: 'Events' }).click();
    await page.waitForSelector('.grid-row.active .event-name:not(:empty)');
    await page.press('.grid', 'Enter');
    await page.waitForSelector('.detail');
    expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
    expect(await page.innerText('main')).toContain('<img src=x onerror=alert(1)>');
    expect(await page.innerText('main')).not.toMatch(/[\u202e\u001b]/);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('can be taken back while they are read', async () => {
    const { page, faults } = await browser.open();
    await page.setInputFiles('input[type=file]', await largeLog(browser.dist, 400));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForSelector('.start');
    await ask(page, '0x904 0x7');
    expect(await page.innerText('main')).toContain('TCP connection was closed');
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('what is typed or pasted', () => {
  it.each([
    ['0x904 0x7', /The TCP connection was closed \(0x904\)/],
    [
      'Because of a security error, the client could not connect to the remote computer',
      /security|certificate/i,
    ],
    ['srv01.corp.example', /npx rdpdoctor check srv01\.corp\.example/],
    ['10.20.30.40:3390', /npx rdpdoctor check 10\.20\.30\.40:3390/],
    ['<img src=x onerror=boom>', /<img src=x onerror=boom>/],
  ])('%s', async (text, says) => {
    const { page, faults } = await browser.open();
    await ask(page, text);
    expect(await page.innerText('main')).toMatch(says);
    expect(await page.locator('main img').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });
});

it('thousands of pasted lines are explained at once, and stand in no field', async () => {
  const { page, faults } = await browser.open();
  const lines = 'Schannel 36870: the private key could not be opened\n'.repeat(4_000);
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(lines)});
    document.querySelector('#asked').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);
  await page.waitForSelector('.sheet');
  expect(await page.innerText('main')).toContain('36870');
  expect(await page.inputValue('#asked')).toBe('');
  expect(faults).toEqual([]);
  await page.close();
});

describe('what is done with a case', () => {
  it('a question is answered with a button and judged at once', async () => {
    const { page, faults } = await browser.open();
    await drop(page, [capture]);
    const question = await page.innerText('.questions legend');
    await page.locator('.answers button').first().click();
    await expect.poll(() => page.innerText('main')).not.toContain(question);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('a script, a page and a case are saved, without names where that is asked for', async () => {
    const { page, faults } = await browser.open();
    await drop(page, [reg]);
    const saved = async (button: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      const chunks: Buffer[] = [];
      for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString('utf8');
    };
    expect(await saved('Save the script')).toContain('fDenyTSConnections');
    expect(await saved('Save as page')).toMatch(/^<!doctype html>[^]*Remote Desktop is switched off/);
    expect(JSON.parse(await saved('Save as case'))).toMatchObject({ format: 2, target: 'server.reg' });
    const checked = JSON.stringify(await checkedPeer('healthy'));
    await drop(page, [{ name: 'case.json', bytes: Buffer.from(checked) }]);
    await page.waitForSelector('text=srv01.corp.example');
    expect(await saved('Save as page')).toContain('srv01.corp.example');
    await page.getByText('without names and addresses').click();
    for (const button of ['Save as case', 'Save as page']) expect(await saved(button)).not.toMatch(/srv01/i);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('the records of logs are filtered, read whole and handed out', async () => {
    const { page, faults } = await browser.open();
    await drop(page, logs);
    await page.getByRole('button', { name: 'Events' }).click();
    const count = async () => Number((await page.innerText('.events-head strong')).replaceAll(',', ''));
    await page.waitForSelector('.grid');
    const all = await count();
    expect(all).toBeGreaterThan(100);
    await page.getByLabel('Ids').fill('36870');
    await expect.poll(count).toBeLessThan(all);
    const some = await count();
    expect(some).toBeGreaterThan(0);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'JSON' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
    const records: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    expect(records).toHaveLength(some);
    expect(records).toMatchObject(Array.from({ length: some }, () => ({ eventId: 36870 })));
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(count).toBe(all);
    await page.getByLabel('Text in the values').fill('no such words anywhere');
    await page.waitForSelector('text=No record fits');
    expect(faults).toEqual([]);
    await page.close();
  });
});
