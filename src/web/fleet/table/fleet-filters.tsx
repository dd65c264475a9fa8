import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { harmless } from '../../../core/bytes/harmless.ts';
import { stationNames } from '../../sheet/station-names.ts';
import { Icon } from '../../view/icons.tsx';
import { leads, rows } from '../fleet-desk.ts';
import { columnNames, readQuery, type ColumnName } from '../fleet-query.ts';
import type { NotedRow } from '../fleet-rows.ts';
import { choose, query } from './table-desk.ts';

/** What can be asked of the fleet; each answer comes with the letter that is typed. */
export function FleetFilters(): JSX.Element {
  const isOpen = useSignal(false);
  const now = query.value;
  const all = rows.value;
  const { groups, reasons, ends } = useMemo(() => choicesAmong(all ?? []), [all]);
  return (
    <form
      class={`fleet-filters ${isOpen.value ? 'is-open' : ''}`}
      role="search"
      aria-label="Filter the hosts"
      onSubmit={(e) => e.preventDefault()}
    >
      <label class="field search-field">
        <span>Host, address, certificate, reason</span>
        <input
          type="search"
          value={now.text}
          onInput={(event) => choose({ text: event.currentTarget.value })}
          autocomplete="off"
          spellcheck={false}
        />
      </label>
      <button
        type="button"
        class="button more-filters"
        aria-expanded={isOpen.value}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        {isOpen.value ? 'Fewer filters' : 'More filters'}
      </button>
      <Choice label="Group" value={now.group} of={groups} pick={(group) => choose({ group })} />
      <Choice
        label="Dies at"
        value={now.phase}
        of={stations.flatMap(([phase]) => ends.filter(([name]) => name === phase))}
        words={(phase) => stations.find(([name]) => name === phase)?.[1] ?? phase}
        pick={(phase) => choose({ phase })}
      />
      <Choice
        label="Why"
        value={now.lead}
        of={reasons}
        words={(lead) => leads.value[lead] ?? lead}
        pick={(lead) => choose({ lead })}
      />
      <label class="field">
        <span>Certificate</span>
        <select
          value={now.ends === undefined ? '' : String(now.ends)}
          onChange={({ currentTarget: { value } }) =>
            choose({ ends: value === '' ? undefined : Number(value) })
          }
        >
          <option value="">any</option>
          <option value="0">has ended</option>
          {[7, 30, 60, 90].map((days) => (
            <option value={days} key={days}>
              ended or ends within {days} days
            </option>
          ))}
        </select>
      </label>
      <div class="filter-ends">
        <Columns />
        <button type="button" class="button" onClick={() => choose({ ...readQuery(''), show: now.show })}>
          Clear
        </button>
      </div>
    </form>
  );
}

function Columns(): JSX.Element {
  const shown = query.value.columns;
  return (
    <details class="chooser">
      <summary class="button">
        <Icon name="list" /> Columns
      </summary>
      <fieldset class="panel">
        <legend class="unseen">Columns to show</legend>
        {columnNames.map((name) => (
          <label class="check" key={name}>
            <input
              type="checkbox"
              checked={shown.includes(name)}
              onChange={({ currentTarget: { checked } }) =>
                choose({
                  columns: columnNames.filter((each) => (each === name ? checked : shown.includes(each))),
                })
              }
            />
            {columnTitles[name]}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

type Counted = readonly (readonly [name: string, count: number])[];

/** What there is to choose from, the most frequent first. */
function choicesAmong(all: readonly NotedRow[]) {
  return {
    groups: counted(all.flatMap((row) => row.groups)),
    reasons: counted(all.flatMap(({ lead }) => lead ?? [])),
    ends: counted(all.flatMap(({ phase }) => phase ?? [])),
  };
}

function counted(names: readonly string[]): Counted {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

function Choice({
  label,
  value,
  of,
  words = (name) => name,
  pick,
}: {
  readonly label: string;
  readonly value: string;
  readonly of: Counted;
  readonly words?: (name: string) => string;
  readonly pick: (name: string) => void;
}): ComponentChildren {
  const isGone = value !== '' && !of.some(([name]) => name === value);
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => pick(event.currentTarget.value)}>
        <option value="">any</option>
        {isGone ? <option value={value}>{harmless(words(value))} (0)</option> : null}
        {of.map(([name, count]) => (
          <option value={name} key={name}>
            {words(name)} ({count.toLocaleString('en')})
          </option>
        ))}
      </select>
    </label>
  );
}

/** In the order of a connection. */
const stations = Object.entries(stationNames);

const columnTitles: Readonly<Record<ColumnName, string>> = {
  group: 'Group',
  ends: 'Certificate ends',
  roundTrip: 'Round trip',
  lost: 'Connections lost',
  address: 'Address',
  tls: 'TLS',
  nla: 'NLA',
  build: 'Windows build',
  issuer: 'Issuer',
  from: 'Seen from',
};
