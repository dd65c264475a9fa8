/** A text in which sentences are looked for: lower case, words only; other scripts keep their letters. */
export interface SentenceText {
  /** Words with single spaces between and around them. */
  readonly words: string;
  /** The same without spaces, for scripts that put none between words. */
  readonly tight: string;
}

/** A text or a phrase in the form in which they are compared. */
export function sentenceText(text: string): SentenceText {
  const words = ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;
  return { words, tight: words.replaceAll(' ', '') };
}

/** Where a phrase ends in a text (an index into `words`, or into `tight` for scripts without spaces); -1 where it is not in it. */
export function endOfPhrase(text: SentenceText, phrase: SentenceText): number {
  if (unspaced.test(phrase.tight)) {
    const at = text.tight.indexOf(phrase.tight);
    return at < 0 ? -1 : at + phrase.tight.length;
  }
  const at = text.words.indexOf(phrase.words);
  return at < 0 ? -1 : at + phrase.words.length;
}

const unspaced = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
