import { spawn, type ChildProcess } from 'node:child_process';
import { harmless } from '../../core/bytes/harmless.ts';
import { alertText } from '../../core/report/fleet/alert-text.ts';
import type { NotTold, Teller } from './telling.ts';

/** Runs a program with the alert as JSON on its standard input; without a shell, so that nothing of an alert becomes a command. */
export const tellByExec: Teller<'exec'> = ({ program, args }, { alert, event, id, link }, { signal }) => {
  const said = `${JSON.stringify({ event, id, alert, text: alertText(alert, event, link) })}\n`;
  return new Promise<NotTold | undefined>((resolve) => {
    const child: ChildProcess = spawn(program, args, {
      stdio: ['pipe', 'ignore', 'pipe'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
      // Secrets of the other channels are none of its business.
      env: { PATH: process.env['PATH'] ?? '', SystemRoot: process.env['SystemRoot'] ?? '' },
    });
    let says = '';
    child.on('error', (error) => resolve({ problem: harmless(error.message), again: true }));
    child.on('close', (code) =>
      resolve(
        code === 0
          ? undefined
          : { problem: harmless(`${program} ended with ${code}: ${says.trim()}`), again: true },
      ),
    );
    // Where the system is out of descriptors there is neither a program nor a way to it.
    child.stderr
      ?.on('error', () => {})
      .setEncoding('utf8')
      .on('data', (text: string) => {
        if (says.length < 200) says += text.slice(0, 200);
      });
    child.stdin?.on('error', () => {}).end(said);
  });
};

const LONGEST_MS = 30_000;
