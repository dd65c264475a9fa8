import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { monthName, monthsAhead, dayAt, type CalendarMonth } from './calendar.ts';
import type { Ending } from './endings.ts';

/** The months ahead, each day with how many certificates end on it; a day with some can be chosen. */
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
  return (
    <div class="months">
      {months.map((month) => (
        <Month key={month.month} month={month} today={today} chosen={chosen} pick={pick} />
      ))}
    </div>
  );
}

function Month({
  month: { month, count, before, days },
  today,
  chosen,
  pick,
}: {
  readonly month: CalendarMonth;
  readonly today: string;
  readonly chosen: string;
  readonly pick: (day: string) => void;
}): JSX.Element {
  return (
    <section class="month" aria-label={`${monthName(month)}: ${count} end`}>
      <header>
        <h2>{monthName(month)}</h2>
        <button
          type="button"
          class="chip-button"
          disabled={count === 0}
          aria-pressed={chosen === month}
          onClick={() => pick(month)}
        >
          {count.toLocaleString('en')} end
        </button>
      </header>
      <div class="days">
        {weekdays.map((name) => (
          <span class="weekday" aria-hidden="true" key={name}>
            {name}
          </span>
        ))}
        {days.map(({ day, count: ending }, i) => {
          const place = i === 0 ? { gridColumnStart: String(before + 1) } : {};
          const name = `day ${day < today ? 'past' : ''} ${day === today ? 'today' : ''} ${heat(ending)}`;
          return ending === 0 ? (
            <span class={name} key={day} style={place}>
              <span class="day-number">{i + 1}</span>
            </span>
          ) : (
            <button
              type="button"
              class={name}
              key={day}
              style={place}
              aria-pressed={chosen === day}
              onClick={() => pick(day)}
            >
              <span class="day-number">
                {i + 1}
                <span class="unseen"> {monthName(month)}:</span>
              </span>{' '}
              <span class="day-count">
                {ending}
                <span class="unseen"> end</span>
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** The more end, the stronger the ground; the number says how many. */
function heat(count: number): string {
  if (count === 0) return '';
  if (count < 5) return 'heat-1';
  return count < 25 ? 'heat-2' : 'heat-3';
}

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = 6;
