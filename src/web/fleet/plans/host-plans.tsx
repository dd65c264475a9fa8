import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { HostAnswer } from '../../../app/api/fleet.ts';
import { may } from '../../app/session.ts';
import { MadePlan } from './made-plan.tsx';
import { usePlanRuns } from './plan-runs.ts';
import { RunCard } from './run-card.tsx';
import { isOpen } from './run-words.ts';

/** Plans that are run from here, where the owner of the server lets it and for whoever may make them; nothing for others. */
export function HostPlans({ host }: { readonly host: HostAnswer }): JSX.Element | null {
  const { plansBy } = host;
  if (plansBy === undefined || !may('operator')) return null;
  return <Plans host={host} via={ways[plansBy] ?? plansBy} />;
}

function Plans({ host, via }: { readonly host: HostAnswer; readonly via: string }): JSX.Element | null {
  const plans = usePlanRuns(host.target);
  const { runs, trouble, follow } = plans;
  const isMade = useSignal(false);
  const all = runs.value ?? [];
  const open = all.find(isOpen);
  // Beside a plan that is read, one that is over is not in the way.
  const first = open ?? (isMade.value ? undefined : all[0]);
  const earlier = all.filter((each) => each !== first);
  const failing = host.latest.find(({ snapshot }) => snapshot.outcome === 'fails');
  const check = failing ?? host.latest.find(({ snapshot }) => snapshot.outcome !== 'works');
  if (check === undefined && all.length === 0) return null;
  const isFree = open === undefined && runs.value !== undefined;
  // What was seen before a plan that stays says nothing about the host as it is now.
  const isSeenSince = first?.state !== 'kept' || (check?.endedAt ?? '') > first.changedAt;
  return (
    <section class="panel host-plans" aria-labelledby="host-plans">
      <h2 id="host-plans">Mend it from here</h2>
      {trouble.value === '' ? null : (
        <p class="refused" role="alert">
          {trouble.value} {open?.isBusy === true ? 'What was begun goes on there.' : ''}
        </p>
      )}
      {first === undefined ? null : <RunCard run={first} follow={follow} />}
      {check === undefined || !isFree || !isSeenSince ? null : (
        <MadePlan host={host} check={check.id} via={via} plans={plans} isMade={isMade} />
      )}
      {earlier.length === 0 ? null : (
        <details class="more">
          <summary>
            {earlier.length} earlier {earlier.length === 1 ? 'plan' : 'plans'} here
          </summary>
          <div class="runs">
            {earlier.map((run) => (
              <RunCard key={run.id} run={run} follow={follow} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

/** How the server gets there, as people call it. */
const ways: Readonly<Record<string, string>> = {
  winrm: 'WinRM',
  ssh: 'SSH',
  local: 'the server of this page, which is this machine',
};
