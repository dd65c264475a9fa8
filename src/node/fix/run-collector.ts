import { collectorBundle } from '../../core/evidence/bundle-format.ts';
import { firstMisfit } from '../../core/facts/misfits.ts';
import type { Carrier, RunLimits, ScriptFlag } from '../carriers/carrier.ts';
import { excerpt, runPaged, type PrintedText } from '../carriers/run-script.ts';
import { collectorScript } from '../windows/collector.ts';
import { withoutAccount } from './other-account.ts';

/** The bundles a machine printed, as their JSON texts, or why there is none. */
export type Collected =
  | {
      readonly outcome: 'collected';
      readonly bundles: readonly string[];
      readonly missing: readonly string[];
    }
  | { readonly outcome: 'failed'; readonly why: string }
  | { readonly outcome: 'printed'; readonly path: string };

/** Runs the read-only collector; carriers that cut output are asked for it in five parts. */
export async function runCollector(carrier: Carrier, days: number, limits: RunLimits): Promise<Collected> {
  const script = collectorScript();
  if (cutting.includes(carrier.name)) return inParts(carrier, script, days, limits);
  const carried = await carrier.run({ script, flags: [`-Days ${days}`] }, limits);
  if (carried.outcome === 'printed') return carried;
  if (carried.outcome !== 'ran') return { outcome: 'failed', why: carried.why };
  const json = carried.stdout.slice(carried.stdout.indexOf('{'), carried.stdout.lastIndexOf('}') + 1);
  const read = bundleIn(json, carrier);
  if ('json' in read) return { outcome: 'collected', bundles: [read.json], missing: [] };
  const said = excerpt(carried.stderr);
  return { outcome: 'failed', why: said === '' ? read.problem : `${read.problem}; ${said}` };
}

async function inParts(
  carrier: Carrier,
  script: string,
  days: number,
  limits: RunLimits,
): Promise<Collected> {
  const bundles: string[] = [];
  const missing: string[] = [];
  const until = performance.now() + limits.timeoutMs;
  for (const part of [1, 2, 3, 4, 5]) {
    const flags: readonly ScriptFlag[] = ['-Short', `-Part ${part}`, `-Days ${days}`];
    const timeoutMs = Math.max(1, until - performance.now());
    const printed = await runPaged(carrier, { script, flags }, { ...limits, timeoutMs });
    const read = printed.outcome === 'whole' ? bundleIn(printed.text, carrier) : { problem: whyNot(printed) };
    if ('json' in read) bundles.push(read.json);
    else missing.push(`part ${part} of 5: ${read.problem}`);
    if (limits.signal?.aborted) break;
  }
  return bundles.length === 0
    ? { outcome: 'failed', why: missing[0] ?? 'nothing was printed' }
    : { outcome: 'collected', bundles, missing };
}

function whyNot(printed: Exclude<PrintedText, { outcome: 'whole' }>): string {
  return 'why' in printed ? printed.why : 'it was only printed';
}

/** The bundle in a text, as it may be kept, or why there is none; the facts inside are judged by the reader. */
function bundleIn(text: string, { name }: Carrier): { readonly json: string } | { readonly problem: string } {
  if (text === '') return { problem: 'the collector printed no bundle' };
  try {
    const value: unknown = JSON.parse(text);
    const parsed = collectorBundle.safeParse(value);
    if (!parsed.success)
      return { problem: `the bundle is not understood (${firstMisfit(parsed.error, { value })})` };
    if (name === 'local') return { json: text };
    return { json: JSON.stringify(withoutAccount(parsed.data, name)) };
  } catch {
    return { problem: 'the collector printed no whole bundle' };
  }
}

const cutting: readonly string[] = ['azure', 'aws-ssm'];
