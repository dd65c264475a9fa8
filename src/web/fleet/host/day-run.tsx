import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { HostTimeline } from '../../../app/api/fleet.ts';
import type { Check } from '../../../core/fleet/check.ts';
import { daysOf, type Day } from './days.ts';

/** The run of days, and all of it as a table for whoever reads rather than looks. */
export function DayRun({
  checks,
  days,
}: {
  readonly checks: readonly Check[];
  readonly days: HostTimeline['days'];
}): JSX.Element {
  const run = useMemo(() => daysOf(checks, days), [checks, days]);
  return (
    <details class="more day-table">
      <summary>Day by day</summary>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Day by day">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Checks</th>
              <th scope="col">Worked</th>
              <th scope="col">Round trip, median</th>
              <th scope="col">longest</th>
              <th scope="col">Lost</th>
            </tr>
          </thead>
          <tbody>
            {run.map((day) => (
              <DayRow key={day.day} day={day} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function DayRow({ day: { day, checks, worked, median, longest, lost } }: { readonly day: Day }): JSX.Element {
  return (
    <tr>
      <th scope="row">{day}</th>
      <td>{checks}</td>
      <td class={worked < checks ? 'short' : ''}>
        {worked}
        {worked < checks ? ` (${checks - worked} did not)` : ''}
      </td>
      <td>{ms(median)}</td>
      <td>{ms(longest)}</td>
      <td>{lost === undefined ? 'not measured' : `${Math.round(lost * 100)} %`}</td>
    </tr>
  );
}

function ms(value: number | undefined): string {
  return value === undefined ? 'not measured' : `${Math.round(value)} ms`;
}
