import type { EvtxRecord } from '../../../core/evidence/evtx/record.ts';
import { isoOf } from '../../../core/facts/time.ts';
import { timeIn } from '../time-in.ts';
import { UsageError } from '../usage-error.ts';

/** What `rdpdoctor events` was asked to show. */
export interface EventFlags {
  readonly channel?: readonly string[];
  readonly id?: readonly string[];
  readonly provider?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly json?: boolean;
  readonly xml?: boolean;
  readonly text?: boolean;
  readonly count?: boolean;
  readonly recovered?: boolean;
}

/** The two halves of a filter: what can be told before an event is decoded, and what only after. */
export interface EventChoice {
  readonly kind?: (kind: { readonly provider: string; readonly eventId: number }) => boolean;
  readonly record: (record: EvtxRecord) => boolean;
}

/** The filter that the options of a command line mean; `now` is milliseconds since 1970. */
export function eventChoice(flags: EventFlags, now: number): EventChoice {
  const ids = (flags.id ?? []).flatMap((list) => list.split(',')).map(idRange);
  const providers = new Set((flags.provider ?? []).map(providerKey));
  const channels = new Set((flags.channel ?? []).map((name) => name.toLowerCase()));
  const since = flags.since === undefined ? undefined : moment('--since', flags.since, now);
  const until = flags.until === undefined ? undefined : moment('--until', flags.until, now);
  const record = (event: EvtxRecord) =>
    (channels.size === 0 || channels.has(event.channel.toLowerCase())) &&
    (since === undefined || event.time >= since) &&
    (until === undefined || event.time <= until);
  if (ids.length === 0 && providers.size === 0) return { record };
  const kind: NonNullable<EventChoice['kind']> = ({ provider, eventId }) =>
    (ids.length === 0 || ids.some(([from, to]) => eventId >= from && eventId <= to)) &&
    (providers.size === 0 || providers.has(providerKey(provider)));
  return { kind, record };
}

function idRange(text: string): readonly [number, number] {
  const match = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(text);
  if (match === null) throw new UsageError(`--id: "${text}" is not an event id such as 36870 or 36870-36888`);
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  if (to < from) throw new UsageError(`--id: "${text.trim()}" ends before it begins`);
  return [from, to];
}

// People leave out the prefix that most providers share.
function providerKey(name: string): string {
  return name.toLowerCase().replace(/^microsoft-windows-/, '');
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function moment(option: string, text: string, now: number): string {
  const ago = /^(\d{1,6})([mhd])$/.exec(text);
  if (ago !== null) return sevenDigits(isoOf(now - Number(ago[1]) * (units[ago[2] ?? ''] ?? 0)));
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const isZoned = text.includes('T') && /(?:Z|[+-]\d\d:\d\d)$/.test(text);
  const zoned = isDay || isZoned ? text : `${text}Z`;
  const millis = timeIn(zoned);
  if (!/^\d{4}-/.test(text) || Number.isNaN(millis)) {
    throw new UsageError(
      `${option}: "${text}" is not a time such as 2026-03-01, 2026-03-01T08:15:00Z or 24h`,
    );
  }
  return sevenDigits(isoOf(millis));
}

function sevenDigits(iso: string): string {
  return iso.replace('Z', '0000Z');
}
