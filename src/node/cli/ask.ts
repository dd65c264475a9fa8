import { createInterface } from 'node:readline';
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
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  if (secret) {
    process.stderr.write(question);
    // readline echoes through this method; a password leaves no trace on the screen.
    Object.assign(lines, { _writeToOutput: () => {} });
  }
  return new Promise((resolve, reject) => {
    lines.on('SIGINT', () => reject(new UsageError('interrupted', 130)));
    lines.on('close', () => {
      if (secret) process.stderr.write('\n');
    });
    lines.question(secret ? '' : question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}
