import { askLine } from './ask.ts';
import { UsageError } from './usage-error.ts';

/** Asks for the yes without which no machine is changed; `of` is what wants it. */
export async function agree(of: string, question: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new UsageError(`${of}: changing a machine needs a yes; without a terminal give --yes`);
  const answer = await askLine(`${question} [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError(`${of}: not confirmed; nothing was changed`);
}
