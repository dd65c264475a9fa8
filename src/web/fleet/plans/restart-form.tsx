import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { MachinePlan } from '../../../core/remedy/plan-view.ts';

/** Where a plan is in force only after a restart of Windows: puts one into it, at a time of the host, or takes it out again. */
export function RestartForm({
  machine,
  at,
  plan,
}: {
  readonly machine: MachinePlan;
  /** When it is planned; undefined where nobody planned one. */
  readonly at: string | undefined;
  readonly plan: (at: string | undefined) => void;
}): JSX.Element | null {
  const typed = useSignal(at ?? '');
  if (machine.takesEffect !== 'machineRestart' && at === undefined) return null;
  if (at !== undefined)
    return (
      <div class="tools">
        <p>Windows restarts at {at.replace('T', ' ')}, by the clock and time zone of the host.</p>
        <button type="button" class="button small-button" onClick={() => plan(undefined)}>
          Leave the restart out
        </button>
      </div>
    );
  return (
    <form
      class="tools"
      onSubmit={(event) => {
        event.preventDefault();
        plan(typed.value);
      }}
    >
      <label class="field">
        Restart Windows at, in the host's own time
        <input
          type="datetime-local"
          required
          value={typed}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="button">
        Put the restart into the plan
      </button>
      <p class="quiet small">Without it somebody restarts Windows there; until then the plan waits.</p>
    </form>
  );
}
