import { beginningOf, widthOf } from './display-width.ts';

/** Breaks text at spaces into lines of at most `width` columns; a longer path or address stays whole, so that it can be copied. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const together = line === '' ? word : `${line} ${word}`;
    if (widthOf(together) <= width) {
      line = together;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = piecesOf(word, width);
    for (const piece of pieces.slice(0, -1)) lines.push(piece);
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

/** Chinese, Japanese and Korean are written without blanks, and so is what a strange server sends: a line may end between any two characters. */
function piecesOf(word: string, width: number): readonly string[] {
  if (/[\\/]/.test(word) || width < 20) return [word];
  const pieces: string[] = [];
  let rest = word;
  while (widthOf(rest) > width) {
    const piece = beginningOf(rest, width);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}

/** One line of at most `width` columns: without its last parenthesis, else cut at a word. */
export function clipped(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const bare = text.replace(/ \([^()]*\)$/, '');
  if (widthOf(bare) <= width) return bare;
  const cut = beginningOf(bare, width - 2);
  const space = cut.lastIndexOf(' ');
  return `${space > cut.length / 2 ? cut.slice(0, space) : cut} …`;
}

/** Text of a template literal without its line breaks and indentation. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A text as its sentences; an abbreviation before a small letter or a number ends none. */
export function sentencesOf(text: string): readonly string[] {
  return oneLine(text).split(/(?<=[.!?])\s(?=[A-Z"`])/);
}
