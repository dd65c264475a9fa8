import { withWholeNumbers } from './broken-numbers.ts';

/** A number as somebody wrote it, unsigned, with the words before it. */
export interface WrittenNumber {
  readonly value: number;
  readonly written: string;
  readonly hex: boolean;
  readonly negative: boolean;
  /** Up to 60 characters between the number before it and this one. */
  readonly label: string;
  /** Where it stands in the text. */
  readonly at: number;
}

/** Text in one shape: full-width and Arabic digits as ASCII, "0×904" as 0x904, nothing longer than 20,000 characters. */
export function plainText(text: string): string {
  const plain = text
    .slice(0, 20_000)
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\b[0Oo][xX×хХ](?=[0-9a-fA-F])/g, '0x')
    .replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/\u2212/g, '-');
  return withWholeNumbers(plain);
}

/** The numbers of a text that can be codes: no dates, times, addresses, identifiers or parts of words. */
export function writtenNumbers(text: string): readonly WrittenNumber[] {
  const clean = withoutDistractions(plainText(text));
  const numbers: WrittenNumber[] = [];
  let end = 0;
  for (const match of clean.matchAll(numberPattern)) {
    const written = match[0];
    const value = valueOf(written);
    const at = match.index;
    const label = clean.slice(Math.max(end, at - 60), at);
    if (value !== undefined && !isIdentifier.test(label)) {
      numbers.push({
        value,
        written,
        hex: isHex(written),
        negative: written.startsWith('-'),
        label,
        at,
      });
    }
    end = at + written.length;
  }
  return numbers;
}

/** Words right before a number that make it the number of a thing, not of an error. */
const isIdentifier =
  /\b(?:correlation|trace|activity|process|thread|logon|request|record|pid|tid|handle|offset|keywords?|time ?stamp|zeitstempel|horodatage|guid|caller)(?: ?ids?)?(?: is)?[\s:=[(#"']{1,8}(?:\d:)?$/i;

const numberPattern =
  /(?<![\p{L}\p{N}_])0x[0-9a-fA-F]{1,16}(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_.#])-?\d{1,10}(?![\p{N}_.]*[A-Za-z\d_])|(?<![\p{L}\p{N}_])[89cCdD][0-9a-fA-F]{7}(?![\p{L}\p{N}_])/gu;

/** Eight digits that begin with 8, C or D are a status written without its 0x. */
function isHex(written: string): boolean {
  return written.startsWith('0x') || /^[89cd][0-9a-f]{7}$/i.test(written);
}

function valueOf(written: string): number | undefined {
  const value = isHex(written) ? Number.parseInt(written.replace(/^0x/, ''), 16) : Number(written);
  if (value < -0x8000_0000) return undefined;
  if (value <= 0xffff_ffff) return value < 0 ? value + 0x1_0000_0000 : value;
  // A status widened to 64 bits carries its sign in the upper half.
  const low = written.slice(-8);
  return /^0xf{8}/i.test(written) ? Number.parseInt(low, 16) : undefined;
}

/** Blanks out what holds digits but is no code, keeping every position. */
function withoutDistractions(text: string): string {
  return [
    /\{?[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\}?/g,
    /\bv?\d{1,3}(?:\.\d{1,5}){2,}(?::\d{1,5})?/g,
    /\[[0-9a-fA-F:]{3,}\](?::\d{1,5})?/g,
    /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?/g,
    /\b\d{8}-\d{2}:\d{2}:\d{2}\b/g,
    /\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b/g,
    /\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[AaPp]\.?[Mm]\.?)?/g,
    /\((?:like|such as|e\.g\.|for example)[^()]{0,200}\)?/gi,
    /(?<![\p{L}\p{N}])\d{1,2}[)）](?=\s)/gu,
    /(?<![^\n])[ \t]{0,8}\d{1,2}\.(?=[ \t])/g,
    /\d{4}年|\d{1,2}月|\d{1,2}日/g,
    /\b(?:Windows|Server|macOS|iOS|Version|RDP|TLS|SSL|port|Port|TCP|UDP)\s*\d+(?:[.,]\d+)?/g,
    /\b[0-9a-fA-F]{16,}\b/g,
    /\b[A-Za-z][\w.-]{0,63}:\d{1,5}\b/g,
  ].reduce((rest, pattern) => rest.replace(pattern, blank), text);
}

function blank(found: string): string {
  return ' '.repeat(found.length);
}
