import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CaseFile } from '../../core/facts/case-file.ts';
import type { RiskId } from '../../core/remedy/action.ts';
import type { FixPlan } from '../../core/remedy/plan-view.ts';
import { PlanView } from '../view/plan.tsx';
import { askedRisks } from './asked-risks.ts';
import { desk } from './desk.ts';
import { RiskConsent } from './risk-consent.tsx';
import { ScriptTools } from './script-tools.tsx';

/** The plan as this person wants it: what makes a machine less safe is in it only after its risk was accepted by name. */
export function OwnPlan({
  plan: safe,
  file,
}: {
  readonly plan: FixPlan;
  readonly file: CaseFile;
}): JSX.Element {
  const plan = useSignal(safe);
  const accepted = useSignal<readonly RiskId[]>([]);
  const said = useSignal('');
  useEffect(() => {
    // Another plan: what was accepted for the one before says nothing about it.
    plan.value = safe;
    accepted.value = [];
    said.value = '';
  }, [safe]);
  const wish = async (risks: readonly RiskId[], done: string) => {
    try {
      plan.value = await desk.ask('plan', { file, acceptedRisks: risks });
      accepted.value = risks;
      said.value = done;
    } catch (error) {
      said.value = `The plan stays as it was: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  const asked = askedRisks([safe, plan.value]);
  const missing = asked.filter(({ risk }) => !accepted.value.includes(risk));
  return (
    <PlanView
      plan={plan.value}
      script={(machine) => <ScriptTools machine={machine} missing={missing} />}
      {...(asked.length === 0
        ? {}
        : {
            risks: (
              <RiskConsent
                asked={asked}
                accepted={accepted.value}
                lack={plan.value.machines.length > 0 ? undefined : noScript}
                said={said.value}
                accept={(risk) =>
                  void wish(
                    [...accepted.value, risk],
                    `${risk} is accepted: the plan and its script hold what it allows.`,
                  )
                }
                takeBack={(risk) =>
                  void wish(
                    accepted.value.filter((each) => each !== risk),
                    `${risk} is no longer accepted: what it allowed is out of the plan and its script.`,
                  )
                }
              />
            ),
          })}
    />
  );
}

const noScript = 'Without it there is no script: the plan has no other step.';
