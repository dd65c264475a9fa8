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

/**
 * At most `count` lines of texts that are wrapped already: whole texts, then whole sentences; an ellipsis says that more
 * was there. Only a text whose first sentence is too long by itself is cut inside it.
 */
export function atMost(texts: readonly (readonly string[])[], count: number): readonly string[] {
  const all = texts.flat();
  if (all.length <= count || count === 0) return all.slice(0, count);
  const kept: string[] = [];
  for (const text of texts) {
    const room = count - kept.length;
    for (const line of text.length <= room ? text : wholeSentences(text.slice(0, room))) kept.push(line);
    if (text.length > room) break;
  }
  const shown = kept.length === 0 ? all.slice(0, count) : kept;
  return [...shown.slice(0, -1), `${shown.at(-1)} …`];
}

/** The lines up to the last end of a sentence in them. */
function wholeSentences(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => SENTENCE_END.test(line));
  if (last === -1) return [];
  const end = /^.*[.;](?=\s|$)/.exec(lines[last] ?? '')?.[0] ?? '';
  return [...lines.slice(0, last), end];
}

/** Not the number of a step: "1. Look". */
const SENTENCE_END = /[^\s\d][.;](?:\s|$)/;

/** One line of at most `width` characters: without its last parenthesis, else cut at a word. */
export function clipped(text: string, width: number): string {
  if (text.length <= width) return text;
  const bare = text.replace(/ \([^()]*\)$/, '');
  if (bare.length <= width) return bare;
  const cut = bare.slice(0, width - 2);
  const space = cut.lastIndexOf(' ');
  return `${space > width / 2 ? cut.slice(0, space) : cut} …`;
}
