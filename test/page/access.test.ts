import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageBrowser } from './browser.ts';
import { checkedPeer, reportFile } from './report-file.ts';
import { views } from './views.ts';

const browser = new PageBrowser();
beforeAll(() => browser.start());
afterAll(() => browser.stop());
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, one line each. */
async function found(page: Page): Promise<readonly string[]> {
  // The policy of the page runs no script that is put in; the one of the debugger is none of its.
  await page.evaluate(axe);
  return page.evaluate<
    string[]
  >(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`);
}

describe.each(['light', 'dark'] as const)('axe finds nothing, %s', (theme) => {
  it.each(views)('%s', async (_, go) => {
    for (const width of [390, 1_280]) {
      const { page, faults } = await browser.open({ theme, width });
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
    const { page } = await browser.open({ theme, at: pathToFileURL(path).href });
    expect(await found(page)).toEqual([]);
    await page.close();
  });
});
