import type { Check } from './check.ts';

/** The newest checks of each host, one from each vantage point. */
export function newestByHost(latest: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  const byHost = new Map<string, Check[]>();
  for (const check of latest) {
    const list = byHost.get(check.host);
    if (list === undefined) byHost.set(check.host, [check]);
    else list.push(check);
  }
  return byHost;
}
