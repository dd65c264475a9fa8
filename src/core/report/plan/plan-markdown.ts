import type { FixPlan, MachinePlan, StepView } from '../../remedy/plan-view.ts';
import {
  dropsSentence,
  inForceSentence,
  riskSentence,
  runnerSentence,
  unknownSentence,
  whoOf,
} from './plan.ts';
import { harmless } from '../../bytes/harmless.ts';

/** A plan as Markdown, for a change request: the before/after table and everything else of the terminal's plan. */
export function renderPlanMarkdown(fix: FixPlan): string {
  const sections = [
    `## Plan for ${plain(fix.target)}`,
    fix.causes
      .map(({ cause, title, effect }) => `- **${plain(title)}** (${plain(cause)}). Expected: ${effect}.`)
      .join('\n'),
    ...fix.machines.map(machineSection),
    section(
      'By hand',
      fix.byHand.map(
        ({ remedy, on, steps }) =>
          `- ${plain(remedy)} (${whoOf[on]})\n${steps.map((step) => `  - ${plain(step)}`).join('\n')}`,
      ),
    ),
    section(
      'Left out',
      fix.leftOut.map(({ remedy, why }) => `- ${plain(remedy)}: ${plain(why)}`),
    ),
    section(
      'Not in this plan',
      fix.others.map(
        ({ cause, title, confidence, remedies }) =>
          `- ${plain(title)} (${confidence}, \`--cause ${plain(cause)}\`): ${plain(remedies.join('; '))}`,
      ),
    ),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function machineSection(machine: MachinePlan): string {
  const rows = machine.steps.flatMap((step) => {
    const changes = step.changes.length === 0 ? [{ what: step.says, after: '' }] : step.changes;
    return changes.map((change) =>
      [
        step.n,
        change.what,
        'before' in change ? (change.before ?? 'not known') : 'not known',
        change.after,
        step.undo,
      ]
        .map((cell) => plain(String(cell)))
        .join(' | '),
    );
  });
  const risks = machine.steps.flatMap((step) => {
    const risk = riskSentence(step);
    return risk === undefined ? [] : [`- **Step ${step.n}: ${plain(risk)}**`];
  });
  const unknown = unknownSentence(machine);
  const notes = [
    ...machine.steps.flatMap(stepNotes),
    ...(unknown === undefined ? [] : [`- ${plain(unknown)}`]),
  ];
  return [
    `### ${plain(runnerSentence(machine))}`,
    `Plan \`${machine.plan.id}\`; ${plain(dropsSentence(machine))}.`,
    [
      '| step | what | before | after | undo |',
      '|---|---|---|---|---|',
      ...rows.map((row) => `| ${row} |`),
    ].join('\n'),
    ...(risks.length === 0 ? [] : [risks.join('\n')]),
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
  ].join('\n\n');
}

function stepNotes(step: StepView): readonly string[] {
  const { n, commands, mayOverride } = step;
  const inForce = inForceSentence(step);
  return [
    ...commands.map((command) => `- Step ${n} by hand: ${code(command)}`),
    ...(inForce === undefined ? [] : [`- Step ${n}: ${inForce}`]),
    ...(mayOverride === undefined
      ? []
      : [
          `- Step ${n}: group policy "${plain(mayOverride.policy)}" would undo it; not known whether it is set`,
        ]),
  ];
}

function section(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `### ${title}\n\n${items.join('\n')}`;
}

/** A command as it is typed: nothing in it is markup, and a backtick of its own does not end it. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return fence === '`'
    ? `\`${harmless(text)}\``
    : `${fence} ${harmless(text).replaceAll('``', "''")} ${fence}`;
}

/** Text that came from a host or a file must not become markup. */
function plain(text: string): string {
  return harmless(text).replace(/([\\`*_[\]<>|#])/g, '\\$1');
}
