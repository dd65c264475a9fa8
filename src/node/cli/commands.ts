import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

/** One command: its name and summary for the help, and how to load it when it is used. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  /** It needs a newer Node than the other commands: the one installed with rdpdoctor, where this is older. */
  readonly newer?: true;
  readonly load: (context: CommandContext) => Promise<Command>;
}

/** Every command, in the order of the help. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'check',
    summary: 'find out why Remote Desktop to a host fails, live or from files',
    load: async (context) => (await import('./commands/check.ts')).checkCommand(context),
  },
  {
    name: 'sweep',
    summary: 'look at many hosts or whole networks at once, as far as their certificates',
    load: async (context) => (await import('./commands/sweep.ts')).sweepCommand(context),
  },
  {
    name: 'diagnose',
    summary: 'judge a saved case file again',
    load: async (context) => (await import('./commands/diagnose.ts')).diagnoseCommand(context),
  },
  {
    name: 'demo',
    summary: 'start a small server that misbehaves, and diagnose it',
    load: async (context) => (await import('./commands/demo.ts')).demoCommand(context),
  },
  {
    name: 'fix',
    summary: 'plan what cures a host; --apply carries it out, proves it from outside, or takes it back',
    load: async (context) => (await import('./commands/fix.ts')).fixCommand(context),
  },
  {
    name: 'prove',
    summary: 'look whether a plan that needed a restart of Windows helped',
    load: async (context) => (await import('./commands/prove.ts')).proveCommand(context),
  },
  {
    name: 'undo',
    summary: 'take a plan back',
    load: async (context) => (await import('./commands/undo.ts')).undoCommand(context),
  },
  {
    name: 'bind',
    summary: 'make Remote Desktop present a certificate; a hook for ACME clients',
    load: async (context) => (await import('./commands/bind.ts')).bindCommand(context),
  },
  {
    name: 'collect',
    summary: 'fetch what a machine itself knows, by SSH, WinRM, Azure or AWS',
    load: async (context) => (await import('./commands/collect.ts')).collectCommand(context),
  },
  {
    name: 'acceptance',
    summary: 'print a script that asks Windows what only Windows can answer',
    load: async (context) => (await import('./commands/acceptance.ts')).acceptanceCommand(context),
  },
  {
    name: 'explain',
    summary: 'say what a code, event, log, setting, symptom or advice means, and what it does not',
    load: async (context) => (await import('./commands/explain.ts')).explainCommand(context),
  },
  {
    name: 'events',
    summary: 'print Windows event logs (.evtx), damaged ones too',
    load: async (context) => (await import('./commands/events.ts')).eventsCommand(context),
  },
  {
    name: 'lint',
    summary: 'say what in an .rdp file is dangerous or contradicts itself',
    load: async (context) => (await import('./commands/lint.ts')).lintCommand(context),
  },
  {
    name: 'compare',
    summary: 'say what differs between two hosts: first what the failure of one rests on',
    load: async (context) => (await import('./commands/compare.ts')).compareCommand(context),
  },
  {
    name: 'baseline',
    summary: 'save how hosts are when all is well, and say later what changed or is weaker',
    load: async (context) => (await import('./commands/baseline.ts')).baselineCommand(context),
  },
  {
    name: 'redact',
    summary: 'take names, users and addresses out of a saved case',
    load: async (context) => (await import('./commands/redact.ts')).redactCommand(context),
  },
  {
    name: 'collector',
    summary: "print the PowerShell script that collects a Windows machine's own evidence",
    load: async (context) => (await import('./commands/collector.ts')).collectorCommand(context),
  },
  {
    name: 'watch',
    summary: 'keep looking at hosts, remember what was seen, and print what changes',
    newer: true,
    load: async (context) => (await import('./commands/watch.ts')).watchCommand(context),
  },
  {
    name: 'doctor',
    summary: 'look whether rdpdoctor itself is in order here, and say what to do',
    load: async (context) => (await import('./commands/doctor.ts')).doctorCommand(context),
  },
  {
    name: 'init',
    summary: 'print a first configuration for hosts that a sweep or a list names',
    load: async (context) => (await import('./commands/init.ts')).initCommand(context),
  },
  {
    name: 'status',
    summary: 'say how watched hosts are, from the newest checks; a plugin for Nagios too',
    newer: true,
    load: async (context) => (await import('./commands/status.ts')).statusCommand(context),
  },
  {
    name: 'worker',
    summary: 'make the checks that a watch on the same store asks for, from another place',
    newer: true,
    load: async (context) => (await import('./commands/worker.ts')).workerCommand(context),
  },
  {
    name: 'diff',
    summary: 'say what changed on a watched host: since a time, or since it last worked',
    newer: true,
    load: async (context) => (await import('./commands/diff.ts')).diffCommand(context),
  },
  {
    name: 'serve',
    summary: 'the page and the API: the fleet, diagnoses, explanations, plans',
    newer: true,
    load: async (context) => (await import('./commands/serve.ts')).serveCommand(context),
  },
  {
    name: 'user',
    summary: 'say who may sign in to the page',
    newer: true,
    load: async (context) => (await import('./commands/user.ts')).userCommand(context),
  },
  {
    name: 'config',
    summary: 'check the configuration of the monitor, or print its schema',
    newer: true,
    load: async (context) => (await import('./commands/config.ts')).configCommand(context),
  },
  {
    name: 'lab',
    summary: 'start practice servers that misbehave, one fault each',
    load: async (context) => (await import('./commands/lab.ts')).labCommand(context),
  },
  {
    name: 'store',
    summary: 'back up, restore, export or tidy what the monitor remembers',
    newer: true,
    load: async (context) => (await import('./commands/store.ts')).storeCommand(context),
  },
  {
    name: 'completion',
    summary: 'print the completion script of a shell: bash, zsh, fish, powershell',
    load: async (context) => (await import('./commands/completion.ts')).completionCommand(context),
  },
  {
    name: 'man',
    summary: 'print the manual page',
    load: async (context) => (await import('./commands/man.ts')).manCommand(context),
  },
];
