import type { Command } from 'commander';
import type { CommandContext } from '../../src/node/cli/context.ts';
import { UsageError } from '../../src/node/cli/usage-error.ts';

/** Runs one command as main does; what it writes, notes and ends with. */
export async function runCommand(make: (context: CommandContext) => Command, ...args: string[]) {
  let out = '';
  let notes = '';
  let exit: number | undefined;
  const context: CommandContext = {
    output: (all) => ({
      write: (text) => void (out += text),
      note: (text) => void (notes += text),
      move: () => {},
      live: false,
      style: { width: 100, colour: false, ascii: false, all },
    }),
    signal: new AbortController().signal,
    exit: (code) => {
      exit = code;
    },
  };
  try {
    await make(context).exitOverride().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    notes += error.message;
    exit = error.exit;
  }
  return { out, notes, exit };
}
