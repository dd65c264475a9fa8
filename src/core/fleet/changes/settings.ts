import type { FactName } from '../../facts/vocabulary.ts';
import type { Side } from './side.ts';

/** One setting of Windows that differs, by its path in the fact: `listenerSettings.securityLayer`. */
export interface UnlikeSetting {
  readonly fact: FactName;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What the machines themselves tell of their settings, where both did; a setting that one lacks is `not set` there. */
export function unlikeSettings(before: Side, after: Side): readonly UnlikeSetting[] {
  return settingFacts
    .flatMap((fact) => {
      const [a, b] = [before.known[fact], after.known[fact]];
      if (a === undefined || b === undefined) return [];
      const [these, those] = [leavesOf(a), leavesOf(b)];
      return [...new Set([...these.keys(), ...those.keys()])].flatMap((path) => {
        const [own, other] = [these.get(path) ?? NOT_SET, those.get(path) ?? NOT_SET];
        return own === other ? [] : [{ fact, path, before: own, after: other }];
      });
    })
    .slice(0, MOST);
}

/** Facts that hold settings and states, none that grows or moves from one look to the next. */
export const settingFacts: readonly FactName[] = [
  'listenerSettings',
  'schannelServer',
  'services',
  'networkProfile',
  'licensing',
  'logonRights',
  'timeSource',
];

/** Every plain value inside, by its path; of a setting with an origin, the value is the setting. */
function leavesOf(of: unknown): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const rest: (readonly [path: string, of: unknown, depth: number])[] = [['', of, 0]];
  for (let next = rest.pop(); next !== undefined && leaves.size < MOST; next = rest.pop()) {
    const [path, inside, depth] = next;
    if (typeof inside !== 'object' || inside === null) leaves.set(path, String(inside).slice(0, LONGEST));
    else if (depth < DEEPEST)
      for (const [name, each] of Object.entries(inside))
        if (name !== 'origin' && name !== 'offsetSeconds')
          rest.push([name === 'value' ? path : path === '' ? name : `${path}.${name}`, each, depth + 1]);
  }
  return leaves;
}

const NOT_SET = 'not set';
const MOST = 400;
const LONGEST = 200;
const DEEPEST = 5;
