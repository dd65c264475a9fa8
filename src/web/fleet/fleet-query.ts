import type { NotedRow } from './fleet-rows.ts';
import { faring, type Fares } from './parts/fares.ts';

/** What of the fleet is looked at, and how: all of it stands in the address. */
export interface FleetQuery {
  readonly text: string;
  readonly fares: readonly Fares[];
  readonly group: string;
  readonly phase: string;
  readonly lead: string;
  /** The certificate ends within so many days, or has ended. */
  readonly ends: number | undefined;
  readonly sort: SortKey;
  readonly isDown: boolean;
  /** Columns beside those that always show. */
  readonly columns: readonly ColumnName[];
  readonly show: 'table' | 'map' | 'groups';
}

export const sortKeys = ['fares', 'target', 'reason', 'ends', 'roundTrip', 'lost', 'at', 'group'] as const;
export type SortKey = (typeof sortKeys)[number];

export const columnNames = [
  'group',
  'ends',
  'roundTrip',
  'lost',
  'address',
  'tls',
  'nla',
  'build',
  'issuer',
  'from',
] as const;
export type ColumnName = (typeof columnNames)[number];
const usualColumns: readonly ColumnName[] = ['group', 'ends', 'roundTrip'];

/** Where there is no room for all usual columns: without those that can wait; what somebody chose stays. */
export function withoutSpare(query: FleetQuery): Pick<FleetQuery, 'columns'> {
  const isUsual = query.columns.join() === usualColumns.join();
  return { columns: isUsual ? ['ends'] : query.columns };
}

/** Reads an address; what is not understood in it is as usual. */
export function readQuery(search: string): FleetQuery {
  const of = new URLSearchParams(search);
  const list = (name: string) => of.get(name)?.split(',') ?? [];
  const sort = of.get('sort') ?? '';
  const days = of.get('ends') ?? '';
  const columns = columnNames.filter((name) => list('columns').includes(name));
  return {
    text: of.get('q') ?? '',
    fares: faring.filter((each) => list('outcome').includes(each)),
    group: of.get('group') ?? '',
    phase: of.get('phase') ?? '',
    lead: of.get('lead') ?? '',
    ends: /^\d{1,4}$/.test(days) ? Number(days) : undefined,
    sort: sortKeys.find((key) => key === sort.replace('-', '')) ?? 'fares',
    isDown: sort.startsWith('-'),
    columns: of.has('columns') ? columns : usualColumns,
    show: showings.find((each) => each === of.get('show')) ?? 'table',
  };
}

/** The address of a query, without what is usual. */
export function writeQuery(query: FleetQuery): string {
  const { text, fares, group, phase, lead, ends, sort, isDown, columns, show } = query;
  const isUsual = sort === 'fares' && !isDown;
  const parts: readonly (readonly [string, string])[] = [
    ['q', text],
    ['outcome', fares.join()],
    ['group', group],
    ['phase', phase],
    ['lead', lead],
    ['ends', ends === undefined ? '' : String(ends)],
    ['sort', isUsual ? '' : `${isDown ? '-' : ''}${sort}`],
    ['show', show === 'table' ? '' : show],
  ];
  const written = new URLSearchParams(parts.filter(([, value]) => value !== '').map(([...pair]) => pair));
  if (columns.join() !== usualColumns.join()) written.set('columns', columns.join());
  return written.toString().replaceAll('%2C', ',');
}

/** The rows that are asked for, in their order; `now` is milliseconds since 1970. */
export function chosen(rows: readonly NotedRow[], query: FleetQuery, now: number): readonly NotedRow[] {
  return inOrder(rows, query).filter(fits(query, now));
}

let last:
  | { readonly of: readonly NotedRow[]; readonly by: string; readonly rows: readonly NotedRow[] }
  | undefined;

/** All rows in an order; what is filtered with each letter is put in order once. */
function inOrder(of: readonly NotedRow[], query: Pick<FleetQuery, 'sort' | 'isDown'>): readonly NotedRow[] {
  const by = `${query.sort} ${query.isDown}`;
  if (last?.of !== of || last.by !== by) last = { of, by, rows: of.toSorted(orderOf(query)) };
  return last.rows;
}

/** Whether a row is asked for. */
export function fits(query: FleetQuery, now: number): (row: NotedRow) => boolean {
  const { fares, group, phase, lead, ends } = query;
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const until = ends === undefined ? undefined : now + ends * 86_400_000;
  return (row) =>
    (fares.length === 0 || fares.includes(row.fares)) &&
    (group === '' || row.groups.includes(group)) &&
    (phase === '' || row.phase === phase) &&
    (lead === '' || row.lead === lead) &&
    (until === undefined || (row.endsAt !== undefined && row.endsAt < until)) &&
    words.every((word) => row.haystack.includes(word));
}

/** What was not measured stands last, whichever way it is sorted. */
function orderOf({
  sort,
  isDown,
}: Pick<FleetQuery, 'sort' | 'isDown'>): (a: NotedRow, b: NotedRow) => number {
  const keyOf = keys[sort];
  const turn = isDown === worstIsGreatest.includes(sort) ? 1 : -1;
  return (a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (one === other) return a.target < b.target ? -1 : 1;
    if (one === undefined) return 1;
    if (other === undefined) return -1;
    return one < other ? -turn : turn;
  };
}

const keys: Readonly<Record<SortKey, (row: NotedRow) => string | number | undefined>> = {
  fares: ({ fares, reason }) => `${faring.indexOf(fares)} ${reason}`,
  target: ({ target }) => target,
  reason: ({ reason }) => reason || undefined,
  ends: ({ endsAt }) => endsAt,
  roundTrip: ({ roundTripMs }) => roundTripMs,
  lost: ({ lost }) => lost,
  at: ({ at }) => at,
  group: ({ groups }) => groups[0],
};

/** Sorted the other way round at first: the slowest, the newest. */
const worstIsGreatest: readonly SortKey[] = ['roundTrip', 'lost', 'at'];

const showings = ['table', 'map', 'groups'] as const;
