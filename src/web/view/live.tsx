import type { JSX } from 'preact';
import type { Phase } from '../../core/facts/phases.ts';
import type { ReportRow } from '../../core/report/report-rows.ts';
import { stationNames } from '../sheet/station-names.ts';
import { Icon } from './icons.tsx';

/** A check that is under way: each phase lights up as it passes. */
export function Live({
  target,
  rows,
}: {
  readonly target: string;
  readonly rows: readonly ReportRow[];
}): JSX.Element {
  const next = order.find((phase) => !rows.some((row) => row.phase === phase));
  return (
    <section class="panel way live" aria-labelledby="live-what">
      <h2 id="live-what">
        Looking at <span class="host">{target}</span>
      </h2>
      <ol class="steps">
        {order.map((phase) => {
          const row = rows.find((each) => each.phase === phase);
          const state = row?.state ?? (phase === next ? 'running' : 'waiting');
          return (
            <li class={`step live-step ${state}`} key={phase}>
              <span class="badge">
                <Icon name={marks[row?.state ?? 'notReached']} />
              </span>
              <span class="step-name">{stationNames[phase]}</span>
              <span class="step-says">{row?.says ?? (state === 'running' ? 'looking …' : '')}</span>
              <span class="step-time">{row?.ms === undefined ? '' : `${Math.round(row.ms)} ms`}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The phases that a check from outside looks at, in their order. */
const order: readonly Phase[] = ['name', 'connection', 'negotiation', 'encryption', 'certificate', 'signIn'];

const marks = { passed: 'passed', died: 'died', notReached: 'quiet', notTried: 'quiet' } as const;
