import { stat, readFile } from 'node:fs/promises';
import { parseTarget, type Target } from '../../probes/target.ts';
import { readInput } from '../read-input.ts';
import { UsageError } from '../usage-error.ts';

/** What is to be looked at: live hosts, and files of evidence. */
export interface CheckInputs {
  readonly targets: readonly Target[];
  readonly paths: readonly string[];
  /** Lines of the list that are no hosts, each with its number. */
  readonly badLines: readonly string[];
}

/** Sorts arguments: what exists as a file is evidence, all else is a host. */
export async function sortInputs(inputs: readonly string[], list: string | undefined): Promise<CheckInputs> {
  const paths: string[] = [];
  const hosts: string[] = [];
  for (const input of inputs) {
    if (await isEvidence(input)) paths.push(input);
    else hosts.push(input);
  }
  const typed = hosts.map((host) => {
    const target = parseTarget(host);
    if ('problem' in target) throw new UsageError(target.problem);
    return target;
  });
  const listed = list === undefined ? [] : hostsIn(await textOf(list));
  const targets = [...typed, ...listed.flatMap(({ target }) => ('problem' in target ? [] : [target]))];
  const badLines = listed.flatMap(({ line, target }) =>
    'problem' in target ? [`--targets ${list ?? ''}: line ${line}: ${target.problem}`] : [],
  );
  if (targets.length === 0 && badLines.length > 0) throw new UsageError(badLines[0]!);
  if (targets.length === 0 && paths.length === 0) {
    throw new UsageError(
      'check: name a host (rdpdoctor check srv01) or a file (rdpdoctor check System.evtx)',
    );
  }
  return { targets, paths, badLines };
}

/** A folder counts only when it is written as a path, so that a folder named like a host is no surprise. */
async function isEvidence(input: string): Promise<boolean> {
  if (isNetwork(input)) throw new UsageError(`check: ${networkProblem(input)}`);
  const found = await stat(input).catch(() => undefined);
  if (found?.isFile()) return true;
  if (found?.isDirectory()) return /[\\/]/.test(input);
  if (/[\\/]/.test(input) && !input.includes('://'))
    throw new UsageError(`${input}: no such file or folder`, 3);
  if (/\.(evtx|pcap|pcapng|cap|rdp|reg|zip|json|pem|cer|crt|p7b|pfx|log|txt)$/i.test(input)) {
    throw new UsageError(`${input}: no such file`, 3);
  }
  return false;
}

/** One host per line; # begins a comment. A bad line keeps the others from nothing. */
function hostsIn(
  text: string,
): readonly { readonly line: number; readonly target: Target | { readonly problem: string } }[] {
  return text
    .split(/\r?\n/)
    .map((written, i) => ({ line: i + 1, host: written.replace(/#.*/, '').trim() }))
    .filter(({ host }) => host !== '')
    .map(({ line, host }) => ({
      line,
      target: isNetwork(host) ? { problem: networkProblem(host) } : parseTarget(host),
    }));
}

/** 10.0.0.0/24, 2001:db8::/64 */
function isNetwork(text: string): boolean {
  return /^[\d.]{7,15}\/\d{1,2}$/.test(text) || /^[\da-f:]{2,39}\/\d{1,3}$/i.test(text);
}

function networkProblem(text: string): string {
  return `"${text}": is a network, not a host; list its hosts (nmap -sL -n ${text}) in a file, one per line, and give --targets FILE`;
}

async function textOf(path: string): Promise<string> {
  if (path === '-') return readInput('--targets -');
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`--targets ${path}: cannot be read`, 3);
  }
}
