import type { EvtxRecord } from '../../core/evidence/evtx/record.ts';
import { isoOf } from '../../core/facts/time.ts';
import type { EventsAsked } from '../api/events.ts';
import { timeIn } from '../time-in.ts';

/** The two halves of a filter: what can be told before an event is decoded, and what only after. */
export interface EventChoice {
  readonly kind?: (kind: { readonly provider: string; readonly eventId: number }) => boolean;
  readonly record: (record: EvtxRecord) => boolean;
}

/** What of the wishes cannot be meant: which of them, its value, and what would be. */
export interface EventChoiceProblem {
  readonly about: 'id' | 'since' | 'until';
  readonly problem: string;
}

/** The filter that is asked for; `now` is milliseconds since 1970. */
export function eventChoice(asked: EventsAsked, now: number): EventChoice | EventChoiceProblem {
  const ids: IdRange[] = [];
  for (const text of asked.ids.flatMap((list) => list.split(','))) {
    const range = idRange(text);
    if ('problem' in range) return range;
    ids.push(range);
  }
  const since = asked.since === undefined ? undefined : moment('since', asked.since, now);
  if (typeof since === 'object') return since;
  const until = asked.until === undefined ? undefined : moment('until', asked.until, now);
  if (typeof until === 'object') return until;
  const channels = new Set(asked.channels.map((name) => name.toLowerCase()));
  const record = (event: EvtxRecord) =>
    (channels.size === 0 || channels.has(event.channel.toLowerCase())) &&
    (since === undefined || event.time >= since) &&
    (until === undefined || event.time <= until);
  const providers = new Set(asked.providers.map(providerKey));
  if (ids.length === 0 && providers.size === 0) return { record };
  const kind: NonNullable<EventChoice['kind']> = ({ provider, eventId }) =>
    (ids.length === 0 || ids.some(({ from, to }) => eventId >= from && eventId <= to)) &&
    (providers.size === 0 || providers.has(providerKey(provider)));
  return { kind, record };
}

interface IdRange {
  readonly from: number;
  readonly to: number;
}

function idRange(text: string): IdRange | EventChoiceProblem {
  const match = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(text);
  if (match === null)
    return { about: 'id', problem: `"${text}" is not an event id such as 36870 or 36870-36888` };
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  if (to < from) return { about: 'id', problem: `"${text.trim()}" ends before it begins` };
  return { from, to };
}

// People leave out the prefix that most providers share.
function providerKey(name: string): string {
  return name.toLowerCase().replace(/^microsoft-windows-/, '');
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function moment(about: 'since' | 'until', text: string, now: number): string | EventChoiceProblem {
  const ago = /^(\d{1,6})([mhd])$/.exec(text);
  if (ago !== null) return sevenDigits(isoOf(now - Number(ago[1]) * (units[ago[2] ?? ''] ?? 0)));
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const isZoned = text.includes('T') && /(?:Z|[+-]\d\d:\d\d)$/.test(text);
  const zoned = isDay || isZoned ? text : `${text}Z`;
  const millis = timeIn(zoned);
  if (/^\d{4}-/.test(text) && !Number.isNaN(millis)) return sevenDigits(isoOf(millis));
  return { about, problem: `"${text}" is not a time such as 2026-03-01, 2026-03-01T08:15:00Z or 24h` };
}

function sevenDigits(iso: string): string {
  return iso.replace('Z', '0000Z');
}
