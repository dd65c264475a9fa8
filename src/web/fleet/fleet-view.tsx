import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { saveAs } from '../app/hand-out.ts';
import { may } from '../app/session.ts';
import { To } from '../app/to.tsx';
import { csvCell } from '../../core/report/formats/csv-cell.ts';
import { Icon } from '../view/icons.tsx';
import { FirstRows } from './first-rows.tsx';
import { firstRows, now, problem, refreshFleet, rows, useFleet } from './fleet-desk.ts';
import type { NotedRow } from './fleet-rows.ts';
import { HeatMap } from './map/heat-map.tsx';
import { GroupsView } from './map/groups-view.tsx';
import { Empty, Failed, Waiting } from './parts/states.tsx';
import { Switch } from './parts/switch.tsx';
import { ago } from './parts/time-words.ts';
import { SavedViews } from './saved-views.tsx';
import { columnsOf } from './table/columns.tsx';
import { FleetFilters } from './table/fleet-filters.tsx';
import { FleetTable } from './table/fleet-table.tsx';
import { choose, fitting, query, useTable } from './table/table-desk.ts';
import { Tiles } from './tiles.tsx';

/** Every host that is watched: how many fare how, and which. */
export function FleetView(): JSX.Element {
  useFleet();
  useTable();
  const all = rows.value;
  const says = useMemo(() => (all === undefined ? 'Fetching what is known …' : summary(all)), [all]);
  return (
    <div class="fleet">
      <div class="view-head">
        <div>
          <h1>Fleet</h1>
          <p class="quiet">{says}</p>
        </div>
        {all === undefined || all.length === 0 ? null : (
          <Switch
            label="Show as"
            value={query.value.show}
            of={[
              ['table', 'Table'],
              ['map', 'Map'],
              ['groups', 'Groups'],
            ]}
            pick={(show) => choose({ show })}
          />
        )}
      </div>
      {problem.value === undefined ? null : <Failed problem={problem.value} again={refreshFleet} />}
      {all === undefined && problem.value === undefined ? <Coming /> : null}
      {all?.length === 0 ? <NoHosts /> : null}
      {all === undefined || all.length === 0 ? null : <Hosts all={all} />}
    </div>
  );
}

function Coming(): JSX.Element {
  return firstRows.value === undefined ? <Waiting rows={12} /> : <FirstRows rows={firstRows.value} />;
}

function Hosts({ all }: { readonly all: readonly NotedRow[] }): JSX.Element {
  const { show } = query.value;
  return (
    <>
      <Tiles all={all} />
      {show === 'groups' ? <GroupsView all={all} /> : null}
      {show === 'groups' ? null : (
        <>
          <FleetFilters />
          <div class="fleet-count">
            <SavedViews />
            <p role="status">
              <strong>{fitting.value.length.toLocaleString('en')}</strong> of{' '}
              {all.length.toLocaleString('en')} hosts
            </p>
            <button
              type="button"
              class="button small-button"
              onClick={() => saveAs('fleet.csv', csvOf(fitting.value), 'text/csv')}
            >
              <Icon name="download" /> CSV
            </button>
          </div>
          {fitting.value.length === 0 ? (
            <Empty icon="search" title="No host fits">
              <p>Take a filter away to see more.</p>
            </Empty>
          ) : null}
          {fitting.value.length > 0 && show === 'table' ? (
            <>
              <FleetTable />
              <p class="only-print">At most 500 rows are printed; the CSV has all of them.</p>
            </>
          ) : null}
          {fitting.value.length > 0 && show === 'map' ? <HeatMap all={fitting.value} /> : null}
        </>
      )}
    </>
  );
}

function NoHosts(): JSX.Element {
  return (
    <Empty icon="host" title="No host is watched yet">
      <p>
        A watched host is looked at again and again: you hear when it fails, and weeks before its certificate
        does.
      </p>
      <p>
        {may('admin') ? (
          <To to="/settings" name="button strong-button">
            Watch hosts
          </To>
        ) : (
          'Somebody with the role admin can add some under Settings.'
        )}
      </p>
    </Empty>
  );
}

function summary(all: readonly NotedRow[]): string {
  const groups = new Set(all.flatMap((row) => row.groups)).size;
  const newest = all.reduce((last, { at = '' }) => (at > last ? at : last), '');
  return [
    `${all.length.toLocaleString('en')} ${all.length === 1 ? 'host' : 'hosts'}`,
    ...(groups === 0 ? [] : [`${groups.toLocaleString('en')} ${groups === 1 ? 'group' : 'groups'}`]),
    ...(newest === '' ? ['nobody has looked yet'] : [`newest check ${ago(newest, now.value)}`]),
  ].join(' · ');
}

/** What is filtered as CSV (RFC 4180); what would be a formula is none. */
function csvOf(all: readonly NotedRow[]): string {
  const columns = columnsOf(query.value);
  const lines = [
    columns.map(({ name }) => name),
    ...all.map((row) => columns.map(({ text }) => csvCell(text(row)))),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}
