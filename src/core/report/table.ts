import type { CheckReport } from './check-report.ts';
import { inAscii, symbol, type TerminalStyle } from './terminal-style.ts';
import { phaseNames } from './terminal.ts';
import { harmless } from '../bytes/harmless.ts';
import { clipped } from './wrap.ts';

/** Several hosts, one line each: mark, host, where it dies, what is. */
export function renderTable(reports: readonly CheckReport[], style: TerminalStyle): string {
  const names = reports.map(({ target }) => harmless(target));
  const widest = Math.min(
    names.reduce((most, name) => Math.max(most, name.length), 4),
    44,
  );
  const rows = reports.map((report, i) => {
    const where = deathOf(report).padEnd(12);
    const name = (names[i] ?? '').padEnd(widest);
    const room = Math.max(20, style.width - widest - 20);
    return `  ${symbol(report.mark, style)} ${name}  ${where}  ${clipped(harmless(tellingPart(report.headline)), room)}`;
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
