import { configSchema, type Config } from './config.ts';
import { restartSettings, type RestartSetting } from './restart-settings.ts';

/** Every setting with its value, each named as it is written in the file. */
export function settingsIn({ serve, ...others }: Config): Readonly<Record<string, unknown>> {
  const served = Object.entries(serve).map(([name, value]) => [`serve.${name}`, value] as const);
  return Object.fromEntries([...Object.entries(others), ...served]);
}

/** The names of all settings, also of those that are not set. */
export function settingNames(): readonly string[] {
  const { serve, ...others } = configSchema.shape;
  return [...Object.keys(others), ...Object.keys(serve.unwrap().shape).map((name) => `serve.${name}`)];
}

/** Whether a program that runs takes it over only when it is started anew. */
export function needsRestart(name: string): name is RestartSetting {
  return Object.hasOwn(restartSettings, name);
}
