/** How many columns a terminal gives a text: two for East Asian wide characters and emoji, none for marks that combine. */
export function widthOf(text: string): number {
  if (isAscii(text)) return text.length;
  let width = 0;
  for (const cluster of clustersOf(text)) width += widthOfCluster(cluster);
  return width;
}

/** Text filled up with blanks to so many columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** What people see as one character each. */
export function clustersOf(text: string): readonly string[] {
  return isAscii(text) ? Array.from(text) : Array.from(segmenter().segment(text), ({ segment }) => segment);
}

/** The longest beginning that fits so many columns; no character is cut in two. */
export function beginningOf(text: string, columns: number): string {
  let width = 0;
  let kept = '';
  for (const cluster of clustersOf(text)) {
    width += widthOfCluster(cluster);
    if (width > columns) return kept;
    kept += cluster;
  }
  return kept;
}

function widthOfCluster(cluster: string): number {
  const code = cluster.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(cluster)) return 0;
  return isWide(code) || /\p{Emoji_Presentation}|\uFE0F/u.test(cluster) ? 2 : 1;
}

function isWide(code: number): boolean {
  return wide.some(([first, last]) => code >= first && code <= last);
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

// Making one costs a tenth of the start of a command, and few texts need it.
let made: Intl.Segmenter | undefined;
function segmenter(): Intl.Segmenter {
  return (made ??= new Intl.Segmenter('en', { granularity: 'grapheme' }));
}

/** Blocks that Unicode Standard Annex #11 counts as wide or fullwidth. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];
