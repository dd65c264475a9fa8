import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainText } from '../../src/core/explain/explain-text.ts';

interface FreshInput {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly right: string;
  readonly wrong?: string;
}

interface Judged {
  readonly id: string;
  readonly mark: 'right' | 'missed' | 'wrong';
  readonly said: string;
}

/** Marks every fresh input by what was expected of it before anything was run. */
export function judgeFresh(): readonly Judged[] {
  return freshInputs().map(({ id, text, right, wrong }) => {
    const { means, doesNotTell, next } = explainText(text);
    const said = [means, doesNotTell, next].flat().filter(Boolean).join(' ');
    if (wrong !== undefined && new RegExp(wrong, 'i').test(said)) return { id, mark: 'wrong', said };
    return { id, mark: new RegExp(right, 'i').test(said) ? 'right' : 'missed', said };
  });
}

function freshInputs(): readonly FreshInput[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fresh-inputs.json'), 'utf8')) as FreshInput[];
}
