import type { ComponentChildren, JSX } from 'preact';
import { harmless } from '../../../core/bytes/harmless.ts';
import type { Facet, Facets } from '../../work/events/event-page.ts';
import type { EventQuery } from '../../work/events/event-query.ts';
import { choose, query } from './event-desk.ts';
import { levelWords } from '../../../core/evidence/events/level-words.ts';
import { useIsNarrow } from './use-is-narrow.ts';

let timer: ReturnType<typeof setTimeout> | undefined;

/** What can be asked of the records; each answer comes at once. */
export function EventFilters({ facets }: { readonly facets: Facets }): JSX.Element {
  const now = query.value;
  const isNarrow = useIsNarrow();
  return (
    <details class="panel filter-fold" open={!isNarrow}>
      <summary>Filter</summary>
      <form
        class="filters"
        role="search"
        aria-label="Filter the records"
        onSubmit={(e) => e.preventDefault()}
      >
        <Field label="Text in the values">
          <input
            type="search"
            value={now.text ?? ''}
            onInput={(e) => soon({ text: e.currentTarget.value })}
          />
        </Field>
        <Field label="Ids">
          <input
            inputMode="numeric"
            placeholder="36870, 1000-1100"
            value={now.ids ?? ''}
            onInput={(e) => soon({ ids: e.currentTarget.value })}
          />
        </Field>
        <Choice
          label="Channel"
          of={facets.channels}
          value={now.channel}
          pick={(channel) => ask({ channel })}
        />
        <Choice
          label="Level"
          of={facets.levels}
          value={now.level === undefined ? undefined : String(now.level)}
          words={(level) => levelWords(Number(level))}
          pick={(level) => ask({ level: level === '' ? undefined : Number(level) })}
        />
        <Choice
          label="Computer"
          of={facets.computers}
          value={now.computer}
          pick={(computer) => ask({ computer })}
        />
        <Time label="From (UTC)" value={now.from} pick={(from) => ask({ from })} />
        <Time label="Until (UTC)" value={now.until} pick={(until) => ask({ until })} />
        <label class="check">
          <input
            type="checkbox"
            checked={now.isTelling === true}
            onChange={(e) => ask({ isTelling: e.currentTarget.checked })}
          />
          only what tells about Remote Desktop ({facets.telling.toLocaleString('en')})
        </label>
        <button type="button" class="button" onClick={() => void choose({})}>
          Clear
        </button>
      </form>
    </details>
  );
}

type Wish = { readonly [K in keyof EventQuery]?: EventQuery[K] | undefined };

function ask(wish: Wish): void {
  const kept = Object.entries({ ...query.value, ...wish }).filter(
    ([, value]) => value !== undefined && value !== '' && value !== false,
  );
  void choose(Object.fromEntries(kept));
}

/** While somebody types, only the last letter counts. */
function soon(wish: Wish): void {
  clearTimeout(timer);
  timer = setTimeout(() => ask(wish), 200);
}

function Field({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
    </label>
  );
}

function Choice({
  label,
  of,
  value,
  words = (name) => harmless(name) || '(none)',
  pick,
}: {
  readonly label: string;
  readonly of: readonly Facet[];
  readonly value: string | undefined;
  readonly words?: (name: string) => string;
  readonly pick: (name: string) => void;
}): JSX.Element {
  return (
    <Field label={label}>
      <select value={value ?? ''} onChange={(event) => pick(event.currentTarget.value)}>
        <option value="">all</option>
        {of.map(({ name, count }) => (
          <option key={name} value={name}>
            {words(name)} ({count.toLocaleString('en')})
          </option>
        ))}
      </select>
    </Field>
  );
}

function Time({
  label,
  value,
  pick,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly pick: (time: number | undefined) => void;
}): JSX.Element {
  return (
    <Field label={label}>
      <input
        type="datetime-local"
        value={value === undefined ? '' : new Date(value).toISOString().slice(0, 16)}
        onChange={(event) => {
          const time = Date.parse(`${event.currentTarget.value}:00Z`);
          pick(Number.isNaN(time) ? undefined : time);
        }}
      />
    </Field>
  );
}
