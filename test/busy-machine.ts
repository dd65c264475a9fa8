import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Why figures of the clock mean nothing here and now: what else this machine does; undefined where it rests. */
export async function busyMachine(): Promise<string | undefined> {
  if (!existsSync('/proc/stat')) return undefined;
  const before = ticks();
  await pause(500);
  const after = ticks();
  const share = (after.busy - before.busy) / Math.max(1, after.all - before.all);
  return share < 0.2 ? undefined : `this machine is not idle: ${Math.round(100 * share)} % of it are in use`;
}

/** Of all processors since the start: user, nice, system, idle, iowait, irq, softirq, steal. */
function ticks(): { readonly busy: number; readonly all: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const counts = line.split(/\s+/).slice(1, 9).map(Number);
  const all = counts.reduce((sum, each) => sum + each, 0);
  return { busy: all - (counts[3] ?? 0) - (counts[4] ?? 0), all };
}
