import { minuteOf } from '../facts/time.ts';
import type { Change } from '../incident/changes.ts';

/** What a kind of event did at the onset, in words: "Microsoft-Windows-User Profiles Service 1508 ×14 since …, never before". */
export function changeWords({ provider, id, key, change, before, since, at }: Change): string {
  const named = `${provider} ${id}${key === undefined ? '' : ` (${key.value.slice(0, MOST_OF_A_VALUE)})`}`;
  switch (change) {
    case 'began':
      return `${named} ×${since.count} from ${minuteOf(at)}, never before`;
    case 'multiplied':
      return `${named} ×${since.count} in ${since.hours} h, ×${before.count} in ${before.hours} h before`;
    case 'stopped':
      return `${named} stopped: the last at ${minuteOf(at)}`;
    default:
      return `${named} ×${since.count}`;
  }
}

/** Characters of a key: a path or a module name may be long. */
const MOST_OF_A_VALUE = 60;
