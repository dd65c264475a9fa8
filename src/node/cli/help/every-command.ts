import { commands } from '../commands.ts';
import type { CommandContext } from '../context.ts';
import { wordsOf, type CommandWords } from './command-line.ts';

/** Every command as it is defined, with its summary from the list; loads them all. */
export async function everyCommand(context: CommandContext): Promise<readonly CommandWords[]> {
  const loaded = await Promise.all(
    commands.map(async ({ load, summary }) => ({ ...wordsOf(await load(context)), summary })),
  );
  return loaded;
}
