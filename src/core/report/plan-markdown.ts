import type { FixPlan, MachinePlan } from '../remedy/plan-view.ts';
import { dropsSentence, riskSentence, runnerSentence, whoOf } from './plan.ts';
import { harmless } from '../bytes/harmless.ts';

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
  return [
    `### ${plain(runnerSentence(machine))}`,
    `Plan \`${machine.plan.id}\`; ${plain(dropsSentence(machine))}.`,
    [
      '| step | what | before | after | undo |',
      '|---|---|---|---|---|',
      ...rows.map((row) => `| ${row} |`),
    ].join('\n'),
    ...(risks.length === 0 ? [] : [risks.join('\n')]),
  ].join('\n\n');
}

function section(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `### ${title}\n\n${items.join('\n')}`;
}

/** Text that came from a host or a file must not become markup. */
function plain(text: string): string {
  return harmless(text).replace(/([\\`*_[\]<>|#])/g, '\\$1');
}
