import { respects } from './respects.ts';
import { settingFacts } from './settings.ts';

/** Names of all facts that comparisons look at. */
export const comparedFacts: ReadonlySet<string> = new Set([
  ...respects.flatMap(({ facts }) => facts),
  ...settingFacts,
]);
