import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { GroupTraitsAnswer } from '../../../app/api/fleet-table.ts';
import { To } from '../../app/to.tsx';
import type { NotedRow } from '../fleet-rows.ts';
import { useAsked } from '../parts/answer-of.ts';
import { fares, faring } from '../parts/fares.ts';
import { hostAddress } from '../table/columns.tsx';
import { choose } from '../table/table-desk.ts';
import { groupedRows, type GroupedRows } from './grouped-rows.ts';
import { traitWords } from './trait-words.ts';

type Traits = GroupTraitsAnswer['groups'][number]['shared'];

/** Groups with how their hosts fare, what they share, and the few that differ: those are where to look. */
export function GroupsView({ all }: { readonly all: readonly NotedRow[] }): JSX.Element {
  const groups = useMemo(() => groupedRows(all).filter(({ name }) => name !== ''), [all]);
  const told = useAsked<GroupTraitsAnswer>('groups/traits', ['hosts']);
  const traits = new Map(told.answer.value?.groups.map(({ name, shared }) => [name, shared]));
  if (groups.length === 0)
    return <p class="panel quiet">No host is in a group. Hosts of a group are compared with one another.</p>;
  return (
    <div class="groups">
      {groups.map((group) => (
        <GroupCard key={group.name} group={group} traits={traits.get(group.name) ?? []} />
      ))}
    </div>
  );
}

function GroupCard({ group, traits }: { readonly group: GroupedRows; readonly traits: Traits }): JSX.Element {
  const { name, says, counts, rows } = group;
  const odd = traits.filter((trait) => trait.odd.length > 0);
  const even = traits.filter((trait) => trait.odd.length === 0);
  return (
    <article class="panel group-card">
      <header>
        <h2>
          <button type="button" class="bare" onClick={() => choose({ group: name, show: 'table' })}>
            {name}
          </button>
        </h2>
        <p class="quiet">{says}</p>
      </header>
      <div class="share-bar" aria-hidden="true">
        {faring.map((each) =>
          counts[each] === 0 ? null : (
            <span
              key={each}
              class={fares[each].look}
              style={{ flexGrow: String(counts[each] / rows.length) }}
            />
          ),
        )}
      </div>
      {odd.map(({ trait, value, agree, of, odd: those }) => (
        <p key={trait} class="odd">
          <strong>{traitWords(trait, value)}</strong> on {agree} of {of}. Different:{' '}
          {those.slice(0, MOST_ODD).map(({ host, value: own }, i) => (
            <span key={host}>
              {i > 0 ? ', ' : ''}
              <To to={hostAddress(host)} name="host">
                {host}
              </To>{' '}
              ({traitWords(trait, own)})
            </span>
          ))}
          {those.length > MOST_ODD ? ` and ${those.length - MOST_ODD} more` : ''}
        </p>
      ))}
      {even.length === 0 ? null : (
        <p class="quiet small">
          All alike: {even.map(({ trait, value }) => traitWords(trait, value)).join(' · ')}
        </p>
      )}
      {traits.length === 0 ? <p class="quiet small">Too few of them are alike to compare them.</p> : null}
    </article>
  );
}

const MOST_ODD = 4;
