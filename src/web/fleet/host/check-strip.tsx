import { useSignal } from '@preact/signals';
import type { JSX, TargetedMouseEvent } from 'preact';
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
  const says = `the last ${seen.length} checks: ${worked} worked, ${failed} failed`;
  const checkAt = (event: TargetedMouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return seen[Math.floor(((event.clientX - box.x) / box.width) * seen.length)];
  };
  return (
    <figure class="strip">
      <svg
        role="img"
        aria-label={says}
        viewBox={`0 0 ${width} 10`}
        preserveAspectRatio="none"
        onMouseMove={(event) => {
          under.value = checkAt(event);
        }}
        onMouseLeave={() => {
          under.value = undefined;
        }}
        onClick={(event) => {
          const check = checkAt(event);
          if (check !== undefined) pick(check.id);
        }}
      >
        {paths.map(([name, path]) => (
          <path key={name} class={`cell ${fares[name].look}`} fill-rule="evenodd" d={path} />
        ))}
        {at < 0 ? null : <path class="strip-mark" d={`M${at * 10} 9.6h9v.4h-9z`} />}
      </svg>
      <figcaption>
        {under.value === undefined ? `${says}; a click opens one` : checkWords(under.value, leads)}
      </figcaption>
    </figure>
  );
}

function checkWords({ endedAt, snapshot }: Check, leads: Readonly<Record<string, string>>): string {
  const lead = snapshot.lead === undefined ? '' : `, ${leads[snapshot.lead] ?? snapshot.lead}`;
  return `${minuteOf(endedAt)}: ${fares[snapshot.outcome].says.toLowerCase()}${lead}`;
}
