import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { found } from './axe.ts';
import { PageBrowser } from './browser.ts';
import { checkedPeer, reportFile } from './report-file.ts';
import { views } from './views.ts';

const browser = new PageBrowser();
beforeAll(() => browser.start());
afterAll(() => browser.stop());

describe('axe finds nothing, neither in the light nor in the dark', () => {
  it.each(views)('%s', async (_, go) => {
    for (const width of [320, 1_280]) {
      const { page, faults } = await browser.open({ width });
      await go(page);
      expect(await found(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 'too wide').toBe(0);
      expect(faults).toEqual([]);
      await page.close();
    }
  });

  it('report', async () => {
    const path = join(browser.dist, 'report.html');
    writeFileSync(path, reportFile(await checkedPeer('resets-at-client-hello')));
    const { page } = await browser.open({ at: pathToFileURL(path).href });
    expect(await found(page)).toEqual([]);
    await page.close();
  });
});
