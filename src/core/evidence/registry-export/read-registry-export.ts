import { Budget, stoppedHere } from '../../bytes/budget.ts';
import { readText } from '../text-file.ts';
import { type RegistryValue, readValue } from './registry-value.ts';
import { joinedLines } from './joined-lines.ts';

/** A .reg file taken apart: every key it names, its values, and the lines that could not be read. */
export interface RegistryExport {
  readonly keys: readonly string[];
  readonly deletedKeys: readonly string[];
  readonly values: readonly RegistryValue[];
  readonly problems: readonly string[];
}

const MAX_VALUES = 200_000;
const MOST_PROBLEMS = 50;
const MOST_DELETED = 10_000;

/**
 * Reads a .reg file (version 4 ANSI or 5 UTF-16). Keys are written HKLM\\…, control sets as CurrentControlSet. With `wanted`
 * only keys it says yes to are kept, so that the export of a whole hive takes little memory.
 */
export function readRegistryExport(
  bytes: Uint8Array,
  wanted: (key: string) => boolean = () => true,
  budget: Budget = new Budget(bytes.length),
): RegistryExport {
  const { text } = readText(bytes);
  const file: Mutable = {
    keys: [],
    deletedKeys: [],
    values: [],
    gone: new Map(),
    problems: [],
    more: 0,
    key: undefined,
  };
  const ansi = /^\s*REGEDIT4/.test(text.slice(0, 64));
  for (const { line, number } of joinedLines(text)) {
    if (file.values.length >= MAX_VALUES || !budget.take('steps', line.length + 20)) {
      const why = budget.stopped ?? `it holds more than ${MAX_VALUES} values`;
      file.problems.unshift(stoppedHere(`reg file: line ${number}`, why));
      break;
    }
    if (line !== '') readLine(file, line, number, ansi, wanted);
  }
  const { keys, deletedKeys, problems, more } = file;
  if (more > 0) problems.push(`reg file: ${more} more lines could not be read`);
  return { keys, deletedKeys, values: withoutGone(file), problems };
}

interface Mutable {
  readonly keys: string[];
  readonly deletedKeys: string[];
  readonly values: RegistryValue[];
  /** Deleted keys in lower case, and how many values stood above the last deletion. */
  readonly gone: Map<string, number>;
  readonly problems: string[];
  /** Problems beyond those that are kept. */
  more: number;
  /** The key whose values follow; undefined below a deleted one and above the first, 'unwanted' below one nobody asked for. */
  key: { readonly name: string } | 'unwanted' | undefined;
}

function readLine(
  file: Mutable,
  line: string,
  number: number,
  ansi: boolean,
  wanted: (key: string) => boolean,
): void {
  const header = line.startsWith('[') ? /^\[(-?)(.+)\]\s*$/.exec(line) : null;
  if (header) {
    const name = normalKey(header[2]!);
    const isDeleted = header[1] === '-';
    file.key = isDeleted ? undefined : wanted(name) ? { name } : 'unwanted';
    if (isDeleted) {
      if (file.deletedKeys.length < MOST_DELETED) file.deletedKeys.push(name);
      file.gone.set(`${name.toLowerCase()}\\`, file.values.length);
    } else if (file.key !== 'unwanted') file.keys.push(name);
  } else if (line.startsWith('"') || line.startsWith('@')) {
    if (file.key === 'unwanted') return;
    const value = file.key === undefined ? 'value without a key' : readValue(file.key.name, line, ansi);
    if (typeof value === 'string') complain(file, `line ${number}: ${value}`);
    else file.values.push(value);
  } else if (!/^(;|Windows Registry Editor|REGEDIT4|\s*$)/.test(line)) {
    complain(file, `line ${number}: "${line.slice(0, 60)}" is neither a key nor a value`);
  }
}

function complain(file: Mutable, problem: string): void {
  if (file.problems.length < MOST_PROBLEMS) file.problems.push(`reg file: ${problem}`);
  else file.more += 1;
}

/** A deletion takes away what the lines above it had set, below the key too. */
function withoutGone({ values, gone }: Mutable): readonly RegistryValue[] {
  if (gone.size === 0) return values;
  return values.filter(({ key }, i) => {
    const path = `${key.toLowerCase()}\\`;
    for (let at = path.indexOf('\\'); at >= 0; at = path.indexOf('\\', at + 1))
      if ((gone.get(path.slice(0, at + 1)) ?? 0) > i) return false;
    return true;
  });
}

/** HKLM\… instead of HKEY_LOCAL_MACHINE\…, CurrentControlSet instead of a numbered one. */
export function normalKey(key: string): string {
  return key
    .trim()
    .replace(/^HKEY_LOCAL_MACHINE/i, 'HKLM')
    .replace(/^HKEY_CURRENT_USER/i, 'HKCU')
    .replace(/^(HKLM\\SYSTEM)\\ControlSet\d{3}/i, '$1\\CurrentControlSet');
}
