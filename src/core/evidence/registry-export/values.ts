import { fromHex } from '../../bytes/write.ts';
import { fromUtf16le, fromWindows1252, toHex } from '../../bytes/text.ts';
import { linesOf, readText } from '../text-file.ts';

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

const MAX_LINES = 2_000_000;

/** Reads a .reg file (version 4 ANSI or 5 UTF-16). Keys are written HKLM\…, control sets as CurrentControlSet. */
export function readRegistryExport(bytes: Uint8Array): RegistryExport {
  const keys: string[] = [];
  const deletedKeys: string[] = [];
  const values: RegistryValue[] = [];
  const problems: string[] = [];
  const ansi = /^\s*REGEDIT4/.test(readText(bytes.subarray(0, 64)).text);
  let key: string | undefined;
  for (const { line, number } of joinedLines(linesOf(readText(bytes).text).slice(0, MAX_LINES))) {
    const header = /^\[(-?)(.+)\]\s*$/.exec(line);
    if (header) {
      const name = normalKey(header[2]!);
      key = header[1] === '-' ? undefined : name;
      (header[1] === '-' ? deletedKeys : keys).push(name);
      if (header[1] === '-') forget(values, name);
    } else if (/^("|@)/.test(line)) {
      const value = key === undefined ? 'value without a key' : readValue(key, line, ansi);
      if (typeof value === 'string') problems.push(`reg file: line ${number}: ${value}`);
      else values.push(value);
    } else if (!/^(;|Windows Registry Editor|REGEDIT4|\s*$)/.test(line)) {
      problems.push(`reg file: line ${number}: "${line.slice(0, 60)}" is neither a key nor a value`);
    }
  }
  return { keys, deletedKeys, values, problems: problems.slice(0, 50) };
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

/** Lines with their continuations (a backslash at the end) put together. */
function* joinedLines(lines: readonly string[]): Generator<{ line: string; number: number }> {
  let pending = '';
  let start = 0;
  for (const [i, line] of lines.entries()) {
    if (pending === '') start = i + 1;
    if (/^("|@|\s).*\\\s*$/.test(pending + line) && /=hex|^\s/.test(pending + line)) {
      pending += line.trim().replace(/\\$/, '');
      continue;
    }
    yield { line: (pending + line.trim()).trim(), number: start };
    pending = '';
  }
  if (pending !== '') yield { line: pending, number: start };
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
  return { key, name, ...typed(hexadecimal[1], fromHex(digits), ansi) };
}

function typed(
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
