import { kindOfFile } from '../core/evidence/file-kind.ts';
import { looksPasted } from '../core/evidence/text-file.ts';
import { explainText } from '../core/explain/explain-text.ts';
import type { ExitCode } from './exit-codes.ts';

/** What is to be explained: words that were typed, or what was pasted in their place. */
export interface WordsAsked {
  readonly words: readonly string[];
  readonly pasted?: { readonly text: string; readonly bytes: Uint8Array } | undefined;
}

/** The explanation, or why there is none; each with its exit code. */
export type WordsExplained =
  | { readonly answer: ReturnType<typeof explainText>; readonly exit: ExitCode }
  | { readonly problem: string; readonly exit: ExitCode };

/** Explains what somebody typed or pasted. */
export function explainWords({ words, pasted }: WordsAsked): WordsExplained {
  const asked = pasted?.text ?? words.join(' ');
  const option = words.find((word) => /^--?[a-z]/i.test(word) && !/\s/.test(word));
  if (option !== undefined) return { problem: `unknown option "${option}"`, exit: 2 };
  if (asked.trim() === '')
    return { problem: 'nothing to explain: give a code such as 0x904 0x7, a name, or - with text', exit: 2 };
  const kind = pasted === undefined || looksPasted(pasted.bytes) ? undefined : kindOfFile(pasted.bytes);
  if (kind !== undefined)
    return { problem: `this is ${kind}, not text; give a file to rdpdoctor check`, exit: 3 };
  const answer = explainText(asked);
  return { answer, exit: answer.known ? 0 : 40 };
}
