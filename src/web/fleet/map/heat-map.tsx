import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { NotedRow } from '../fleet-rows.ts';
import { fares, faring } from '../parts/fares.ts';
import { cellsOf, shapes, SIZE } from './cells.ts';
import { groupedRows } from './grouped-rows.ts';
import { MapBlock } from './map-block.tsx';
import { stepFrom } from './map-steps.ts';

/** The whole fleet as cells, one block a group, the worst groups first. Shapes say what colours say; the table says all of it. */
export function HeatMap({ all }: { readonly all: readonly NotedRow[] }): JSX.Element {
  const blocks = useMemo(
    () => groupedRows(all).map((group) => ({ group, cells: cellsOf(group.rows) })),
    [all],
  );
  /** The one cell that the Tab key leads to, by group and host: it stays with them when the order changes. */
  const spot = useSignal<{ readonly group: string; readonly target: string } | undefined>(undefined);
  const wantsFocus = useRef(false);
  const named = blocks.findIndex(({ group }) => group.name === spot.value?.group);
  const at = Math.max(0, named);
  const move = (block: number, cell: number) => {
    const { name, rows } = blocks[block]!.group;
    spot.value = { group: name, target: rows[cell]!.target };
  };
  return (
    <section class="map" aria-label="Map of the hosts by group">
      <Legend />
      <div class="map-groups">
        {blocks.map(({ group, cells }, block) => {
          const known = group.rows.findIndex(({ target }) => target === spot.value?.target);
          const cell = block === at ? Math.max(0, known) : 0;
          return (
            <MapBlock
              key={group.name}
              group={group}
              cells={cells}
              cell={cell}
              isReached={block === at}
              wantsFocus={wantsFocus}
              choose={(chosen) => move(block, chosen)}
              press={(key) => {
                const sizes = blocks.map((each) => ({
                  count: each.group.rows.length,
                  columns: each.cells.columns,
                }));
                const next = stepFrom(key, { block, cell }, sizes);
                if (next === undefined) return false;
                wantsFocus.current = true;
                move(next.block, next.cell);
                return true;
              }}
            />
          );
        })}
      </div>
    </section>
  );
}

function Legend(): JSX.Element {
  return (
    <ul class="map-legend" aria-label="What the cells mean">
      {faring.map((each) => (
        <li key={each}>
          <svg class="map-key" viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
            <path class={`cell ${fares[each].look}`} fill-rule="evenodd" d={shapes[each](0, 0)} />
          </svg>
          {fares[each].says}
        </li>
      ))}
      <li class="quiet">One cell is one host. A click or Enter opens it, arrow keys go from cell to cell.</li>
    </ul>
  );
}
