import { renderEvent } from '../codes/windows-events/render-event.ts';
import { windowsEvent } from '../codes/windows-events/windows-event.ts';
import { minuteOf } from '../facts/time.ts';
import type { Change } from '../incident/changes.ts';

/**
 * What a kind of event did at the onset: "Microsoft-Windows-User Profiles Service 1508 (the registry file … could not be
 * loaded) ×14 from 14:01, never before". An event that no table knows is told with what it holds.
 */
export function changeWords({ provider, id, key, change, before, since, at, fields }: Change): string {
  const named = `${provider} ${id} (${meaningOf(provider, id, { ...fields, ...(key && { [key.field]: key.text }) })})`;
  switch (change) {
    case 'began':
      return `${named} ×${since.count} from ${minuteOf(at)}, never before`;
    case 'multiplied':
      return `${named} ×${since.count} in ${since.hours} h, ×${before.count} in ${before.hours} h before`;
    case 'stopped':
      return `${named} stopped: the last at ${minuteOf(at)}`;
    case 'withItsLog':
      return `${named} ×${since.count} from ${minuteOf(at)}, with which its log begins, and with most attempts that failed`;
    case 'withFailures':
      return `${named} ×${since.count}, with the attempts that failed and not with those that worked`;
    default:
      return `${named} ×${since.count}`;
  }
}

function meaningOf(provider: string, id: number, fields: Readonly<Record<string, string>>): string {
  const row = windowsEvent(provider, id);
  if (row === undefined) return valuesOf(fields);
  return `${renderEvent(row, fields)}${row.sure === 'unconfirmed' ? '; our reading, unconfirmed' : ''}`;
}

function valuesOf(fields: Readonly<Record<string, string>>): string {
  const values = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .slice(0, MOST_VALUES)
    .map(([name, value]) => `${name} ${value.slice(0, MOST_OF_A_VALUE)}`);
  return values.join(', ') || 'no values';
}

const MOST_VALUES = 3;
/** Characters: a path or a module name may be long. */
const MOST_OF_A_VALUE = 60;
