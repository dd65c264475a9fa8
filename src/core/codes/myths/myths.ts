import { guideMyths } from './guide-myths.ts';
import type { Myth } from './myth.ts';
import { plainText } from '../written-numbers.ts';

/** The claims a text carries; a long pasted guide may carry many. */
export function mythsIn(text: string): readonly Myth[] {
  const plain = plainText(text).replace(/\s+/g, ' ');
  return guideMyths.filter(({ asked }) => asked.test(plain));
}
