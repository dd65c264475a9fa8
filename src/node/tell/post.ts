import { connectingProblem } from '../../app/system-words.ts';
import { harmless } from '../../core/bytes/harmless.ts';
import type { NotTold } from './telling.ts';

/** Posts JSON; follows no redirect, reads no more of an answer than a line, gives up after ten seconds. */
export async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<NotTold | undefined> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
    });
  } catch (error) {
    return { problem: whyNot(error), again: true };
  }
  const said = answer.ok ? '' : await beginningOf(answer);
  if (answer.ok) {
    await answer.body?.cancel();
    return undefined;
  }
  // What was not understood will not be understood later; being busy passes.
  const again = answer.status === 408 || answer.status === 429 || answer.status >= 500;
  return { problem: harmless(`HTTP ${answer.status} ${said}`.trim()), again };
}

/** The address is a secret with some services, so that nothing of it is told. */
function whyNot(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'no answer within ten seconds';
  const cause = error instanceof Error ? error.cause : undefined;
  const words = connectingProblem(cause);
  if (words !== undefined) return `no connection: ${words}`;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === '' ? 'the connection failed' : `the connection failed (${harmless(code)})`;
}

async function beginningOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  if (reader === undefined) return '';
  try {
    const { value } = await reader.read();
    await reader.cancel();
    return new TextDecoder().decode(value?.subarray(0, 200)).replace(/\s+/g, ' ');
  } catch {
    return '';
  }
}

const LONGEST_MS = 10_000;
