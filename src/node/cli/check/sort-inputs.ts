import { stat } from 'node:fs/promises';
import { readSmallText } from '../../files/small-file.ts';
import { parseTarget, showTarget, type Target } from '../../target/target.ts';
import { isNamedLikeFile } from '../named-like-file.ts';
import { readInput } from '../read-input.ts';
import { whyNoFile } from '../../files/file-kind.ts';
import { UsageError } from '../usage-error.ts';

/** What is to be looked at: live hosts, and files of evidence. */
export interface CheckInputs {
  readonly targets: readonly Target[];
  readonly paths: readonly string[];
  /** Lines of the list that are no host, each with its number. */
  readonly badLines: readonly string[];
}

/** Sorts arguments: what exists as a file is evidence, all else is a host. */
export async function sortInputs(
  inputs: readonly string[],
  list: string | undefined,
  pasted = false,
): Promise<CheckInputs> {
  const paths: string[] = [];
  const hosts: string[] = [];
  for (const input of inputs) {
    if (await isEvidence(input)) paths.push(input);
    else hosts.push(input);
  }
  const named = hosts.map((host) => {
    const target = parseTarget(host);
    if ('problem' in target) throw new UsageError(target.problem);
    return target;
  });
  const badLines: string[] = [];
  for (const { host, line } of list === undefined ? [] : hostsIn(await textOf(list))) {
    const target = isRange(host) ? { problem: `${host}: ${ONE_HOST}` } : parseTarget(host);
    if ('problem' in target) badLines.push(`--targets ${list}, line ${line}: ${target.problem}`);
    else named.push(target);
  }
  // A host that is named twice is asked once.
  const targets = [...new Map(named.map((target) => [showTarget(target).toLowerCase(), target])).values()];
  if (targets.length === 0 && paths.length === 0 && badLines.length > 0) throw new UsageError(badLines[0]!);
  if (targets.length === 0 && paths.length === 0 && list !== undefined && !pasted)
    throw new UsageError(`--targets ${list}: no host is in it`);
  if (targets.length === 0 && paths.length === 0 && !pasted) {
    throw new UsageError(
      'check: name a host (rdpdoctor check srv01) or a file (rdpdoctor check System.evtx)',
    );
  }
  return { targets, paths, badLines };
}

/** A folder counts only when it is written as a path, so that a folder named like a host is no surprise. */
async function isEvidence(input: string): Promise<boolean> {
  const found = await stat(input).catch(() => undefined);
  if (found?.isDirectory()) return /[\\/]/.test(input);
  // A pipe or a device too: reading says what it is.
  if (found !== undefined) return true;
  // As Windows calls its registry hives: whoever types one is in another folder.
  if (/^(?:SYSTEM|SOFTWARE|SAM|SECURITY)$/.test(input)) throw new UsageError(`${input}: no such file`, 3);
  if (isRange(input)) throw new UsageError(`${input}: ${ONE_HOST}`);
  if ((/[\\/]/.test(input) && !input.includes('://')) || isNamedLikeFile(input))
    throw new UsageError(`${input}: ${whyNoFile(input)}`, 3);
  return false;
}

/** "10.0.0.0/24", "2001:db8::/64", "10.0.0.1-20": many addresses in one. */
function isRange(input: string): boolean {
  return (
    /^[\d.]{7,15}\/\d{1,2}$|^[\da-f:]{2,39}\/\d{1,3}$/i.test(input) || /^[\d.]{7,15}-[\d.]{1,15}$/.test(input)
  );
}

const ONE_HOST = 'is a range of addresses, and a check looks at hosts; list them: --targets FILE';

/** One host per line, with the number of the line; # begins a comment. */
function hostsIn(text: string): readonly { readonly host: string; readonly line: number }[] {
  return text
    .split(/\r?\n/)
    .map((line, i) => ({ host: line.replace(/#.*/, '').trim(), line: i + 1 }))
    .filter(({ host }) => host !== '');
}

async function textOf(path: string): Promise<string> {
  if (path === '-') return readInput('--targets -');
  const text = readSmallText(path, MAX_LIST);
  if (typeof text === 'string') return text;
  throw new UsageError(`--targets ${text.problem}`, 3);
}

const MAX_LIST = 16 * 1024 * 1024;
