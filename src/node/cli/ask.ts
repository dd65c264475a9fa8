import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { UsageError } from './usage-error.ts';

/** One line from the terminal; refused where there is none. */
export function askLine(question: string): Promise<string> {
  return ask(question, false);
}

/** One line from the terminal that is not echoed. */
export function askSecret(question: string): Promise<string> {
  return ask(question, true);
}

function ask(question: string, secret: boolean): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageError(`${question.trim()} nobody can be asked here`);
  return askThere({ input: process.stdin, output: process.stderr }, question, secret);
}

/** One line from a terminal; whoever ends it (Ctrl-C, Ctrl-D, a window that is closed) has given no answer. */
export function askThere(
  { input, output }: { readonly input: Readable; readonly output: Writable },
  question: string,
  secret: boolean,
): Promise<string> {
  const lines = createInterface({ input, output, terminal: true });
  if (secret) {
    output.write(question);
    // readline echoes through this method; a password leaves no trace on the screen.
    Object.assign(lines, { _writeToOutput: () => {} });
  }
  return new Promise((resolve, reject) => {
    const unanswered = () => reject(new UsageError('interrupted', 130));
    lines.on('SIGINT', unanswered).on('error', unanswered);
    lines.on('close', () => {
      if (secret) output.write('\n');
      unanswered();
    });
    lines.question(secret ? '' : question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}
