import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { HostAnswer } from '../../../app/api/fleet.ts';
import type { FleetPlanAnswer } from '../../../app/api/plans.ts';
import type { RiskId } from '../../../core/remedy/action.ts';
import type { MachinePlan } from '../../../core/remedy/plan-view.ts';
import { minuteOf } from '../../../core/facts/time.ts';
import { dropsSentence } from '../../../core/report/plan/plan.ts';
import { ask, isRefused } from '../../app/api.ts';
import { may, session } from '../../app/session.ts';
import { SureButton } from '../parts/sure-button.tsx';
import type { PlanRuns } from './plan-runs.ts';

/** Runs a plan that was read: asks once more, and says what that does to whom. */
export function RunForm({
  host,
  via,
  machine,
  runnable: { id, until },
  accepted,
  plans,
  again,
  restart,
}: {
  readonly host: HostAnswer;
  readonly via: string;
  readonly machine: MachinePlan;
  readonly runnable: NonNullable<FleetPlanAnswer['runnable']>;
  readonly accepted: readonly RiskId[];
  readonly plans: PlanRuns;
  readonly again: () => void;
  /** Offers to plan the restart that it needs. */
  readonly restart: JSX.Element;
}): JSX.Element {
  const problem = useSignal('');
  const isAsking = useSignal(false);
  const name = host.spelled ?? host.target;
  const run = async () => {
    isAsking.value = true;
    problem.value = '';
    const answer = await ask('POST', `plans/${encodeURIComponent(id)}/run`, { acceptedRisks: accepted });
    isAsking.value = false;
    if (!isRefused(answer)) return plans.follow(id);
    problem.value = answer.problem;
    // It may have been run, or another begun, in another window.
    return plans.again();
  };
  if (!may('admin')) return <p class="quiet">{roleWords()}</p>;
  return (
    <div class="run-form no-print">
      {restart}
      <SureButton
        says={isAsking.value ? `Looking at ${name} once more …` : `Run on ${name}`}
        yes={`Yes, run it on ${name} now`}
        look="strong-button"
        isDisabled={isAsking.value}
        run={() => void run()}
      >
        <p>
          This changes {name} now, over {via}: {stepsWords(machine.steps.length)}. It {dropsSentence(machine)}
          .{accepted.length === 0 ? '' : ` It makes it less safe, as you accepted: ${accepted.join(', ')}.`}{' '}
          {machine.takesEffect === 'machineRestart' ? afterRestart : afterwards}
        </p>
      </SureButton>
      <p class="quiet small">
        Can be run until {minuteOf(until)}, once. <code>{id}</code>
      </p>
      {problem.value === '' ? null : (
        <div role="alert">
          <p class="refused">{problem.value}</p>
          <p>
            <button type="button" class="button small-button" onClick={again}>
              Make the plan again
            </button>
          </p>
        </div>
      )}
    </div>
  );
}

function roleWords(): string {
  const now = session.value;
  return `Running it needs the role admin${typeof now === 'object' ? `; yours is ${now.role}` : ''}.`;
}

function stepsWords(count: number): string {
  return count === 1 ? 'one step' : `${count} steps`;
}

const afterwards =
  'Before, the host is looked at once more; afterwards it is looked at from outside, and what did not help is taken back.';
const afterRestart =
  'Before, the host is looked at once more. It is in force only after the next restart of Windows there; then it is proved from here, or taken back.';
