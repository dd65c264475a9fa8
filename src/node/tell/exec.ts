import { spawn } from 'node:child_process';
import { harmless } from '../../core/bytes/harmless.ts';
import { alertText } from '../../core/report/alert-text.ts';
import type { NotTold, Teller } from './telling.ts';

/** Runs a program with the alert as JSON on its standard input; without a shell, so that nothing of an alert becomes a command. */
export const tellByExec: Teller<'exec'> = ({ program, args }, { alert, event, id, link }, { signal }) => {
  const child = spawn(program, args, {
    stdio: ['pipe', 'ignore', 'pipe'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
    // Secrets of the other channels are none of its business.
    env: { PATH: process.env['PATH'] ?? '', SystemRoot: process.env['SystemRoot'] ?? '' },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 200) said += text.slice(0, 200);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(`${JSON.stringify({ event, id, alert, text: alertText(alert, event, link) })}\n`);
  return new Promise<NotTold | undefined>((resolve) => {
    child.once('error', (error) => resolve({ problem: harmless(error.message), again: true }));
    child.once('close', (code) =>
      resolve(
        code === 0
          ? undefined
          : { problem: harmless(`${program} ended with ${code}: ${said.trim()}`), again: true },
      ),
    );
  });
};

const LONGEST_MS = 30_000;
