import { differenceWords } from '../../../core/report/change-words.ts';

/** A value that hosts are compared by, as a person says it: the words that differences have for it. */
export function traitWords(trait: string, value: string): string {
  const told = differenceWords(
    { code: trait, before: value, after: value, cited: false, weaker: false },
    { before: '', after: '', are: 'times' },
  );
  return /: was (?<value>.*), is /s.exec(told)?.groups?.['value']?.slice(0, 120) ?? value;
}
