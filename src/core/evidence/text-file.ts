import { fromUtf16le, fromUtf8, fromWindows1252 } from '../bytes/text.ts';

/** How a text file is encoded. */
export type TextEncoding = 'utf-16le' | 'utf-16be' | 'utf-8' | 'ansi';

/** Text of a settings file and how it was encoded: by its mark, else by its shape; Windows-1252 stands for every ANSI page. */
export function readText(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: fromUtf16le(bytes.subarray(2)), encoding: 'utf-16le' };
  if (first === 0xfe && second === 0xff)
    return { text: fromUtf16le(swapped(bytes.subarray(2))), encoding: 'utf-16be' };
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { text: fromUtf8(bytes.subarray(3)), encoding: 'utf-8' };
  if (looksUtf16(bytes, 0)) return { text: fromUtf16le(bytes), encoding: 'utf-16le' };
  if (looksUtf16(bytes, 1)) return { text: fromUtf16le(swapped(bytes)), encoding: 'utf-16be' };
  const text = fromUtf8(bytes);
  if (!text.includes('�')) return { text, encoding: 'utf-8' };
  return { text: fromWindows1252(bytes), encoding: 'ansi' };
}

/** Whether the bytes can be the beginning of a text file at all. */
export function looksLikeText(head: Uint8Array): boolean {
  const { text } = readText(head.subarray(0, 1_024));
  return text.length > 0 && !/[\u0000-\u0008\u000e-\u001f]/.test(text);
}

/** Text, or text with the colours of a terminal and a few stray control characters; bytes that are no valid text are something else. */
export function looksPasted(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4_096);
  if (looksLikeText(head)) return true;
  const { text, encoding } = readText(head);
  return encoding !== 'ansi' && text.length > 0 && withoutControls(text) !== undefined;
}

/**
 * Text without the sequences of a terminal and the stray control characters that a copy brings along; undefined where there
 * are too many of them for a text.
 */
export function withoutControls(text: string): string | undefined {
  if (!CONTROLS.test(text)) return text;
  const plain = text.replace(TERMINAL, '').replace(ALL_CONTROLS, ' ');
  const strays = text.slice(0, 4_096).match(ALL_CONTROLS)?.length ?? 0;
  return strays * 8 > Math.min(4_096, text.length) ? undefined : plain;
}

/** Colours, movements and titles: CSI and OSC. */
const TERMINAL = /\u001b\[[0-9;?]{0,20}[A-Za-z]|\u001b\][^\u0007\u001b\n]{0,200}(?:\u0007|\u001b\\)/g;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/;
const ALL_CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

/** Lines without their ends, whichever of the three kinds of end they have. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

function swapped(bytes: Uint8Array): Uint8Array {
  const out = bytes.slice(0, bytes.length - (bytes.length % 2));
  for (let i = 0; i + 1 < out.length; i += 2) [out[i], out[i + 1]] = [out[i + 1]!, out[i]!];
  return out;
}

/** Every other byte of text in the Latin letters is zero: the second of a pair, or the first where the order is turned. */
function looksUtf16(bytes: Uint8Array, high: 0 | 1): boolean {
  const sample = bytes.subarray(0, 512);
  let zeros = 0;
  for (let i = 0; i + 1 < sample.length; i += 2)
    if (sample[i + 1 - high] === 0 && sample[i + high] !== 0) zeros += 1;
  return sample.length >= 4 && zeros > sample.length / 4;
}
