import { toUtf16le, toUtf8 } from '../../src/core/bytes/text.ts';
import { join } from '../../src/core/bytes/write.ts';

/** An .rdp file with these settings; numbers become integers, all else strings. mstsc writes UTF-16. */
export function writeRdpFile(
  settings: Readonly<Record<string, string | number>>,
  form: 'utf16' | 'utf8' = 'utf16',
): Uint8Array {
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name}:${typeof value === 'number' ? 'i' : 's'}:${value}`,
  );
  const text = `${lines.join('\r\n')}\r\n`;
  return form === 'utf8' ? toUtf8(text) : join(Uint8Array.of(0xff, 0xfe), toUtf16le(text));
}
