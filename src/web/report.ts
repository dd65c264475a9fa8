import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Sheet } from './sheet/sheet.ts';
import { ReportDocument } from './view/report-document.tsx';

/** Sheets as one HTML file that needs nothing else: no script, no picture from elsewhere, fit for printing. `style` is ours. */
export function renderHtml(sheets: readonly Sheet[], style: string): string {
  return `<!doctype html>\n${renderToString(h(ReportDocument, { sheets, style }))}\n`;
}
