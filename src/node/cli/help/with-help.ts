import type { Command } from 'commander';
import { exitCodes } from '../../../app/exit-codes.ts';
import { guides } from './guides.ts';
import { FEWEST_GROUPED, optionGroups } from './option-groups.ts';

/** A command with its options in groups, and with examples and exit codes below its help. */
export function withHelp(command: Command): Command {
  if (command.options.length >= FEWEST_GROUPED) {
    for (const [heading, flags] of optionGroups)
      for (const option of command.options) if (flags.includes(option.long ?? '')) option.helpGroup(heading);
  }
  return command.addHelpText('after', () => `\n${afterHelp(command.name())}`);
}

/** Examples and exit codes of one command. */
export function afterHelp(name: string): string {
  const guide = guides[name];
  if (guide === undefined) return '';
  const widest = Math.max(...guide.examples.map(([command]) => command.length));
  const examples = guide.examples.map(([command, does]) =>
    `  ${command.padEnd(Math.min(widest, 46))}  ${does}`.trimEnd(),
  );
  return ['Examples:', ...examples, '', 'Exit codes:', ...exitLines(guide.exits)].join('\n');
}

/** Every command can end with 1, 2 and 130; docs/exit-codes.md has the whole list. */
export function exitLines(codes: readonly number[]): readonly string[] {
  const own = new Set<number>([...codes, 2, 130]);
  return Object.entries(exitCodes)
    .filter(([code]) => own.has(Number(code)))
    .map(([code, means]) => `  ${code.padStart(3)}  ${means}`);
}
