import type { JSX } from 'preact';
import type { TimelineRow } from '../../core/report/timeline.ts';
import type { Timeline } from '../sheet/sheet.ts';
import { Section } from './section.tsx';

/** What client and server logged, side by side in one order, with the moment from which it fails. */
export function TimelineView({ timeline }: { readonly timeline: Timeline }): JSX.Element {
  const { clocks, left, rows, onset } = timeline;
  const first = onset === undefined ? -1 : rows.findIndex(({ at }) => at >= onset.by);
  return (
    <Section title="Timeline of client and server" name="timeline">
      {clocks.map((line) => (
        <p class="quiet" key={line}>
          {line}
        </p>
      ))}
      {left === 0 ? null : <p class="quiet">{left} earlier lines are left out</p>}
      <ol class="moments">
        {rows.flatMap((row, i) => [
          ...(i === first && onset !== undefined ? [<OnsetLine key="onset" {...onset} />] : []),
          <Moment key={`${row.at} ${row.side} ${row.text}`} row={row} before={rows[i - 1]} />,
        ])}
      </ol>
    </Section>
  );
}

function OnsetLine({ by, after }: { readonly by: string; readonly after?: string }): JSX.Element {
  return (
    <li class="onset">
      <strong>From here on it fails</strong>
      <span>
        {after === undefined
          ? `first seen ${by.slice(0, 16)} UTC`
          : `between ${after.slice(0, 16)} and ${by.slice(0, 16)} UTC`}
      </span>
    </li>
  );
}

function Moment({ row, before }: { readonly row: TimelineRow; readonly before: TimelineRow | undefined }) {
  const { at, side, text, count } = row;
  const isNewDay = before === undefined || before.at.slice(0, 10) !== at.slice(0, 10);
  return (
    <li class={`moment ${side}`}>
      <time dateTime={`${at.slice(0, 10)}T${at.slice(11)}Z`}>
        {isNewDay ? <span class="day">{at.slice(0, 10)}</span> : null} {at.slice(11, 19)}
      </time>
      <span class="side">{side}</span>
      <span class="moment-text">
        {text}
        {count > 1 ? <span class="pill">×{count}</span> : null}
      </span>
    </li>
  );
}
