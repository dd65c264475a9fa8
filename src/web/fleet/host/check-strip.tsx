import { useSignal } from '@preact/signals';
import type { JSX, TargetedMouseEvent, TargetedPointerEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Check } from '../../../core/fleet/check.ts';
import { minuteOf } from '../../../core/facts/time.ts';
import { fares } from '../parts/fares.ts';
import { stripOf } from './strip.ts';

/** The newest checks side by side, the oldest on the left; one can be opened. */
export function CheckStrip({
  checks,
  leads,
  shown,
  pick,
}: {
  readonly checks: readonly Check[];
  readonly leads: Readonly<Record<string, string>>;
  readonly shown: string | undefined;
  readonly pick: (id: string) => void;
}): JSX.Element {
  const { seen, paths, width } = useMemo(() => stripOf(checks), [checks]);
  const under = useSignal<Check | undefined>(undefined);
  const at = seen.findIndex(({ id }) => id === shown);
  const worked = seen.filter(({ snapshot }) => !['fails', 'unknown'].includes(snapshot.outcome)).length;
  const failed = seen.filter(({ snapshot }) => snapshot.outcome === 'fails').length;
  const says =
    seen.length === 1
      ? 'the only check in this time'
      : `the last ${seen.length} checks: ${worked} worked, ${failed} failed`;
  const checkAt = (event: TargetedMouseEvent<HTMLElement> | TargetedPointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return seen[Math.floor(((event.clientX - box.x) / box.width) * (width / 10))];
  };
  const own = under.value === undefined ? at : seen.indexOf(under.value);
  const marked = own < 0 ? seen.length - 1 : own;
  const onKey = (key: string) => {
    if (key === 'Enter' || key === ' ') pick(seen[marked]!.id);
    else if (key in steps) under.value = seen[steps[key]!(marked, seen.length)];
    else return false;
    return true;
  };
  return (
    <figure class="strip">
      <div
        class="strip-bars"
        role="slider"
        tabIndex={0}
        aria-label={`Checks, the oldest first; Enter opens one. ${says}`}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, seen.length)}
        aria-valuenow={marked + 1}
        aria-valuetext={seen[marked] === undefined ? says : checkWords(seen[marked], leads)}
        onPointerMove={(event) => {
          under.value = checkAt(event);
        }}
        onPointerLeave={() => {
          under.value = undefined;
        }}
        onBlur={() => {
          under.value = undefined;
        }}
        onKeyDown={(event) => {
          if (seen.length > 0 && onKey(event.key)) event.preventDefault();
        }}
        onClick={(event) => {
          const check = checkAt(event);
          if (check !== undefined) pick(check.id);
        }}
      >
        <svg aria-hidden="true" viewBox={`0 0 ${width} 10`} preserveAspectRatio="none">
          {paths.map(([name, path]) => (
            <path key={name} class={`cell ${fares[name].look}`} fill-rule="evenodd" d={path} />
          ))}
          {at < 0 ? null : <path class="strip-mark" d={`M${at * 10} 9.6h9v.4h-9z`} />}
          {under.value === undefined ? null : <path class="strip-under" d={`M${marked * 10} 0h9v.4h-9z`} />}
        </svg>
      </div>
      <figcaption>
        {under.value === undefined ? `${says}; a click or Enter opens one` : checkWords(under.value, leads)}
      </figcaption>
    </figure>
  );
}

function checkWords({ endedAt, snapshot }: Check, leads: Readonly<Record<string, string>>): string {
  const lead = snapshot.lead === undefined ? '' : `, ${leads[snapshot.lead] ?? snapshot.lead}`;
  return `${minuteOf(endedAt)}: ${fares[snapshot.outcome].says.toLowerCase()}${lead}`;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowDown: (at) => Math.max(0, at - 1),
  ArrowRight: (at, count) => Math.min(count - 1, at + 1),
  ArrowUp: (at, count) => Math.min(count - 1, at + 1),
  PageDown: (at) => Math.max(0, at - 12),
  PageUp: (at, count) => Math.min(count - 1, at + 12),
  Home: () => 0,
  End: (_, count) => count - 1,
};
