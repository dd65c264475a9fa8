import { seen } from '../fact-shapes.ts';
import type { Random } from '../random.ts';
import { backgroundOf } from './background.ts';
import type { LogStory } from './log-worlds.ts';
import type { WorldEvent } from './world-event.ts';

// The same world, differing in something that may not change what is said of it.

/** With more of the everyday life of its server, in the logs that are there and within their time. */
export function moreBackground(story: LogStory, random: Random): LogStory {
  const { setting, handed } = story;
  const more = backgroundOf(setting, random).filter((event) => !restartOf(event));
  const logs = handed.logs.map((log) => {
    const own = more.filter(
      ({ computer, channel, at }) =>
        computer === log.computer && channel === log.channel && at >= log.first && at <= log.last,
    );
    return { ...log, events: [...log.events, ...own].sort((a, b) => a.at - b.at) };
  });
  return { ...story, handed: { ...handed, logs } };
}

/** Without one of its logs; undefined where it has only one. */
export function oneLogLess(story: LogStory, random: Random): LogStory | undefined {
  const { logs } = story.handed;
  if (logs.length < 2) return undefined;
  const left = random.int(0, logs.length - 1);
  return { ...story, handed: { ...story.handed, logs: logs.filter((_, i) => i !== left) } };
}

/** With a number that the person gives. */
export function withCode(story: LogStory, code: number): LogStory {
  const now = new Date(story.setting.end).toISOString();
  const besides = story.besides.filter(({ name }) => name !== 'clientError');
  return { ...story, besides: [...besides, seen('clientError', { code, from: 'flag' }, '--code', now)] };
}

/** A start or an end of the system, or of its Remote Desktop service: no mere background. */
function restartOf({ provider, id, fields }: WorldEvent): boolean {
  if (provider === 'EventLog' || provider === 'User32') return true;
  if (provider === 'Microsoft-Windows-Kernel-General' && (id === 12 || id === 13)) return true;
  return [129, 258].includes(id) || (id === 7036 && (fields['Binary'] ?? '').startsWith('5400650072006D00'));
}
