import type { ComponentChildren } from 'preact';
import { dayOf } from '../../../core/facts/time.ts';
import { stationNames } from '../../sheet/station-names.ts';
import { To } from '../../app/to.tsx';
import type { ColumnName, FleetQuery, SortKey } from '../fleet-query.ts';
import type { NotedRow } from '../fleet-rows.ts';
import { FaresMark } from '../parts/fares-mark.tsx';
import { ago, daysUntil, endsWords } from '../parts/time-words.ts';

/** One column: what it is called, how wide it is, what it shows, and what it is sorted by. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly width: string;
  readonly sort?: SortKey;
  readonly cell: (row: NotedRow, now: number) => ComponentChildren;
  readonly text: (row: NotedRow) => string;
}

/** The columns that a query shows, in their order. */
export function columnsOf({ columns }: Pick<FleetQuery, 'columns'>): readonly Column[] {
  return [faresColumn, targetColumn, reasonColumn, ...columns.map((name) => extraColumns[name]), atColumn];
}

/** Where a host is looked at. */
export function hostAddress(target: string): string {
  return `/hosts/${encodeURIComponent(target)}`;
}

const faresColumn: Column = {
  name: 'fares',
  title: 'Outcome',
  width: '7rem',
  sort: 'fares',
  cell: ({ fares }) => <FaresMark of={fares} />,
  text: ({ fares }) => fares,
};

const targetColumn: Column = {
  name: 'target',
  title: 'Host',
  width: 'minmax(11rem, 1.2fr)',
  sort: 'target',
  cell: ({ target, spelled, watched }) => (
    <>
      <To to={hostAddress(target)} name="host">
        {spelled ?? target}
      </To>
      {watched ? null : <span class="pill">paused</span>}
    </>
  ),
  text: ({ target, spelled }) => spelled ?? target,
};

const reasonColumn: Column = {
  name: 'reason',
  title: 'Why',
  width: 'minmax(12rem, 2.8fr)',
  sort: 'reason',
  cell: (row) => reasonOf(row),
  text: ({ reason, phase }) => [phase, reason].filter(Boolean).join(': '),
};

const atColumn: Column = {
  name: 'at',
  title: 'Checked',
  width: '6.2rem',
  sort: 'at',
  cell: ({ at }, now) => <span class="quiet">{at === undefined ? 'not yet' : ago(at, now)}</span>,
  text: ({ at = '' }) => at,
};

/** What leads, and from where where it is not the same everywhere. */
function reasonOf({ fares, phase, reason, failsFrom, seenFrom }: NotedRow): ComponentChildren {
  if (seenFrom.length === 0) return <span class="quiet">Nobody has looked yet</span>;
  const isPartly = failsFrom.length > 0 && failsFrom.length < seenFrom.length;
  const where = isPartly ? ` from ${failsFrom.join(', ')} only` : '';
  if (fares === 'works' && reason === '') return <span class="quiet">Nothing stands in the way</span>;
  return (
    <>
      {phase === undefined ? null : (
        <span class={`pill phase-pill ${reason === '' ? '' : 'spare'}`}>{stationNames[phase]}</span>
      )}
      {reason || 'Not known why'}
      {where}
    </>
  );
}

const extraColumns: Readonly<Record<ColumnName, Column>> = {
  group: text('group', 'Group', 'minmax(7rem, 0.7fr)', ({ groups }) => groups.join(', '), 'group'),
  ends: {
    name: 'ends',
    title: 'Certificate ends',
    width: '10.5rem',
    sort: 'ends',
    cell: ({ ends }, now) => (ends === undefined ? <Unmeasured /> : <Ends ends={ends} now={now} />),
    text: ({ ends = '' }) => ends,
  },
  roundTrip: {
    ...text(
      'roundTrip',
      'Round trip',
      '6.2rem',
      ({ roundTripMs }) => number(roundTripMs, ' ms'),
      'roundTrip',
    ),
  },
  lost: text('lost', 'Lost', '5rem', ({ lost }) => number(lost && lost * 100, ' %'), 'lost'),
  address: text('address', 'Address', '9rem', ({ address = '' }) => address),
  tls: text('tls', 'TLS', '5rem', ({ tls = '' }) => tls),
  nla: text('nla', 'NLA', '7rem', ({ nla = '' }) => nlaWords[nla] ?? nla),
  build: text('build', 'Build', '7rem', ({ build = '' }) => build),
  issuer: text('issuer', 'Issuer', 'minmax(8rem, 1fr)', ({ issuer = '' }) =>
    issuer === 'windows' ? 'Windows itself' : issuer,
  ),
  from: text('from', 'Seen from', '8rem', ({ seenFrom }) => seenFrom.join(', ')),
};

function Ends({ ends, now }: { readonly ends: string; readonly now: number }) {
  const days = daysUntil(ends, now);
  return (
    <span class={days < 0 ? 'ends over' : days < SOON_DAYS ? 'ends soon' : 'ends'}>
      {dayOf(ends)} <span class="ends-in">{endsWords(ends, now)}</span>
    </span>
  );
}

function Unmeasured() {
  return (
    <span class="quiet">
      <span aria-hidden="true">·</span>
      <span class="unseen">not measured</span>
    </span>
  );
}

function text(
  name: string,
  title: string,
  width: string,
  of: (row: NotedRow) => string,
  sort?: SortKey,
): Column {
  return {
    name,
    title,
    width,
    text: of,
    cell: (row) => of(row) || <Unmeasured />,
    ...(sort === undefined ? {} : { sort }),
  };
}

function number(value: number | undefined, unit: string): string {
  return value === undefined ? '' : `${Math.round(value)}${unit}`;
}

const nlaWords: Readonly<Record<string, string>> = {
  required: 'required',
  offered: 'taken',
  notOffered: 'not taken',
  notRequired: 'not required',
};
const SOON_DAYS = 30;
