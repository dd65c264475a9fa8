import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { dayFrom } from './calendar-steps.ts';
import { dayAt, monthName, monthsAhead, weekdays, weeksOf, type CalendarMonth } from './calendar.ts';
import type { Ending } from './endings.ts';

/** What every day needs to know of the calendar. */
interface Around {
  readonly today: string;
  readonly chosen: string;
  /** The one day that the Tab key leads to. */
  readonly reached: string;
  readonly pick: (day: string) => void;
}

/** The months ahead, each day with how many certificates end on it; a day with some can be chosen. Arrow keys go from day to day. */
export function MonthGrid({
  endings,
  now,
  chosen,
  pick,
}: {
  readonly endings: readonly Ending[];
  readonly now: number;
  readonly chosen: string;
  readonly pick: (day: string) => void;
}): JSX.Element {
  const months = useMemo(
    () =>
      monthsAhead(
        endings.map(({ endsAt }) => endsAt),
        now,
        MONTHS,
      ),
    [endings, now],
  );
  const today = dayAt(now);
  const spot = useSignal<string | undefined>(undefined);
  const wantsFocus = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const days = months.flatMap((month) => month.days.map(({ day }) => day));
  const reached = days.includes(spot.value ?? '') ? spot.value! : today;
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    box.current?.querySelector<HTMLElement>('.day[tabindex="0"]')?.focus();
  });
  return (
    <div
      class="months"
      ref={box}
      onFocusIn={(event) => {
        const day = dayOfElement(event.target);
        if (day !== undefined) spot.value = day;
      }}
      onKeyDown={(event) => {
        const day = dayOfElement(event.target);
        if (day === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        const next = dayFrom(event.key, day, days[0] ?? day, days.at(-1) ?? day);
        if (next === undefined) return;
        event.preventDefault();
        wantsFocus.current = true;
        spot.value = next;
      }}
    >
      {months.map((month) => (
        <Month key={month.month} month={month} around={{ today, chosen, reached, pick }} />
      ))}
    </div>
  );
}

function Month({ month, around }: { readonly month: CalendarMonth; readonly around: Around }): JSX.Element {
  const name = monthName(month.month);
  return (
    <section class="month" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <button
          type="button"
          class="chip-button"
          disabled={month.count === 0}
          aria-pressed={around.chosen === month.month}
          onClick={() => around.pick(month.month)}
        >
          {month.count.toLocaleString('en')} end
        </button>
      </header>
      <div class="days" role="grid" aria-label={`${name}: ${month.count.toLocaleString('en')} end`}>
        <div class="week" role="row">
          {weekdays.map((weekday) => (
            <span class="weekday" role="columnheader" aria-label={weekday} key={weekday}>
              {weekday.slice(0, 2)}
            </span>
          ))}
        </div>
        {weeksOf(month).map((week) => (
          <div class="week" role="row" key={week.find((day) => day !== undefined)?.day}>
            {week.map((each, i) =>
              each === undefined ? (
                <span role="gridcell" key={i} />
              ) : (
                <Day key={each.day} day={each.day} ending={each.count} weekday={i} around={around} />
              ),
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

/** A day on which none ends can be gone to, so that the arrows walk as a calendar does, and not be chosen. */
function Day({
  day,
  ending,
  weekday,
  around: { today, chosen, reached, pick },
}: {
  readonly day: string;
  readonly ending: number;
  readonly weekday: number;
  readonly around: Around;
}): JSX.Element {
  const when = day < today ? 'past' : '';
  return (
    <button
      type="button"
      role="gridcell"
      class={`day ${when} ${day === today ? 'today' : ''} ${heat(ending)}`}
      data-day={day}
      tabIndex={day === reached ? 0 : -1}
      aria-current={day === today ? 'date' : undefined}
      aria-selected={ending === 0 ? undefined : chosen === day}
      aria-disabled={ending === 0}
      onClick={() => {
        if (ending > 0) pick(day);
      }}
    >
      <span class="day-number">
        <span class="unseen">{weekdays[weekday]} </span>
        {Number(day.slice(8))}
        <span class="unseen"> {monthName(day.slice(0, 7))}: </span>
      </span>
      {ending === 0 ? (
        <span class="unseen">none ends</span>
      ) : (
        <span class="day-count">
          {ending}
          <span class="unseen"> end</span>
        </span>
      )}
    </button>
  );
}

function dayOfElement(target: EventTarget | null): string | undefined {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('.day')?.dataset['day'] : undefined;
}

/** The more end, the stronger the ground; the number says how many. */
function heat(count: number): string {
  if (count === 0) return '';
  if (count < 5) return 'heat-1';
  return count < 25 ? 'heat-2' : 'heat-3';
}

const MONTHS = 6;
