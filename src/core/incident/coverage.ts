import { isoOf, millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';

/** Of whose log which times are known; times in milliseconds since 1970, spans in order and apart. */
export interface Covered {
  readonly channel: string;
  readonly computer: string;
  readonly side: 'client' | 'server';
  readonly first: string;
  readonly last: string;
  readonly spans: readonly Span[];
  /** When this log was emptied, oldest first. */
  readonly cleared: readonly string[];
  /** When the clock of the computer was set by a minute or more, oldest first; times around it may be wrong by that. */
  readonly clockJumps: readonly string[];
  /** Records that are missing between the first and the last number. */
  readonly missing: number;
}

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** What the logs cover, by computer and channel; logs without a record in them are left out. */
export function coverageOf(facts: Partial<FactTypes>): readonly Covered[] {
  const logs = facts.eventActivity?.logs ?? logsOfTallies(facts);
  const clients = new Set(logs.filter(ofClient).map(({ computer }) => computer.toLowerCase()));
  return logs.flatMap(({ channel, computer, spans, missing }) => {
    const [first, last] = [spans[0]?.first, spans.at(-1)?.last];
    if (first === undefined || last === undefined) return [];
    return [
      {
        channel,
        computer,
        side: clients.has(computer.toLowerCase()) ? ('client' as const) : ('server' as const),
        first,
        last,
        spans: spans.map((span) => ({ from: millisOf(span.first), until: millisOf(span.last) })),
        cleared: clearings(facts, channel, computer),
        clockJumps: clockJumps(facts, computer),
        missing,
      },
    ];
  });
}

/** The end of all that the logs of servers, or else of clients, cover, in milliseconds since 1970; undefined without logs. */
export function endOf(coverage: readonly Covered[]): number | undefined {
  const servers = coverage.filter(({ side }) => side === 'server');
  const ends = (servers.length > 0 ? servers : coverage).map(({ last }) => millisOf(last));
  return ends.length === 0 ? undefined : ends.reduce((a, b) => Math.max(a, b));
}

/** The parts of the covered spans that lie between two moments. */
export function spansWithin(spans: readonly Span[], from: number, until: number): readonly Span[] {
  return spans.flatMap((span) => {
    const part = { from: Math.max(span.from, from), until: Math.min(span.until, until) };
    return part.until > part.from ? [part] : [];
  });
}

type Log = FactTypes['eventActivity']['logs'][number];

const ofClient = ({ channel }: Pick<Log, 'channel'>) => /RDPClient\/Operational$/i.test(channel);

function logsOfTallies({ serverEvents, clientEvents }: Partial<FactTypes>): readonly Log[] {
  return [...(serverEvents?.covers ?? []), ...(clientEvents?.covers ?? [])].flatMap((cover) =>
    cover.first === ''
      ? []
      : [
          {
            channel: cover.channel,
            computer: cover.computer,
            spans: [{ first: cover.first, last: cover.last }],
            records: cover.records,
            copies: 0,
            missing: cover.lost,
          },
        ],
  );
}

function clockJumps({ eventActivity }: Partial<FactTypes>, computer: string): readonly string[] {
  return (eventActivity?.kinds ?? [])
    .filter(
      ({ role, computer: own, key }) => role === 'clock' && own === computer && large.has(key?.text ?? ''),
    )
    .flatMap(({ times: { width, buckets } }) => buckets.map((bucket) => isoOf(bucket * width * 1_000)))
    .toSorted()
    .slice(-MOST_JUMPS);
}

const large: ReadonlySet<string> = new Set(['minutes', 'hours', 'days']);
const MOST_JUMPS = 20;

// 1102 stands in the log that was emptied; 104 stands in System and names the log.
function clearings(facts: Partial<FactTypes>, channel: string, computer: string): readonly string[] {
  const kinds = facts.eventActivity?.kinds ?? [];
  const named = ({ id, key, channel: own }: (typeof kinds)[number]) =>
    (id === 1102 ? own : (key?.text ?? own)).toLowerCase();
  return kinds
    .filter((kind) => kind.role === 'cleared' && kind.computer === computer)
    .filter((kind) => named(kind) === channel.toLowerCase())
    .map(({ last }) => last)
    .toSorted();
}
