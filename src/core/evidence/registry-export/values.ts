import { fromHex } from '../../bytes/write.ts';
import { fromUtf16le, fromWindows1252, toHex } from '../../bytes/text.ts';
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

/**
 * Reads a .reg file (version 4 ANSI or 5 UTF-16). Keys are written HKLM\\…, control sets as CurrentControlSet. With `wanted`
 * only keys it says yes to are kept, so that the export of a whole hive takes little memory.
 */
export function readRegistryExport(
  bytes: Uint8Array,
  wanted: (key: string) => boolean = () => true,
): RegistryExport {
  const { text } = readText(bytes);
  const file: Mutable = { keys: [], deletedKeys: [], values: [], problems: [], key: undefined };
  const ansi = /^\s*REGEDIT4/.test(text.slice(0, 64));
  for (const { line, number } of joinedLines(text)) {
    if (file.values.length >= MAX_VALUES) {
      file.problems.push(`reg file: line ${number}: ${MAX_VALUES} values read, the rest is left out`);
      break;
    }
    readLine(file, line, number, ansi, wanted);
  }
  const { keys, deletedKeys, values, problems } = file;
  const more = problems.length - MOST_PROBLEMS;
  return {
    keys,
    deletedKeys,
    values,
    problems:
      more > 0
        ? [...problems.slice(0, MOST_PROBLEMS), `reg file: ${more} more lines could not be read`]
        : problems,
  };
}

interface Mutable {
  readonly keys: string[];
  readonly deletedKeys: string[];
  readonly values: RegistryValue[];
  readonly problems: string[];
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
      file.deletedKeys.push(name);
      forget(file.values, name);
    } else if (file.key !== 'unwanted') file.keys.push(name);
  } else if (line.startsWith('"') || line.startsWith('@')) {
    if (file.key === 'unwanted') return;
    const value = file.key === undefined ? 'value without a key' : readValue(file.key.name, line, ansi);
    if (typeof value === 'string') file.problems.push(`reg file: line ${number}: ${value}`);
    else file.values.push(value);
  } else if (!/^(;|Windows Registry Editor|REGEDIT4|\s*$)/.test(line)) {
    file.problems.push(`reg file: line ${number}: "${line.slice(0, 60)}" is neither a key nor a value`);
  }
}

/** A deletion takes away what the lines above it had set, below the key too. */
function forget(values: RegistryValue[], key: string): void {
  const gone = key.toLowerCase();
  const kept = values.filter((value) => !`${value.key.toLowerCase()}\\`.startsWith(`${gone}\\`));
  values.splice(0, values.length, ...kept);
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
  for (const raw of eachLine(text)) {
    number += 1;
    if (pending.length === 0) start = number;
    const line = raw.trim();
    const continues = line.endsWith('\\') && (pending.length > 0 || /^("|@).*=\s*hex/i.test(line));
    pending.push(continues ? line.slice(0, -1) : line);
    if (continues && pending.length < MOST_CONTINUATIONS) continue;
    yield { line: pending.join(''), number: start };
    pending = [];
  }
  if (pending.length > 0) yield { line: pending.join(''), number: start };
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
  const match = /^(@|"((?:[^"\\]|\\.)*)")\s*=\s*(.*)$/s.exec(line);
  if (!match) return `"${line.slice(0, 60)}" is not name=value`;
  const name = match[1] === '@' ? '' : unescaped(match[2]!);
  const text = match[3]!.trim();
  if (text === '-') return { key, name, type: 'deleted', data: '' };
  const string = /^"((?:[^"\\]|\\.)*)"/.exec(text);
  if (string) return { key, name, type: 'string', data: unescaped(string[1]!) };
  const dword = /^dword:([0-9a-f]{1,8})\s*$/i.exec(text);
  if (dword) return { key, name, type: 'dword', data: Number.parseInt(dword[1]!, 16) };
  const hexadecimal = /^hex(?:\(([0-9a-f])\))?:([0-9a-f,\s]*)$/i.exec(text);
  if (!hexadecimal) return `${name}: "${text.slice(0, 40)}" is no registry data`;
  const digits = hexadecimal[2]!.replace(/[\s,]/g, '');
  if (digits.length % 2 !== 0) return `${name}: an odd number of hexadecimal digits`;
  return { key, name, ...typedData(hexadecimal[1], fromHex(digits), ansi) };
}

/** Data of a registry type, named by its number in hexadecimal (`1` string, `b` qword), as a value keeps it. */
export function typedData(
  kind: string | undefined,
  bytes: Uint8Array,
  ansi: boolean,
): Pick<RegistryValue, 'type' | 'data'> {
  const text = () => (ansi ? fromWindows1252(bytes) : fromUtf16le(bytes)).replace(/\0+$/, '');
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
