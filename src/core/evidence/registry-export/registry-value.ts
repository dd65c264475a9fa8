import { fromHex } from '../../bytes/write.ts';
import { fromUtf16le, fromWindows1252, toHex, withoutNuls } from '../../bytes/text.ts';

/** One value of a registry export. Binary data are lower-case hexadecimal; a deletion has no data. */
export interface RegistryValue {
  readonly key: string;
  readonly name: string;
  readonly type: 'string' | 'dword' | 'qword' | 'binary' | 'multiString' | 'expandString' | 'deleted';
  readonly data: string | number | readonly string[];
}

/** One line of a .reg file as a value, or why it is none; `ansi` is how version 4 writes text. */
export function readValue(key: string, line: string, ansi: boolean): RegistryValue | string {
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
  return { key, name, ...typedData(hexadecimal[1], fromHex(digits), ansi) };
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

/** Data of a registry type, named by its number in hexadecimal (`1` string, `b` qword), as a value keeps it. */
export function typedData(
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
