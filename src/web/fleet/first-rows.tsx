import type { JSX } from 'preact';
import { To } from '../app/to.tsx';
import type { NotedRow } from './fleet-rows.ts';
import { FaresMark } from './parts/fares-mark.tsx';
import { hostAddress } from './table/columns.tsx';

/** Some hosts to begin with, while the whole of a large fleet is on its way; nothing is counted of them. */
export function FirstRows({ rows }: { readonly rows: readonly NotedRow[] }): JSX.Element {
  return (
    <section class="panel first-rows">
      <p class="quiet" role="status">
        The first {rows.length} hosts by name. All the others follow, with counts, filters and the worst first
        …
      </p>
      <ul>
        {rows.map(({ target, spelled, fares, reason }) => (
          <li key={target}>
            <FaresMark of={fares} />
            <To to={hostAddress(target)} name="host">
              {spelled ?? target}
            </To>
            <span class="quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
