import type { CheckReport } from '../check-report.ts';
import { unmetOf } from '../expectation.ts';
import type { ReportedHost } from './reported-host.ts';
import { inAscii, symbol, type TerminalStyle } from '../layout/terminal-style.ts';
import { padded, widthOf } from '../layout/display-width.ts';
import { phaseNames } from '../terminal/phase-line.ts';
import { clipped } from '../layout/wrap.ts';
import { harmless } from '../../bytes/harmless.ts';

/** Several hosts, one line each: mark, host, where it dies, what is; what connects and is not as expected says so. */
export function renderTable(
  hosts: readonly Pick<ReportedHost, 'report' | 'expected'>[],
  style: TerminalStyle,
): string {
  const names = hosts.map(({ report }) => harmless(report.target));
  const widest = Math.min(
    names.reduce((most, name) => Math.max(most, widthOf(name)), 4),
    44,
  );
  const rows = hosts.map(({ report, expected }, i) => {
    const unmet = report.mark === 'blocked' ? '' : unmetOf(expected);
    const mark = unmet !== '' && report.mark === 'healthy' ? 'degraded' : report.mark;
    const where = (unmet === '' ? deathOf(report) : 'unlike').padEnd(12);
    const says = unmet === '' ? tellingPart(report.headline) : `not as expected: ${unmet}`;
    const name = padded(names[i] ?? '', widest);
    const room = Math.max(20, style.width - widest - 20);
    return `  ${symbol(mark, style)} ${name}  ${where}  ${clipped(harmless(says), room)}`;
  });
  return `${inAscii(rows.join('\n'), style)}\n`;
}

function deathOf({ phases, mark }: CheckReport): string {
  const dead = phases.find(({ state }) => state === 'died');
  if (dead !== undefined) return phaseNames[dead.phase];
  return { healthy: 'healthy', blocked: 'blocked', degraded: 'degraded', unknown: 'not known' }[mark];
}

/** That a host is well up to some point stands in its mark; what is wrong with it all the same does not. */
function tellingPart(headline: string): string {
  return headline.replace(/^Healthy up to [^.]*\. (?=\S)/, '');
}
