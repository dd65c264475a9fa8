import { gunzipSync } from 'node:zlib';
import type { ScriptReport } from '../../app/fix/plan-carrier.ts';
import { readScriptOutput, readScriptResult } from '../../core/remedy/script-result.ts';
import { plainErrors } from './clixml.ts';
import type { Carried, Carrier, RunLimits, ScriptJob } from './carrier.ts';

/** No result was printed. `untouched` where it is certain that the script did not run. */
export interface Silent {
  readonly outcome: 'silent';
  readonly why: string;
  readonly untouched: boolean;
}

/** Text a script printed as its result, put together from its pages. */
export type PrintedText =
  | { readonly outcome: 'whole'; readonly text: string }
  | Silent
  | Exclude<Carried, { outcome: 'ran' }>;

/** Runs a plan's script and reads its result; pages that a carrier cut off are asked for one by one. */
export async function runScript(carrier: Carrier, job: ScriptJob, limits: RunLimits): Promise<ScriptReport> {
  const printed = await runPaged(carrier, job, limits);
  if (printed.outcome !== 'whole') return printed;
  const result = readScriptResult(`rdpdoctor:1/1:json:${printed.text.replace(/[\r\n]+/g, ' ')}`, gunzip);
  return 'problem' in result
    ? { outcome: 'silent', why: result.problem, untouched: false }
    : { outcome: 'reported', result };
}

/** Runs a script that prints its result in pages; the time is for all of them together. */
export async function runPaged(carrier: Carrier, job: ScriptJob, limits: RunLimits): Promise<PrintedText> {
  const until = performance.now() + limits.timeoutMs;
  const first = await carrier.run(job, limits);
  if (first.outcome !== 'ran') return first;
  let printed = first.stdout;
  for (let asked = 0; asked <= MAX_PAGES; asked += 1) {
    const output = readScriptOutput(printed, gunzip);
    if (output.is === 'whole') return { outcome: 'whole', text: output.json };
    if (output.is === 'none') return silence(first);
    const timeoutMs = Math.max(1, until - performance.now());
    const page: ScriptJob = { script: job.script, flags: [`-Page ${output.missing[0]!}`] };
    const more = await carrier.run(page, { ...limits, timeoutMs });
    if (more.outcome !== 'ran') return more;
    printed += `\n${more.stdout}`;
  }
  return { outcome: 'silent', why: 'more pages than can be', untouched: false };
}

/** What can be said of a program that printed no result. */
function silence({ exitCode, stdout, stderr }: Extract<Carried, { outcome: 'ran' }>): Silent {
  if (stdout.includes('rdpdoctor-refused:constrainedLanguage')) {
    return { outcome: 'silent', why: CONSTRAINED, untouched: true };
  }
  const said = excerpt(stderr.trim() || stdout.trim());
  const code = exitCode === undefined ? '' : ` (exit code ${exitCode})`;
  const why = said === '' ? `it printed no result${code}` : `it printed no result${code}: ${said}`;
  return { outcome: 'silent', why, untouched: exitCode !== undefined && noProgram.includes(exitCode) };
}

/** The beginning of what a program said, as text on one line and without colours. */
export function excerpt(text: string): string {
  return plainErrors(text).replace(colours, '').replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** Bounded, so that a page cannot grow into gigabytes. */
function gunzip(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(gunzipSync(bytes, { maxOutputLength: 64 * 1024 * 1024 }));
}

const MAX_PAGES = 400;
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const CONSTRAINED =
  'PowerShell there runs in constrained language mode (AppLocker or Windows Defender Application Control); --via print writes a script that can be signed for that policy';
/** What sh and cmd end with when there is no such program. */
const noProgram: readonly number[] = [127, 9_009];
