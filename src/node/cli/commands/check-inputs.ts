import { stat, readFile } from 'node:fs/promises';
import { parseTarget, type Target } from '../../probes/target.ts';
import { readInput } from '../read-input.ts';
import { UsageError } from '../usage-error.ts';

/** What is to be looked at: live hosts, and files of evidence. */
export interface CheckInputs {
  readonly targets: readonly Target[];
  readonly paths: readonly string[];
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
  if (list !== undefined) hosts.push(...hostsIn(await textOf(list)));
  const targets = hosts.map((host) => {
    const target = parseTarget(host);
    if ('problem' in target) throw new UsageError(target.problem);
    return target;
  });
  if (targets.length === 0 && paths.length === 0 && !pasted) {
    throw new UsageError(
      'check: name a host (rdpdoctor check srv01) or a file (rdpdoctor check System.evtx)',
    );
  }
  return { targets, paths };
}

/** A folder counts only when it is written as a path, so that a folder named like a host is no surprise. */
async function isEvidence(input: string): Promise<boolean> {
  const found = await stat(input).catch(() => undefined);
  if (found?.isFile()) return true;
  if (found?.isDirectory()) return /[\\/]/.test(input);
  if (/[\\/]/.test(input) && !input.includes('://'))
    throw new UsageError(`${input}: no such file or folder`, 3);
  if (
    /\.(evtx|pcap|pcapng|cap|rdp|reg|zip|json|pem|cer|crt|p7b|pfx|log|txt|csv|xml|html|etl)$/i.test(input)
  ) {
    throw new UsageError(`${input}: no such file`, 3);
  }
  return false;
}

/** One host per line; # begins a comment. */
function hostsIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

async function textOf(path: string): Promise<string> {
  if (path === '-') return readInput('--targets -');
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`--targets ${path}: cannot be read`, 3);
  }
}
