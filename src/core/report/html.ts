import { harmless } from '../bytes/harmless.ts';
import { minuteOf } from '../facts/time.ts';
import type { CheckReport } from './check-report.ts';
import { renderArticle } from './html-article.ts';
import { escapeMarkup } from './markup.ts';

/** Reports as one HTML file that needs nothing else: no script, no picture from elsewhere, fit for printing. */
export function renderHtml(reports: readonly CheckReport[]): string {
  const [first] = reports;
  const title = reports.length === 1 ? (first?.target ?? '') : `${reports.length} hosts`;
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Remote Desktop: ${escapeMarkup(harmless(title))}</title>`,
    `<style>${style}</style></head><body>`,
    ...reports.map(renderArticle),
    first === undefined ? '' : `<footer>${escapeMarkup(harmless(madeWords(first)))}</footer>`,
    '</body></html>',
    '',
  ].join('\n');
}

function madeWords({ made }: CheckReport): string {
  const version = made.version === undefined ? '' : ` ${made.version}`;
  const from =
    made.from === '' ? '' : `, from ${made.from}${made.address === undefined ? '' : ` (${made.address})`}`;
  return `rdpdoctor${version}${made.at === '' ? '' : `, ${minuteOf(made.at)}`}${from}`;
}

const style = `
:root{color-scheme:light dark;--good:#1a7f37;--bad:#cf222e;--warn:#9a6700;--quiet:#767676}
@media(prefers-color-scheme:dark){:root{--good:#3fb950;--bad:#f85149;--warn:#d29922;--quiet:#9a9a9a}}
body{font:15px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem}
article{border-left:.3rem solid var(--quiet);padding-left:1rem;margin-bottom:2rem}
.healthy{border-color:var(--good)}.blocked{border-color:var(--bad)}.degraded,.unknown{border-color:var(--warn)}
.headline{font-size:1.2rem;font-weight:600}small,footer{color:var(--quiet);font-weight:400}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.15rem .6rem .15rem 0}
th{font-weight:400;white-space:nowrap}td{overflow-wrap:anywhere}.phases td:last-child{text-align:right;white-space:nowrap}
.died td,.died th{color:var(--bad)}.flawed td,.flawed th{color:var(--warn)}.notReached,.notTried{color:var(--quiet)}
h3{font-size:1rem;margin:1rem 0 .2rem}ul,ol{margin:.2rem 0;padding-left:1.4rem}
code{background:rgb(127 127 127/.18);padding:.05rem .3rem;border-radius:.2rem;overflow-wrap:anywhere}
.first{border:1px solid var(--quiet);border-radius:.3rem;padding:0 .8rem .4rem;margin:1rem 0}
svg.handshake{max-width:46rem;width:100%;height:auto}svg.handshake text{font:13px system-ui,sans-serif;fill:currentColor}
svg.handshake path{fill:none;stroke:currentColor;stroke-width:1.5}svg.handshake .life{stroke:var(--quiet);stroke-dasharray:3 4}
svg .passed path{stroke:var(--good)}svg .died path{stroke:var(--bad)}svg .flawed path{stroke:var(--warn)}
svg .notReached path{stroke:var(--quiet);stroke-dasharray:2 5}svg .notReached text{fill:var(--quiet)}
@media print{body{margin:0;max-width:none}article{break-inside:auto}}
`;
