import { Budget, stoppedHere } from '../../bytes/budget.ts';
import { fromHex } from '../../bytes/write.ts';
import { fromUtf16le, fromWindows1252, toHex, withoutNuls } from '../../bytes/text.ts';
import { readText } from '../text-file.ts';

/** One value of a registry export. Binary data are lower-case hexadecimal; a deletion has no data. */
export interface RegistryValue {
  readonly key: string;
  readonly name: string;
  readonly type: 'string' | 'dword' | 'qword' | 'binary' | 'multiString' | 'expandString' | 'deleted';
  readonly data: string | number | readonly string[];
}

/** A .reg file taken apart: every key it names, its values, and the lines that could not be read. */
export interface RegistryExport {
  readonly keys: readonly string[];
  readonly deletedKeys: readonly string[];
  readonly values: readonly RegistryValue[];
  readonly problems: readonly string[];
}

const MAX_VALUES = 200_000;
const MOST_PROBLEMS = 50;
// regedit breaks lines after some 25 bytes; a value holds a megabyte at most.
const MOST_CONTINUATIONS = 100_000;
const LONGEST_NAME = 40_000;
const LONGEST_LINE = 8_388_608;
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

/** Lines with their continuations (a backslash at the end) put together; none is longer than a registry value can be. */
function* joinedLines(text: string): Generator<{ line: string; number: number }> {
  let pending: string[] = [];
  let start = 0;
  let number = 0;
  let length = 0;
  for (const raw of eachLine(text)) {
    number += 1;
    if (pending.length === 0) [start, length] = [number, 0];
    const line = raw.length > LONGEST_LINE ? raw.slice(0, 200) : raw.trim();
    const continues = line.endsWith('\\') && (pending.length > 0 || isBinary(line));
    pending.push(continues ? line.slice(0, -1) : line);
    length += line.length;
    if (continues && pending.length < MOST_CONTINUATIONS && length < LONGEST_LINE) continue;
    yield { line: pending.join(''), number: start };
    pending = [];
  }
  if (pending.length > 0) yield { line: pending.join(''), number: start };
}

/** Whether a line begins a value in hexadecimal: the only kind that goes on in further lines. */
function isBinary(line: string): boolean {
  return /^["@]/.test(line) && /=\s*hex[(:]/i.test(line.slice(-LONGEST_NAME));
}

/** Line after line, without a list of all of them. */
function* eachLine(text: string): Generator<string> {
  let from = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
    yield text.slice(from, at);
    from = at + 1;
  }
  if (from < text.length) yield text.slice(from);
}

function readValue(key: string, line: string, ansi: boolean): RegistryValue | string {
  const named = line.startsWith('@') ? { text: '', end: 1 } : quotedAt(line, 0);
  const equals = named === undefined ? -1 : line.indexOf('=', named.end);
  if (named === undefined || equals < 0 || line.slice(named.end, equals).trim() !== '')
    return `"${line.slice(0, 60)}" is not name=value`;
  const name = named.text;
  const text = line.slice(equals + 1).trim();
  if (text === '-') return { key, name, type: 'deleted', data: '' };
  const string = quotedAt(text, 0);
  if (string) return { key, name, type: 'string', data: string.text };
  const dword = /^dword:([0-9a-f]{1,8})\s*$/i.exec(text.slice(0, 40));
  if (dword) return { key, name, type: 'dword', data: Number.parseInt(dword[1]!, 16) };
  const hexadecimal = /^hex(?:\(([0-9a-f])\))?:/i.exec(text.slice(0, 8));
  const digits = hexadecimal ? text.slice(hexadecimal[0].length).replace(/[\s,]/g, '') : '';
  if (!hexadecimal || /[^0-9a-f]/i.test(digits))
    return `${name.slice(0, 60)}: "${text.slice(0, 40)}" is no registry data`;
  if (digits.length % 2 !== 0) return `${name.slice(0, 60)}: an odd number of hexadecimal digits`;
  return { key, name, ...typed(hexadecimal[1], fromHex(digits), ansi) };
}

/** Text in double quotes, where it begins at `at`; \\\\ and \\" stand for what follows the backslash. */
function quotedAt(line: string, at: number): { readonly text: string; readonly end: number } | undefined {
  if (line[at] !== '"') return undefined;
  for (let end = at + 1; end < line.length; end += 1) {
    if (line[end] === '\\') end += 1;
    else if (line[end] === '"') return { text: unescaped(line.slice(at + 1, end)), end: end + 1 };
  }
  return undefined;
}

function typed(
  kind: string | undefined,
  bytes: Uint8Array,
  ansi: boolean,
): Pick<RegistryValue, 'type' | 'data'> {
  const text = () => withoutNuls(ansi ? fromWindows1252(bytes) : fromUtf16le(bytes));
  if (kind === '7')
    return {
      type: 'multiString',
      data: text()
        .split('\0')
        .filter((item) => item !== ''),
    };
  if (kind === '2') return { type: 'expandString', data: text() };
  if (kind === '1') return { type: 'string', data: text() };
  if (kind === '4' && bytes.length === 4)
    return { type: 'dword', data: new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) };
  if (kind === 'b' && bytes.length === 8)
    return {
      type: 'qword',
      data: Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true)),
    };
  return { type: 'binary', data: toHex(bytes) };
}

function unescaped(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}
