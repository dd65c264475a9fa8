/** Breaks text at spaces into lines of at most `width` characters; a longer word stays whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** At most `count` lines; the last one says that more was there. */
export function atMost(lines: readonly string[], count: number): readonly string[] {
  if (lines.length <= count) return lines;
  const shown = lines.slice(0, count);
  return [...shown.slice(0, -1), `${shown.at(-1)} …`];
}

/** Without control characters: text from the wire must not steer a terminal. */
export function harmless(text: string): string {
  return Array.from(text, (c) => (isControl(c) ? '?' : c)).join('');
}

function isControl(c: string): boolean {
  const code = c.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e);
}
