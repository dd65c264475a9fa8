import type { JSX } from 'preact';
import type { Table } from '../../core/report/tables.ts';
import { Folded } from './section.tsx';

/** Everything that was measured, for those who want to see it all. */
export function Measured({
  tables,
  open,
}: {
  readonly tables: readonly Table[];
  readonly open: boolean;
}): JSX.Element | null {
  if (tables.length === 0) return null;
  return (
    <Folded title="Everything that was measured" open={open}>
      <div class="tables">
        {tables.map(({ title, rows }) => (
          <div key={title}>
            <h4>{title}</h4>
            <dl class="pairs">
              {rows.flatMap(([name, found]) => [
                <dt key={`${name} name`}>{name}</dt>,
                <dd key={name}>{found}</dd>,
              ])}
            </dl>
          </div>
        ))}
      </div>
    </Folded>
  );
}

/** Where what is said comes from; only what is an address of the web becomes a link. */
export function Sources({
  references,
  open,
}: {
  readonly references: readonly string[];
  readonly open: boolean;
}): JSX.Element | null {
  if (references.length === 0) return null;
  return (
    <Folded title="Sources" open={open}>
      <ul class="lines">
        {references.map((each) => (
          <li key={each}>
            {/^https:\/\/[^\s"'<>]+$/.test(each) ? (
              <a href={each} rel="noreferrer" target="_blank">
                {each}
              </a>
            ) : (
              each
            )}
          </li>
        ))}
      </ul>
    </Folded>
  );
}
