import type { FixPlan, HandStep, LeftOut, MachinePlan, StepView } from '../../remedy/plan-view.ts';
import { inAscii, paint, symbol, type TerminalStyle } from '../layout/terminal-style.ts';
import { harmless } from '../../bytes/harmless.ts';
import { wrap } from '../layout/wrap.ts';

/** A plan for a person at a terminal: what changes from what to what, what it drops, who must run it, what it risks. */
export function renderPlan(fix: FixPlan, style: TerminalStyle): string {
  const lines = [
    paint(`Plan for ${harmless(fix.target)}`, 'strong', style),
    ...fix.causes.flatMap((cause) => [
      '',
      `  ${symbol(cause.impact === 'blocks' ? 'blocked' : 'degraded', style)} ${harmless(cause.title)} (${harmless(cause.cause)})`,
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
    ...otherLines(fix, style),
    ...(isEmpty(fix) && fix.others.length === 0
      ? ['', '  Nothing to do: no finding that was chosen has a remedy.']
      : []),
  ];
  return `${inAscii(lines.join('\n'), style)}\n`;
}

/** Whether a plan holds nothing at all. */
function isEmpty(fix: FixPlan): boolean {
  return fix.machines.length === 0 && fix.byHand.length === 0 && fix.leftOut.length === 0;
}

/** What a person may choose by name, so that no remedy of the check is passed over in silence. */
function otherLines(fix: FixPlan, style: TerminalStyle): readonly string[] {
  if (fix.others.length === 0) return [];
  const choose = fix.others.every(({ isByHand }) => isByHand)
    ? 'Nothing was found that a plan could change; --cause shows what a person can do'
    : 'No finding is chosen by itself; choose one with --cause';
  const heading = isEmpty(fix) ? choose : 'Not in this plan; --cause takes it';
  return [
    '',
    paint(`  ${heading}`, 'strong', style),
    ...fix.others.flatMap(({ cause, title, confidence, remedies }) => [
      `   --cause ${cause}   ${confidence}`,
      ...indented(`${harmless(title)}: ${remedies.map(harmless).join('; ')}`, 5, style),
    ]),
  ];
}

/** "1 step", "3 steps". */
export function stepsWords(count: number): string {
  return `${count} ${count === 1 ? 'step' : 'steps'}`;
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
  const unknown = unknownSentence(machine);
  return [
    `  ${paint(`${stepsWords(steps.length)} ${harmless(runnerSentence(machine))}`, 'strong', style)}   plan ${plan.id}`,
    `  ${paint(dropsSentence(machine), drops === 'nothing' ? 'quiet' : 'warn', style)}`,
    ...(unknown === undefined ? [] : indented(harmless(unknown), 2, style)),
    ...steps.flatMap((step) => stepLines(step, style)),
  ];
}

function stepLines(step: StepView, style: TerminalStyle): readonly string[] {
  const risk = riskSentence(step);
  return [
    ...numbered(step, style),
    ...table(step, style),
    ...step.commands.map((command) => paint(`     by hand: ${harmless(command)}`, 'quiet', style)),
    ...factLines(step).map((line) => paint(`     ${harmless(line)}`, 'quiet', style)),
    ...(step.undo === 'none' ? [`     ${paint('has no way back', 'quiet', style)}`] : []),
    ...(risk === undefined ? [] : [`     ${paint(risk, 'bad', style)}`]),
  ];
}

/** When a step is in force, and which policy may undo it. */
function factLines(step: StepView): readonly string[] {
  const { mayOverride } = step;
  const inForce = inForceSentence(step);
  return [
    ...(inForce === undefined ? [] : [inForce]),
    ...(mayOverride === undefined
      ? []
      : [`not known whether group policy "${mayOverride.policy}" is set; it would undo this`]),
  ];
}

/** When a step is in force, where that is later than the step; a restart that was asked for is its own moment. */
export function inForceSentence({ takesEffect, action }: StepView): string | undefined {
  return takesEffect === 'now' || action.kind === 'restartWindows'
    ? undefined
    : `in force ${momentWords[takesEffect]}`;
}

/** When a step is in force, for a sentence. */
/** When a step is in force, after "in force". */
export const momentWords: Readonly<Record<StepView['takesEffect'], string>> = {
  now: 'at once',
  newConnections: 'for new connections',
  serviceRestart: 'after the restart of the service',
  machineRestart: 'after the next restart of Windows',
};

/** What nobody measured before the plan was made; the script reads it before it changes anything. */
export function unknownSentence({ steps }: MachinePlan): string | undefined {
  const names = steps.flatMap(({ changes }) =>
    changes.filter(({ before }) => before === undefined).map(({ what }) => what),
  );
  return names.length === 0
    ? undefined
    : `not known before: ${[...new Set(names)].join(', ')}; the script reads it before it changes anything`;
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
