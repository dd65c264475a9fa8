import type { FixPlan, HandStep, LeftOut, MachinePlan, StepView } from '../remedy/plan-view.ts';
import { inAscii, paint, symbol, type TerminalStyle } from './terminal-style.ts';
import { harmless } from '../bytes/harmless.ts';
import { wrap } from './wrap.ts';

/** A plan for a person at a terminal: what changes from what to what, what it drops, who must run it, what it risks. */
export function renderPlan(fix: FixPlan, style: TerminalStyle): string {
  const lines = [
    paint(`Plan for ${harmless(fix.target)}`, 'strong', style),
    ...fix.causes.flatMap((cause) => [
      '',
      `  ${symbol('blocked', style)} ${harmless(cause.title)} (${harmless(cause.cause)})`,
      ...indented(`Expected: ${cause.effect}.`, 4, style),
    ]),
    ...fix.machines.flatMap((machine) => ['', ...machineLines(machine, style)]),
    ...fix.byHand.flatMap((step, i) => [
      ...(i === 0 ? ['', paint('  By hand', 'strong', style)] : []),
      ...handLines(step, style),
    ]),
    ...fix.leftOut.flatMap((out, i) => [
      ...(i === 0 ? ['', paint('  Left out', 'strong', style)] : []),
      ...leftOutLines(out, style),
    ]),
    ...(isEmpty(fix) ? ['', '  Nothing to do: no finding that was chosen has a remedy.'] : []),
  ];
  return `${inAscii(lines.join('\n'), style)}\n`;
}

/** Whether a plan holds nothing at all. */
function isEmpty(fix: FixPlan): boolean {
  return fix.machines.length === 0 && fix.byHand.length === 0 && fix.leftOut.length === 0;
}

/** The people a plan disconnects, in a sentence. */
export function dropsSentence({ drops, sessions }: MachinePlan): string {
  if (drops === 'nothing') return 'drops nobody';
  const what =
    drops === 'sessions' ? 'drops every Remote Desktop connection to it' : 'interrupts its network';
  if (sessions === undefined) return `${what}; how many people are connected is not known`;
  return `${what}: ${sessions.active} active, ${sessions.disconnected} disconnected sessions when it was looked at`;
}

/** Who has to run the script, and with which rights. */
export function runnerSentence({ plan, rights }: MachinePlan): string {
  const where =
    plan.machine === 'server' ? `on the server ${plan.target}` : 'on the client, the computer that connects';
  return `${where}, ${rights === 'administrator' ? 'as administrator' : 'as the user who connects'}`;
}

/** What was accepted for a step, and for how long. */
export function riskSentence({ risk }: StepView): string | undefined {
  if (risk === undefined) return undefined;
  return risk.restoreAfterMinutes === undefined
    ? `LESS SAFE (${risk.id}): accepted by name; stays until the plan is undone`
    : `LESS SAFE (${risk.id}): accepted by name; put back by a scheduled task after ${risk.restoreAfterMinutes} minutes`;
}

function machineLines(machine: MachinePlan, style: TerminalStyle): readonly string[] {
  const { plan, steps, drops } = machine;
  return [
    `  ${paint(`${steps.length} ${steps.length === 1 ? 'step' : 'steps'} ${harmless(runnerSentence(machine))}`, 'strong', style)}   plan ${plan.id}`,
    `  ${paint(dropsSentence(machine), drops === 'nothing' ? 'quiet' : 'warn', style)}`,
    ...steps.flatMap((step) => stepLines(step, style)),
  ];
}

function stepLines(step: StepView, style: TerminalStyle): readonly string[] {
  const risk = riskSentence(step);
  return [
    ...numbered(step, style),
    ...table(step, style),
    ...(step.undo === 'none' ? [`     ${paint('has no way back', 'quiet', style)}`] : []),
    ...(risk === undefined ? [] : [`     ${paint(risk, 'bad', style)}`]),
  ];
}

function numbered(step: StepView, style: TerminalStyle): readonly string[] {
  const [first = '', ...rest] = wrap(harmless(step.says), style.width - 6);
  return [`  ${String(step.n).padStart(2)} ${first}`, ...rest.map((line) => `     ${line}`)];
}

function table({ changes }: StepView, style: TerminalStyle): readonly string[] {
  return changes.flatMap(({ what, before, after }) => {
    const from = harmless(before ?? 'not known');
    const row = `${harmless(what)}: ${from} → ${harmless(after)}`;
    return wrap(row, style.width - 8).map((line, i) =>
      paint(`     ${i === 0 ? '' : '  '}${line}`, 'quiet', style),
    );
  });
}

function handLines({ remedy, on, steps }: HandStep, style: TerminalStyle): readonly string[] {
  return [
    `   ${symbol('notReached', style)} ${harmless(remedy)} (${whoOf[on]})`,
    ...steps.flatMap((step) => indented(harmless(step), 5, style)),
  ];
}

function leftOutLines({ remedy, why, needs }: LeftOut, style: TerminalStyle): readonly string[] {
  const lines = indented(`${harmless(remedy)}: ${harmless(why)}`, 3, style);
  return needs === undefined ? lines : lines.map((line) => paint(line, 'bad', style));
}

function indented(text: string, by: number, style: TerminalStyle): readonly string[] {
  return wrap(text, style.width - by).map((line) => `${' '.repeat(by)}${line}`);
}

/** Who has to do a step by hand. */
export const whoOf: Readonly<Record<HandStep['on'], string>> = {
  client: 'on the client',
  server: 'on the server',
  network: 'whoever runs the network',
  domain: 'whoever runs the domain and its group policy',
  cloud: 'in the cloud portal',
};
