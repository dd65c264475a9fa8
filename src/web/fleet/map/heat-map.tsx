import { useSignal } from '@preact/signals';
import type { JSX, TargetedMouseEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import { go } from '../../app/place.ts';
import type { NotedRow } from '../fleet-rows.ts';
import { fares, faring } from '../parts/fares.ts';
import { hostAddress } from '../table/columns.tsx';
import { choose } from '../table/table-desk.ts';
import { cellAt, cellsOf, shapes, SIZE } from './cells.ts';
import { groupedRows, type GroupedRows } from './grouped-rows.ts';

/** The whole fleet as cells, one block a group, the worst groups first. Shapes say what colours say; the table says all of it. */
export function HeatMap({ all }: { readonly all: readonly NotedRow[] }): JSX.Element {
  const groups = useMemo(() => groupedRows(all), [all]);
  return (
    <section class="map" aria-label="Map of the hosts by group">
      <Legend />
      <div class="map-groups">
        {groups.map((group) => (
          <Block key={group.name} group={group} />
        ))}
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
      <li class="quiet">one cell a host; a click opens it</li>
    </ul>
  );
}

function Block({ group }: { readonly group: GroupedRows }): JSX.Element {
  const { name, rows, says } = group;
  const cells = useMemo(() => cellsOf(rows), [rows]);
  const under = useSignal<NotedRow | undefined>(undefined);
  const rowAt = (event: TargetedMouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = cellAt(cells, (event.clientX - box.x) / box.width, (event.clientY - box.y) / box.height);
    return at === undefined ? undefined : rows[at];
  };
  const pointed = under.value;
  return (
    <article class="map-group">
      <header>
        <h2>
          <button
            type="button"
            class="bare"
            onClick={() => choose({ ...(name === '' ? {} : { group: name }), show: 'table' })}
          >
            {name === '' ? 'In no group' : name}
          </button>
        </h2>
        <p class="quiet">{pointed === undefined ? says : `${pointed.target}: ${spoken(pointed)}`}</p>
      </header>
      <svg
        class="map-cells"
        role="img"
        aria-label={`${name === '' ? 'In no group' : name}: ${says}`}
        viewBox={`0 0 ${cells.columns * SIZE} ${cells.lines * SIZE}`}
        onMouseMove={(event) => {
          under.value = rowAt(event);
        }}
        onMouseLeave={() => {
          under.value = undefined;
        }}
        onClick={(event) => {
          const row = rowAt(event);
          if (row !== undefined) go(hostAddress(row.target));
        }}
      >
        {cells.paths.map(([each, path]) => (
          <path key={each} class={`cell ${fares[each].look}`} fill-rule="evenodd" d={path} />
        ))}
      </svg>
    </article>
  );
}

function spoken(row: NotedRow): string {
  return [fares[row.fares].says.toLowerCase(), row.reason].filter(Boolean).join(', ');
}
