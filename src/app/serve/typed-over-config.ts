import type { Config } from '../../core/fleet/config.ts';
import { restartSettings, type RestartSetting } from '../../core/fleet/restart-settings.ts';

/** What somebody typed beside a configuration; it counts before what is written there. */
export interface TypedOver {
  readonly store?: string | undefined;
  readonly listen?: string | undefined;
}

/** The configuration with what was typed. */
export function typedOver(config: Config, { listen }: TypedOver): Config {
  return listen === undefined ? config : { ...config, serve: { ...config.serve, listen } };
}

/** The settings that only a restart takes over; what is typed stays as it was typed. */
export function takenByRestart({ store, listen }: TypedOver): readonly RestartSetting[] {
  const typed: readonly RestartSetting[] = [
    ...(store === undefined ? [] : ['store' as const]),
    ...(listen === undefined ? [] : ['serve.listen' as const]),
  ];
  // The keys of a constant are its names, which Object.keys only knows as strings.
  return (Object.keys(restartSettings) as RestartSetting[]).filter((name) => !typed.includes(name));
}
