import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { sweptWords } from '../../../core/report/fleet/sweep-words.ts';
import type { Output } from '../output.ts';
import type { OddSample } from './odd-sample.ts';
import type { SweepOptions } from './sweep-options.ts';

/** A sample of the odd ones is checked as `check` does it, and only that judges them. */
export async function checkOdd(
  sample: OddSample,
  { timeoutMs, form }: SweepOptions,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const hosts = sample.chosen();
  if (hosts.length === 0) return;
  // All that judges a case is needed for these alone.
  const { checkEach } = await import('./escalate.ts');
  output.note(`checking ${hosts.length} of the odd ones in full:\n`);
  await checkEach(hosts, timeoutMs, signal, (swept, { diagnosis, exit }) => {
    const { target } = swept;
    const { outcome, phase, headline, lead } = diagnosis;
    const checked = { outcome, phase, exit, lead: lead?.id, headline };
    if (form === 'ndjson') output.write(`${harmlessJson({ target, checked })}\n`);
    else output.note(`  ${target}: ${headline} (swept: ${sweptWords(swept)})\n`);
  });
}
