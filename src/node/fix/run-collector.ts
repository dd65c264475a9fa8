import { collectorBundle } from '../../core/evidence/bundle-format.ts';
import type { Carrier, RunLimits, ScriptFlag } from '../carriers/carrier.ts';
import { excerpt, runPaged } from '../carriers/run-script.ts';
import { collectorScript } from '../windows/collector.ts';

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
  const problem = problemOf(json);
  if (problem === undefined) return { outcome: 'collected', bundles: [json], missing: [] };
  const said = excerpt(carried.stderr);
  return { outcome: 'failed', why: said === '' ? problem : `${problem}; ${said}` };
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
    const problem =
      printed.outcome === 'whole'
        ? problemOf(printed.text)
        : 'why' in printed
          ? printed.why
          : 'it was only printed';
    if (printed.outcome === 'whole' && problem === undefined) bundles.push(printed.text);
    else missing.push(`part ${part} of 5: ${problem}`);
  }
  return bundles.length === 0
    ? { outcome: 'failed', why: missing[0] ?? 'nothing was printed' }
    : { outcome: 'collected', bundles, missing };
}

/** Why a text is no bundle; the facts inside are judged by the reader. */
function problemOf(json: string): string | undefined {
  if (json === '') return 'the collector printed no bundle';
  try {
    const parsed = collectorBundle.safeParse(JSON.parse(json));
    const issue = parsed.error?.issues[0];
    return issue === undefined
      ? undefined
      : `the bundle is not understood (${issue.path.join('.')}: ${issue.message})`;
  } catch {
    return 'the collector printed no whole bundle';
  }
}

const cutting: readonly string[] = ['azure', 'aws-ssm'];
