import { useSignal } from '@preact/signals';
import type { JSX, RefObject, TargetedMouseEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { go } from '../../app/place.ts';
import { To } from '../../app/to.tsx';
import type { NotedRow } from '../fleet-rows.ts';
import { fares } from '../parts/fares.ts';
import { hostAddress } from '../table/columns.tsx';
import { choose as chooseQuery } from '../table/table-desk.ts';
import { cellAt, SIZE, type Cells } from './cells.ts';
import type { GroupedRows } from './grouped-rows.ts';

interface Block {
  readonly group: GroupedRows;
  readonly cells: Cells;
  /** The cell that the keyboard is at, or would come to. */
  readonly cell: number;
  /** Whether the Tab key leads into this block. */
  readonly isReached: boolean;
  /** Set while a key leads from one block into another. */
  readonly wantsFocus: RefObject<boolean>;
  readonly choose: (cell: number) => void;
  /** Takes a key; false where it leads nowhere. */
  readonly press: (key: string) => boolean;
}

/** One group of the map: a few drawn paths for all its hosts, and one real link that lies over the cell that is chosen. */
export function MapBlock({ group, cells, cell, isReached, wantsFocus, choose, press }: Block): JSX.Element {
  const { name, rows, says } = group;
  const title = name === '' ? 'In no group' : name;
  const pointed = useSignal<number | undefined>(undefined);
  const isFocused = useSignal(false);
  const link = useRef<HTMLAnchorElement>(null);
  const isTouch = useRef(false);
  useLayoutEffect(() => {
    if (!isReached || !wantsFocus.current) return;
    wantsFocus.current = false;
    link.current?.focus();
  });
  const at = (event: TargetedMouseEvent<HTMLElement>) => cellUnder(event, cells, rows.length);
  const told = rows[pointed.value ?? (isFocused.value ? cell : -1)];
  const marked = pointed.value ?? cell;
  return (
    <article class="map-group">
      <header>
        <h2>
          <button
            type="button"
            class="bare"
            onClick={() => chooseQuery({ ...(name === '' ? {} : { group: name }), show: 'table' })}
          >
            {title}
          </button>
        </h2>
        <p class="quiet" role="status">
          {told === undefined ? says : <Told row={told} />}
        </p>
      </header>
      <div
        class="map-grid"
        role="grid"
        aria-label={`${title}: ${says}`}
        aria-rowcount={cells.lines}
        aria-colcount={cells.columns}
        onPointerDown={(event) => {
          isTouch.current = event.pointerType !== 'mouse';
        }}
        onMouseMove={(event) => {
          pointed.value = at(event);
        }}
        onMouseLeave={() => {
          if (!isTouch.current) pointed.value = undefined;
        }}
        onClick={(event) => {
          const chosen = at(event);
          // The key Enter on the link clicks, too, and points nowhere.
          if (chosen === undefined || event.detail === 0) return;
          event.preventDefault();
          choose(chosen);
          // A finger covers many cells: it chooses, and the name above opens.
          if (isTouch.current) pointed.value = chosen;
          else go(hostAddress(rows[chosen]!.target));
        }}
      >
        <svg
          class="map-cells"
          aria-hidden="true"
          viewBox={`0 0 ${cells.columns * SIZE} ${cells.lines * SIZE}`}
        >
          {cells.paths.map(([each, path]) => (
            <path key={each} class={`cell ${fares[each].look}`} fill-rule="evenodd" d={path} />
          ))}
        </svg>
        <div role="row" aria-rowindex={Math.floor(marked / cells.columns) + 1}>
          <span role="gridcell" aria-colindex={(marked % cells.columns) + 1}>
            <a
              class={`map-cursor ${pointed.value === undefined ? '' : 'pointed'}`}
              href={hostAddress(rows[marked]!.target)}
              ref={link}
              tabIndex={isReached ? 0 : -1}
              aria-label={`${rows[marked]!.target}: ${spoken(rows[marked]!)}`}
              style={placeOf(marked, cells)}
              onFocus={() => {
                isFocused.value = true;
                choose(marked);
              }}
              onBlur={() => {
                isFocused.value = false;
              }}
              onKeyDown={(event) => {
                if (event.ctrlKey || event.metaKey || event.altKey) return;
                pointed.value = undefined;
                if (press(event.key)) event.preventDefault();
              }}
              onClick={(event) => {
                if (event.detail !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                go(hostAddress(rows[marked]!.target));
              }}
            />
          </span>
        </div>
      </div>
    </article>
  );
}

function Told({ row }: { readonly row: NotedRow }): JSX.Element {
  return (
    <>
      <To to={hostAddress(row.target)} name="host">
        {row.target}
      </To>
      : {spoken(row)}
    </>
  );
}

function cellUnder(
  { clientX, clientY, currentTarget }: TargetedMouseEvent<HTMLElement>,
  cells: Cells,
  count: number,
): number | undefined {
  const box = currentTarget.getBoundingClientRect();
  const at = cellAt(cells, (clientX - box.x) / box.width, (clientY - box.y) / box.height);
  return at === undefined || at >= count ? undefined : at;
}

function placeOf(cell: number, { columns, lines }: Cells): Readonly<Record<string, string>> {
  return {
    left: `${(100 * (cell % columns)) / columns}%`,
    top: `${(100 * Math.floor(cell / columns)) / lines}%`,
    width: `${100 / columns}%`,
    height: `${100 / lines}%`,
  };
}

function spoken(row: NotedRow): string {
  return [fares[row.fares].says.toLowerCase(), row.reason].filter(Boolean).join(', ');
}
