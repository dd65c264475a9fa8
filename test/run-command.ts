import type { ExitCode } from '../src/app/exit-codes.ts';
import { commands } from '../src/node/cli/commands.ts';
import { outputOf } from '../src/node/cli/output.ts';
import { UsageError } from '../src/node/cli/usage-error.ts';

/** What a command prints and ends with in this process, or the words of a refusal. */
export async function runCommand([name, ...words]: readonly string[]) {
  let out = '';
  let code: ExitCode = 0;
  const write = (text: string) => ((out += text), true);
  const command = await commands
    .find((each) => each.name === name)!
    .load({
      output: () => outputOf({ write }, { write }, {}, false),
      signal: new AbortController().signal,
      atOnce: <T>(work: () => T) => work(),
      exit: (ended) => (code = ended),
    });
  try {
    await command.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { out: error.message, code: error.exit };
  }
  return { out, code };
}
