import type { JSX } from 'preact';
import type { Histogram } from '../../work/events/event-page.ts';

/** Records over time; those that tell about Remote Desktop stand in front, with a mark above them. */
export function EventChart({ histogram }: { readonly histogram: Histogram }): JSX.Element | null {
  const { from, until, all, telling } = histogram;
  const most = all.reduce((max, count) => Math.max(max, count), 0);
  if (most === 0 || until <= from) return null;
  const sum = telling.reduce((total, count) => total + count, 0);
  const says = `${minute(from)} to ${minute(until)}; at most ${most} records in one part, ${sum} telling ones in all`;
  return (
    <figure class="chart panel">
      <svg viewBox={`0 0 ${all.length * 10} 100`} preserveAspectRatio="none" role="img" aria-label={says}>
        {all.map((count, i) =>
          count === 0 ? null : <Bar key={i} at={i} count={count} most={most} name="bar-all" />,
        )}
        {telling.map((count, i) =>
          count === 0 ? null : <Bar key={i} at={i} count={count} most={most} name="bar-telling" />,
        )}
        {telling.map((count, i) =>
          count === 0 ? null : <path key={i} class="bar-mark" d={`M${i * 10 + 1} 0h8l-4 6z`} />,
        )}
      </svg>
      <figcaption>
        <span>{minute(from)}</span>
        <span class="legend">
          <span class="key key-all" /> all <span class="key key-telling" /> tell about Remote Desktop
        </span>
        <span>{minute(until)}</span>
      </figcaption>
    </figure>
  );
}

function Bar({
  at,
  count,
  most,
  name,
}: {
  readonly at: number;
  readonly count: number;
  readonly most: number;
  readonly name: string;
}): JSX.Element {
  // A root lets a single record be seen beside thousands.
  const height = Math.max(2, Math.sqrt(count / most) * 90);
  return <rect class={name} x={at * 10 + 1} width={8} y={100 - height} height={height} />;
}

function minute(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
