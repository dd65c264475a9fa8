import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds in the light and in the dark page, one line each. */
export async function found(page: Page): Promise<readonly string[]> {
  // The policy of the page runs no script that is put in; the one of the debugger is none of its.
  await page.evaluate(axe);
  const all: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    // Colours that are on their way from one theme to the other are those of none.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const lines = await page.evaluate<string[]>(`axe.run(document, { runOnly: ${JSON.stringify(rules)} })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`);
    all.push(...lines.map((line) => `${theme}: ${line}`));
  }
  return all;
}
