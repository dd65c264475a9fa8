import type { Command } from 'commander';
import { exitCodes } from '../../../app/exit-codes.ts';
import { guides, type Guide } from './guides.ts';
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
  return ['Examples:', ...examples, '', 'Exit codes:', ...exitLines(guide)].join('\n');
}

/** Every command can end with 1, 2 and 130; docs/exit-codes.md has the whole list. */
function exitLines({ exits, means: own = {} }: Guide): readonly string[] {
  const codes = new Set<number>([...exits, 2, 130]);
  const meanings: Readonly<Record<string, string>> = { ...exitCodes, ...own };
  return Object.entries(meanings)
    .filter(([code]) => codes.has(Number(code)))
    .map(([code, means]) => `  ${code.padStart(3)}  ${means}`);
}
