import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { VirtualRows } from '../../app/events/virtual-rows.tsx';
import { go } from '../../app/place.ts';
import { now } from '../fleet-desk.ts';
import type { NotedRow } from '../fleet-rows.ts';
import { columnsOf, hostAddress, type Column } from './columns.tsx';
import { withoutSpare } from '../fleet-query.ts';
import { choose, fitting, isOutOfOrder, putInOrder, query, use } from './table-desk.ts';

/** The hosts that are asked for: as many as there are, of which only those in sight are drawn. */
export function FleetTable(): JSX.Element {
  const isNarrow = useMedia('(max-width: 44rem)');
  const isTight = useMedia('(max-width: 62rem)');
  const columns = columnsOf(isTight ? withoutSpare(query.value) : query.value);
  const all = fitting.value;
  const widths = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  const layout = isNarrow ? {} : { ...widths, minWidth: `${14 + columns.length * 7}rem` };
  useEffect(() => () => use(false), []);
  return (
    <div class="fleet-table">
      {isOutOfOrder.value ? (
        <button type="button" class="button fresh-order" onClick={putInOrder}>
          Hosts have changed: show the new order
        </button>
      ) : null}
      <VirtualRows
        count={all.length}
        rowHeight={isNarrow ? 64 : 40}
        label="Hosts; Enter opens one"
        seen={() => {}}
        pick={(at) => {
          const row = all[at];
          if (row !== undefined) go(hostAddress(row.target));
        }}
        fresh={query.value}
        onUse={use}
        head={<Head columns={columns} layout={layout} />}
        row={(at, isActive) => (
          <Row
            key={all[at]?.target}
            at={at}
            row={all[at]!}
            isActive={isActive}
            columns={columns}
            layout={layout}
          />
        )}
      />
    </div>
  );
}

type Layout = Readonly<Record<string, string>>;

function Head({
  columns,
  layout,
}: {
  readonly columns: readonly Column[];
  readonly layout: Layout;
}): JSX.Element {
  const { sort, isDown } = query.value;
  return (
    <div class="grid-row fleet-row grid-head" role="row" aria-rowindex={1} style={layout}>
      {columns.map(({ name, title, sort: key }) => {
        if (key === undefined)
          return (
            <span role="columnheader" key={name} class={`cell-${name}`}>
              {title}
            </span>
          );
        const isSorted = key === sort;
        return (
          <span
            role="columnheader"
            key={name}
            class={`cell-${name}`}
            aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : 'none'}
          >
            <button type="button" onClick={() => choose({ sort: key, isDown: isSorted && !isDown })}>
              {title}
              <span class="sort-arrow" aria-hidden="true">
                {isSorted ? (isDown ? '↑' : '↓') : ''}
              </span>
            </button>
          </span>
        );
      })}
    </div>
  );
}

function Row({
  at,
  row,
  isActive,
  columns,
  layout,
}: {
  readonly at: number;
  readonly row: NotedRow;
  readonly isActive: boolean;
  readonly columns: readonly Column[];
  readonly layout: Layout;
}): JSX.Element {
  return (
    <div
      class={`grid-row fleet-row ${isActive ? 'active' : ''} ${row.watched ? '' : 'paused'}`}
      role="row"
      id={`row-${at}`}
      aria-rowindex={at + 2}
      aria-selected={isActive}
      style={layout}
      onClick={(event) => {
        // A text that somebody marks is no wish to go away; a link goes by itself.
        const isLink = event.target instanceof Element && event.target.closest('a') !== null;
        if (!isLink && String(getSelection()) === '') go(hostAddress(row.target));
      }}
    >
      {columns.map(({ name, cell }) => (
        <span role="gridcell" class={`cell-${name}`} key={name}>
          {cell(row, now.value)}
        </span>
      ))}
    </div>
  );
}

function useMedia(media: string): boolean {
  const list = window.matchMedia(media);
  const fits = useSignal(list.matches);
  useEffect(() => {
    const change = () => {
      fits.value = list.matches;
    };
    list.addEventListener('change', change);
    return () => list.removeEventListener('change', change);
  }, []);
  return fits.value;
}
