import type { Config } from './config.ts';

/** Settings that a program which runs does not take over, each as it is written in the file. */
export const restartSettings = {
  store: ({ store }: Config) => store,
  'serve.listen': ({ serve }: Config) => serve.listen,
  'serve.address': ({ serve }: Config) => serve.address,
  /** Files of the same names are read again. */
  'serve.tls': ({ serve }: Config) => serve.tls,
  'serve.openId': ({ serve }: Config) => serve.openId,
  /** Who may run what on which hosts is not changed by a signal. */
  'serve.runPlans': ({ serve }: Config) => serve.runPlans,
} as const;
export type RestartSetting = keyof typeof restartSettings;

/** Those of them that are no longer as they were when the program was started. */
export function changedSince(
  started: Config,
  now: Config,
  settings: readonly RestartSetting[],
): readonly RestartSetting[] {
  return settings.filter(
    (name) => JSON.stringify(restartSettings[name](started)) !== JSON.stringify(restartSettings[name](now)),
  );
}
