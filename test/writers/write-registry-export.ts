import { toUtf16le, toUtf8 } from '../../src/core/bytes/text.ts';
import { join } from '../../src/core/bytes/write.ts';

/** A value of a .reg file: dword, string, REG_BINARY, REG_MULTI_SZ, or a deletion. */
export type RegistryData = number | string | Uint8Array | readonly string[] | { readonly deleted: true };

/** Keys with their values; a key that begins with "-" is deleted. */
export type RegistryKeys = Readonly<Record<string, Readonly<Record<string, RegistryData>>>>;

/** A .reg file as regedit writes it (UTF-16 with mark), or in the form of regedit 4 (ANSI). */
export function writeRegistryExport(keys: RegistryKeys, form: 'utf16' | 'ansi' = 'utf16'): Uint8Array {
  const lines = [form === 'ansi' ? 'REGEDIT4' : 'Windows Registry Editor Version 5.00', ''];
  for (const [key, values] of Object.entries(keys)) {
    lines.push(`[${key}]`);
    for (const [name, data] of Object.entries(values)) lines.push(`"${escaped(name)}"=${written(data)}`);
    lines.push('');
  }
  const text = `${lines.join('\r\n')}\r\n`;
  return form === 'ansi' ? toUtf8(text) : join(Uint8Array.of(0xff, 0xfe), toUtf16le(text));
}

function written(data: RegistryData): string {
  if (typeof data === 'number') return `dword:${data.toString(16).padStart(8, '0')}`;
  if (typeof data === 'string') return `"${escaped(data)}"`;
  if (data instanceof Uint8Array) return `hex:${hexOf(data)}`;
  if ('deleted' in data) return '-';
  return `hex(7):${hexOf(toUtf16le(`${data.map((item) => `${item}\0`).join('')}\0`))}`;
}

/** Bytes as regedit breaks them: 25 to a line, a backslash at the end of each line but the last. */
function hexOf(bytes: Uint8Array): string {
  const parts = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const rows: string[] = [];
  for (let at = 0; at < parts.length; at += 25) rows.push(parts.slice(at, at + 25).join(','));
  return rows.join(',\\\r\n  ');
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
