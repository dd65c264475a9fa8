import type { ComponentChildren, JSX } from 'preact';
import type { FixPlan, MachinePlan, StepView } from '../../core/remedy/plan-view.ts';
import {
  dropsSentence,
  momentWords,
  riskSentence,
  runnerSentence,
  unknownSentence,
  whoOf,
} from '../../core/report/plan/plan.ts';
import { Section } from './section.tsx';
import { Words } from './words.tsx';

/** What would be changed, from what to what, whom that drops and how it is undone; `script` adds what hands a script out, `risks` what lets a risk be accepted. */
export function PlanView({
  plan,
  script,
  risks,
}: {
  readonly plan: FixPlan;
  readonly script?: (machine: MachinePlan) => ComponentChildren;
  readonly risks?: ComponentChildren;
}): JSX.Element | null {
  const { machines, byHand, causes } = plan;
  const leftOut = plan.leftOut.filter(({ needs }) => needs === undefined || risks === undefined);
  // What is only done by hand stands under what to do already.
  if (machines.length + plan.leftOut.length === 0) return null;
  return (
    <Section title="The plan" name="plan">
      {causes.map(({ cause, title, effect }) => (
        <div class="plan-cause" key={cause}>
          <p class="strong">{title}.</p>
          <p class="quiet">Expected: {effect}.</p>
        </div>
      ))}
      {risks}
      {machines.map((machine) => (
        <Machine key={machine.plan.id} machine={machine}>
          {script?.(machine)}
        </Machine>
      ))}
      {byHand.length === 0 ? null : <h4>By hand</h4>}
      {byHand.map(({ remedy, on, steps }) => (
        <div key={`${remedy} ${steps[0] ?? ''}`}>
          <p>
            {remedy} <span class="pill">{whoOf[on]}</span>
          </p>
          <ul class="lines">
            {steps.map((step) => (
              <li key={step}>
                <Words text={step} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {leftOut.length === 0 ? null : <h4>Left out</h4>}
      <ul class="lines">
        {leftOut.map(({ remedy, why }) => (
          <li key={`${remedy} ${why}`}>
            {remedy}: {why}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Machine({
  machine,
  children,
}: {
  readonly machine: MachinePlan;
  readonly children: ComponentChildren;
}): JSX.Element {
  const unknown = unknownSentence(machine);
  return (
    <div class="machine">
      <p>
        Runs {runnerSentence(machine)}{' '}
        <span class={`pill ${machine.drops === 'nothing' ? '' : 'likely'}`}>{dropsSentence(machine)}</span>
      </p>
      {unknown === undefined ? null : <p class="quiet sentence">{unknown}</p>}
      <div
        class="scrolls"
        role="region"
        aria-label={`Steps of plan ${machine.plan.id}, before and after`}
        tabIndex={0}
      >
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">What</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Undo</th>
            </tr>
          </thead>
          <tbody>{machine.steps.flatMap(rowsOf)}</tbody>
        </table>
      </div>
      {machine.steps.map((step) => (
        <StepNotes key={step.n} step={step} />
      ))}
      {children}
    </div>
  );
}

function rowsOf(step: StepView): readonly JSX.Element[] {
  const changes = step.changes.length === 0 ? [{ what: step.says, after: '' }] : step.changes;
  return changes.map((change) => (
    <tr key={`${step.n} ${change.what}`}>
      <td data-is="Step">{step.n}</td>
      <td data-is="What">{change.what}</td>
      <td data-is="Before">
        {('before' in change ? change.before : undefined) ?? <span class="quiet">not known</span>}
      </td>
      <td data-is="After" class="strong">
        {change.after}
      </td>
      <td data-is="Undo">{step.undo === 'exact' ? 'exactly as it was' : 'has no way back'}</td>
    </tr>
  ));
}

function StepNotes({ step }: { readonly step: StepView }): JSX.Element | null {
  const { n, commands, takesEffect, mayOverride } = step;
  const risk = riskSentence(step);
  const notes = [
    ...(takesEffect === 'now' ? [] : [`Step ${n} is in force ${momentWords[takesEffect]}.`]),
    ...(mayOverride === undefined
      ? []
      : [`Not known whether group policy "${mayOverride.policy}" is set; it would undo step ${n}.`]),
  ];
  if (commands.length + notes.length === 0 && risk === undefined) return null;
  return (
    <div class="step-notes">
      {risk === undefined ? null : <p class="risk">{risk}</p>}
      {notes.map((note) => (
        <p class="quiet" key={note}>
          {note}
        </p>
      ))}
      {commands.length === 0 ? null : (
        <p class="quiet">
          Step {n} by hand:
          {commands.map((command) => (
            <code class="command" key={command}>
              {command}
            </code>
          ))}
        </p>
      )}
    </div>
  );
}
