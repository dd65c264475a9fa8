import type { Settings } from '../../app/api/settings.ts';
import type { Config } from '../../core/fleet/config.ts';

/** What of the configuration people who sign in may see. */
export function settingsOf(
  config: Config,
  is: { readonly isConfigured: boolean; readonly isWatching: boolean; readonly version: string },
): Settings {
  const { runPlans } = config.serve;
  const days = (seconds: number) => Math.round(seconds / 86_400);
  return {
    ...is,
    vantage: config.vantage,
    everySeconds: config.every,
    atOnce: config.atOnce,
    keepDays: { cases: days(config.keep.cases), checks: days(config.keep.checks) },
    groups: config.groups.map(({ name, expect }) => ({ name, ...(expect === undefined ? {} : { expect }) })),
    alerts: config.alerts,
    // Addresses and accounts stay out: some are secrets, and nobody needs them to know whom to ask.
    channels: config.channels.map(({ name, kind, least, groups }) => ({
      name,
      kind,
      least,
      ...(groups === undefined ? {} : { groups }),
    })),
    ranges: config.serve.ranges,
    ...(runPlans === undefined ? {} : { runsPlans: { via: runPlans.via, groups: runPlans.groups } }),
    signsInBy: ['password', ...(config.serve.openId === undefined ? [] : ['openId' as const])],
  };
}
