import { explainText } from '../../../core/explain/explain-text.ts';
import { sourceOf, type ByteSource } from '../../../core/evidence/reader.ts';
import { renderExplanation } from '../../../core/report/explain.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { readPastedInput } from '../read-input.ts';
import { UsageError } from '../usage-error.ts';
import type { CheckFlags } from './check-options.ts';

/** Text that was handed to `check` without a file: --dialog, or "-" among the inputs. */
export async function pastedSource(
  inputs: readonly string[],
  { dialog }: Pick<CheckFlags, 'dialog'>,
  output: Output,
): Promise<ByteSource | undefined> {
  const piped = inputs.includes('-');
  if (piped && dialog !== undefined) throw new UsageError('- and --dialog: give the pasted text once');
  if (!piped && dialog !== undefined && dialog !== '-')
    return sourceOf('--dialog', new TextEncoder().encode(dialog));
  if (!piped && dialog === undefined) return undefined;
  const { bytes, cut } = await readPastedInput();
  if (cut !== undefined) output.note(`rdpdoctor: ${cut}\n`);
  return sourceOf(piped ? 'standard input' : '--dialog', bytes);
}

/** Without a host or a file there is nothing to check: what was seen is explained. */
export function explainOnly(text: string, output: Output): ExitCode {
  const answer = explainText(text);
  output.write(renderExplanation(answer, 100));
  return answer.known ? 0 : 40;
}
