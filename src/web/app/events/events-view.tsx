import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../view/icons.tsx';
import type { EventRow } from '../../work/events/event-page.ts';
import { byteWords } from '../byte-words.ts';
import { facets } from '../desk.ts';
import { EventChart } from './event-chart.tsx';
import { EventDetail } from './event-detail.tsx';
import { EventFilters } from './event-filters.tsx';
import {
  exportAs,
  fitting,
  histogram,
  indexing,
  lookAtLogs,
  open,
  problem,
  rows,
  wantRows,
  working,
} from './event-desk.ts';
import { levelWords } from '../../../core/evidence/events/level-words.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import { VirtualRows } from './virtual-rows.tsx';

/** Every record of the logs that were dropped, in one table. */
export function EventsView(): JSX.Element {
  useEffect(() => void lookAtLogs(), []);
  const known = facets.value;
  return (
    <div class="events">
      <h1>Events</h1>
      {problem.value === '' ? null : <p class="panel notice">{problem.value}</p>}
      {known === undefined ? <Indexing /> : null}
      {known === undefined ? null : (
        <>
          <EventFilters facets={known} />
          {histogram.value === undefined ? null : <EventChart histogram={histogram.value} />}
          <div class="events-head">
            <p role="status">
              <strong>{fitting.value.toLocaleString('en')}</strong> of {known.records.toLocaleString('en')}{' '}
              records
              {known.isCut ? '; the logs hold more than this page keeps' : ''}
              {working.value === '' ? '' : ` · ${working.value}`}
            </p>
            <div class="tools" role="group" aria-label="Save what is filtered">
              {(['json', 'csv', 'xml'] as const).map((form) => (
                <button type="button" class="button" key={form} onClick={() => void exportAs(form)}>
                  <Icon name="download" /> {form.toUpperCase()}
                </button>
              ))}
            </div>
          </div>
          <div class={open.value === undefined ? 'events-body' : 'events-body with-detail'}>
            <Table />
            {open.value === undefined ? null : <EventDetail event={open.value} />}
          </div>
        </>
      )}
    </div>
  );
}

function Indexing(): JSX.Element {
  const now = indexing.value;
  return (
    <section class="panel reading" role="status">
      <h2>Looking at every record</h2>
      <progress
        aria-label="How far the logs are read"
        max={1}
        {...(now === undefined ? {} : { value: now.done / now.of })}
      />
      <p class="quiet">
        {now === undefined ? 'Starting …' : `${byteWords(now.done)} of ${byteWords(now.of)}, ${now.file}`}
      </p>
    </section>
  );
}

function Table(): JSX.Element {
  const isNarrow = useIsNarrow();
  const show = (at: number) => {
    const row = rows.value.get(at);
    if (row !== undefined) open.value = row;
  };
  if (fitting.value === 0) return <p class="panel quiet">No record fits. Clear a filter to see more.</p>;
  return (
    <VirtualRows
      count={fitting.value}
      rowHeight={isNarrow ? 66 : 36}
      label="Records; Enter shows one whole"
      seen={(from, until) => wantRows(from, until)}
      pick={show}
      head={<Head />}
      row={(at, isActive) => (
        <Row key={at} at={at} isActive={isActive} event={rows.value.get(at)} show={() => show(at)} />
      )}
    />
  );
}

function Head(): JSX.Element {
  return (
    <div class="grid-row grid-head" role="row" aria-rowindex={1}>
      {['Time (UTC)', 'Level', 'Event', 'What it means'].map((name) => (
        <span role="columnheader" key={name}>
          {name}
        </span>
      ))}
    </div>
  );
}

function Row({
  at,
  isActive,
  event,
  show,
}: {
  readonly at: number;
  readonly isActive: boolean;
  readonly event: EventRow | undefined;
  readonly show: () => void;
}): JSX.Element {
  const name = ['grid-row', isActive ? 'active' : '', event?.isTelling === true ? 'telling' : ''].join(' ');
  return (
    <div
      class={name}
      role="row"
      id={`row-${at}`}
      aria-rowindex={at + 2}
      aria-selected={isActive}
      onClick={show}
    >
      <span role="gridcell" class="digits">
        {event === undefined ? '…' : event.at.slice(0, 19).replace('T', ' ')}
      </span>
      <span role="gridcell" class={`level level-${event?.level ?? 4}`}>
        {event === undefined ? '' : levelWords(event.level)}
      </span>
      <span role="gridcell" class="event-name">
        {event === undefined ? null : (
          <>
            <span class="event-id">{event.id}</span> {shortName(event.provider)}
          </>
        )}
      </span>
      <span role="gridcell" class={event?.isKnown === true ? 'event-says' : 'event-says quiet'}>
        {event?.says ?? ''}
      </span>
    </div>
  );
}

/** The part of a provider's name that tells it apart. */
function shortName(provider: string): string {
  return provider.replace(/^Microsoft-Windows-(?:RemoteDesktopServices-|TerminalServices-)?/, '');
}
