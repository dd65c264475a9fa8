import type { JSX } from 'preact';
import type { TimelineRow } from '../../core/report/timeline.ts';
import { burstsOf, type Burst } from '../sheet/bursts.ts';
import type { Timeline } from '../sheet/sheet.ts';
import { Section } from './section.tsx';

/** What client and server logged, in one order and attempt by attempt, with the moment from which it fails. */
export function TimelineView({ timeline }: { readonly timeline: Timeline }): JSX.Element {
  const { clocks, left, rows, onset } = timeline;
  const bursts = burstsOf(rows, onset === undefined ? [] : [onset.by]);
  const first = onset === undefined ? -1 : bursts.findIndex((burst) => burst.rows[0]!.at >= onset.by);
  return (
    <Section title="Timeline of client and server" name="timeline">
      {clocks.map((line) => (
        <p class="quiet" key={line}>
          {line}
        </p>
      ))}
      {left === 0 ? null : <p class="quiet">{left} earlier lines are left out</p>}
      <ol class="moments">
        {bursts.map((burst, i) => (
          <li key={burst.rows[0]!.at + burst.rows[0]!.source} class="burst">
            {i === first && onset !== undefined ? <OnsetLine {...onset} /> : null}
            <Attempt burst={burst} before={bursts[i - 1]} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function OnsetLine({ by, after }: { readonly by: string; readonly after?: string }): JSX.Element {
  return (
    <p class="onset">
      <strong>From here on it fails</strong>
      <span>
        {after === undefined
          ? `first seen ${by.slice(0, 16)} UTC`
          : `between ${after.slice(0, 16)} and ${by.slice(0, 16)} UTC`}
      </span>
    </p>
  );
}

function Attempt({ burst, before }: { readonly burst: Burst; readonly before: Burst | undefined }) {
  const { rows, again } = burst;
  const day = rows[0]!.at.slice(0, 10);
  const isNewDay = before === undefined || before.rows[0]!.at.slice(0, 10) !== day;
  return (
    <>
      {isNewDay ? <p class="day-line">{day}</p> : null}
      <ol>
        {rows.map((row, i) => (
          <Moment key={`${row.at} ${row.source} ${row.says}`} row={row} before={rows[i - 1]} />
        ))}
      </ol>
      {again.length === 0 ? null : <p class="again">{againWords(again, day)}</p>}
    </>
  );
}

function Moment({ row, before }: { readonly row: TimelineRow; readonly before: TimelineRow | undefined }) {
  const { at, side, source, says, count } = row;
  const isSameSecond = before?.at.slice(0, 19) === at.slice(0, 19);
  return (
    <li class={`moment ${side}`}>
      <time dateTime={`${at.slice(0, 10)}T${at.slice(11)}Z`} class={isSameSecond ? 'unseen' : undefined}>
        {at.slice(11, 19)}
      </time>
      <span class="side">{side}</span>
      <span class="moment-says">
        {says}
        {count > 1 ? <span class="quiet"> ×{count}</span> : null}
      </span>
      <span class="moment-source">{source}</span>
    </li>
  );
}

/** "the same steps again at 13:15, 14:11 and 16:48, and 4 more times" */
function againWords(again: readonly string[], day: string): string {
  const named = again
    .slice(0, MOST_NAMED)
    .map((at) => (at.startsWith(day) ? at.slice(11, 19) : at.slice(0, 16)));
  const more = again.length - named.length;
  return `the same steps again at ${named.join(', ')}${more === 0 ? '' : ` and ${more} more times`}`;
}

const MOST_NAMED = 6;
