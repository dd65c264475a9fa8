import type { JSX } from 'preact';
import type { Check } from '../../../core/fleet/check.ts';
import { FaresMark } from '../parts/fares-mark.tsx';
import { fares } from '../parts/fares.ts';
import { ago } from '../parts/time-words.ts';

/** How it was at the last check, in a line for each place it is seen from; it leads to the diagnosis below. */
export function HostNow({
  newest,
  leads,
}: {
  readonly newest: readonly (Check | undefined)[];
  readonly leads: Readonly<Record<string, string>>;
}): JSX.Element {
  const seen = newest.flatMap((check) => (check === undefined ? [] : [check]));
  return (
    <ul class="host-now">
      {seen.map(({ id, vantage, endedAt, snapshot: { outcome, lead } }) => (
        <li key={id} class={fares[outcome].look}>
          <FaresMark of={outcome} />
          <span class="host-now-says">
            {lead === undefined ? null : <strong>{leads[lead] ?? lead}. </strong>}
            <span class="quiet">
              {seen.length > 1 ? `Last check from ${vantage} ` : 'Last check '}
              <span class="unbroken">{ago(endedAt, Date.now())}.</span>
            </span>
          </span>
        </li>
      ))}
      {seen.length === 0 ? null : (
        <li class="host-now-way">
          <button type="button" class="bare" onClick={showDiagnosis}>
            Go to the diagnosis
          </button>
        </li>
      )}
    </ul>
  );
}

/** Leads to the diagnosis of the check that is shown. */
export function showDiagnosis(): void {
  const diagnosis = document.getElementById('diagnosis');
  diagnosis?.scrollIntoView({ block: 'start' });
  diagnosis?.focus({ preventScroll: true });
}
