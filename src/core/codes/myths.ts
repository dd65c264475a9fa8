import { guideMyths } from './guide-myths.ts';
import { plainText } from './written-numbers.ts';

/** Something guides claim, what is true, and what to do instead. */
export interface Myth {
  readonly id: string;
  readonly claim: string;
  readonly verdict: 'false' | 'harmful' | 'wrong name' | 'rarely helps' | 'half true';
  readonly truth: string;
  readonly instead: string;
  readonly source: string;
  /** What somebody types or pastes who arrives with it. */
  readonly asked: RegExp;
}

/** The claims a text carries; a long pasted guide may carry many. */
export function mythsIn(text: string): readonly Myth[] {
  const plain = plainText(text).replace(/\s+/g, ' ');
  return guideMyths.filter(({ asked }) => asked.test(plain));
}
