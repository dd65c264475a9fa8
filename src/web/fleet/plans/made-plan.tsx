import { useSignal, type Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { HostAnswer } from '../../../app/api/fleet.ts';
import type { FleetPlanAnswer } from '../../../app/api/plans.ts';
import type { RiskId } from '../../../core/remedy/action.ts';
import type { FixPlan } from '../../../core/remedy/plan-view.ts';
import { ask, isRefused } from '../../app/api.ts';
import { askedRisks } from '../../app/asked-risks.ts';
import { RiskConsent } from '../../app/risk-consent.tsx';
import { may } from '../../app/session.ts';
import { PlanView } from '../../view/plan.tsx';
import type { PlanRuns } from './plan-runs.ts';
import { RestartForm } from './restart-form.tsx';
import { RunForm } from './run-form.tsx';

/** A plan as the server made it, with the risks that were accepted by name for it. */
interface Made {
  readonly answer: FleetPlanAnswer;
  /** The one that was made first, which knows every risk that is asked for. */
  readonly safe: FixPlan;
  readonly wishes: Wishes;
}

/** What is asked of a plan besides the check it is made from. */
interface Wishes {
  readonly accepted: readonly RiskId[];
  readonly inside: boolean;
  /** When Windows is to restart for it, in the host's own time. */
  readonly restartAt?: string;
}

/** Makes a plan from a stored check, shows all of it, and runs it where somebody says so. */
export function MadePlan({
  host,
  check,
  via,
  plans,
  isMade,
}: {
  readonly host: HostAnswer;
  readonly check: string;
  readonly via: string;
  readonly plans: PlanRuns;
  /** Hears whether there is a plan to be read. */
  readonly isMade: Signal<boolean>;
}): JSX.Element {
  const made = useSignal<Made | undefined>(undefined);
  const problem = useSignal('');
  const isAsking = useSignal(false);
  const said = useSignal('');
  const make = async (wishes: Wishes, done = '') => {
    const { accepted, ...rest } = wishes;
    isAsking.value = true;
    problem.value = '';
    const path = `checks/${encodeURIComponent(check)}/plan`;
    const answer = await ask<FleetPlanAnswer>('POST', path, { acceptedRisks: accepted, ...rest });
    isAsking.value = false;
    if (isRefused(answer)) {
      problem.value = answer.problem;
      return;
    }
    const safe = accepted.length === 0 ? answer.plan : (made.value?.safe ?? answer.plan);
    made.value = { answer, safe, wishes };
    said.value = done;
  };
  const id = made.value?.answer.runnable?.id;
  // A plan is run once: what became of it stands with the plans that were run, however soon it was over.
  const wasRun = id !== undefined && plans.runs.value?.some((run) => run.id === id) === true;
  const now = wasRun ? undefined : made.value;
  useEffect(() => {
    isMade.value = now !== undefined;
    return () => {
      isMade.value = false;
    };
  }, [now !== undefined]);
  return (
    <>
      {now === undefined ? (
        <MakeForm
          host={host}
          via={via}
          isAsking={isAsking.value}
          make={(inside) => void make({ accepted: [], inside })}
        />
      ) : (
        <Shown
          host={host}
          via={via}
          made={now}
          said={said.value}
          make={(wishes, done) => void make(wishes, done)}
          plans={plans}
        />
      )}
      <p class="refused" role="alert">
        {problem.value}
      </p>
    </>
  );
}

function MakeForm({
  host,
  via,
  isAsking,
  make,
}: {
  readonly host: HostAnswer;
  readonly via: string;
  readonly isAsking: boolean;
  readonly make: (inside: boolean) => void;
}): JSX.Element {
  const inside = useSignal(false);
  const name = host.spelled ?? host.target;
  return (
    <>
      <p>
        A plan is made from its newest check and shown to you whole. Nothing is changed before you say so;
        what does not help is taken back.
      </p>
      <div class="tools">
        <button
          type="button"
          class="button strong-button"
          disabled={isAsking}
          onClick={() => make(inside.value)}
        >
          {isAsking ? 'Making the plan …' : 'Make a plan'}
        </button>
        {may('admin') ? (
          <label class="check">
            <input
              type="checkbox"
              checked={inside.value}
              onChange={(event) => {
                inside.value = event.currentTarget.checked;
              }}
            />
            ask {name} itself first, over {via}
          </label>
        ) : null}
      </div>
    </>
  );
}

function Shown({
  host,
  via,
  made: { answer, safe, wishes },
  said,
  make,
  plans,
}: {
  readonly host: HostAnswer;
  readonly via: string;
  readonly made: Made;
  readonly said: string;
  readonly make: (wishes: Wishes, done: string) => void;
  readonly plans: PlanRuns;
}): JSX.Element {
  const { plan, runnable } = answer;
  const { accepted, inside, restartAt } = wishes;
  const asked = askedRisks([safe, plan]);
  const isEmpty = plan.machines.length + plan.leftOut.length === 0;
  const consent = (
    <RiskConsent
      asked={asked}
      accepted={accepted}
      lack={runnable === undefined ? 'Without it there is nothing to run here.' : undefined}
      said={said}
      accept={(risk) =>
        make({ ...wishes, accepted: [...accepted, risk] }, `${risk} is accepted, for this plan alone.`)
      }
      takeBack={(risk) =>
        make(
          { ...wishes, accepted: accepted.filter((each) => each !== risk) },
          `${risk} is no longer accepted: what it allowed is out of the plan.`,
        )
      }
    />
  );
  return (
    <>
      {isEmpty ? (
        <p>
          Nothing of it can be run from here: no script can do what is to be done. The diagnosis below says
          what a person can do.
        </p>
      ) : (
        <PlanView
          plan={{ ...plan, byHand: [] }}
          {...(asked.length === 0 ? {} : { risks: consent })}
          script={(machine) =>
            machine.plan.id === runnable?.id ? (
              <RunForm
                host={host}
                via={via}
                machine={machine}
                runnable={runnable}
                accepted={accepted}
                plans={plans}
                again={() => make({ accepted: [], inside }, '')}
                restart={
                  <RestartForm
                    machine={machine}
                    at={restartAt}
                    plan={(at) =>
                      make({ accepted, inside, ...(at === undefined ? {} : { restartAt: at }) }, '')
                    }
                  />
                }
              />
            ) : (
              <p class="quiet">
                Not run from here: the script for it stands with the plan of the diagnosis below.
              </p>
            )
          }
        />
      )}
      {isEmpty || plan.byHand.length === 0 ? null : (
        <p class="quiet">What a person does besides stands in the diagnosis below.</p>
      )}
    </>
  );
}
