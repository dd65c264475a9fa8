import { answerOf, type Answer } from './answer.ts';
import type { BlindCase } from './blind-case.ts';
import { evidenceCases } from './evidence-cases.ts';
import { liveCases } from './live-cases.ts';
import { againCases } from './again-cases.ts';
import { fifthCases } from './fifth-cases.ts';
import { fourthCases } from './fourth-cases.ts';
import { seventhCases } from './seventh-cases.ts';
import { sixthCases } from './sixth-cases.ts';
import { thirdCases } from './third-cases.ts';
import { markOf, type Mark } from './mark.ts';

/** A blind case with what was said of it and how that compares with its label. */
export interface Marked {
  readonly one: BlindCase;
  readonly answer: Answer;
  readonly mark: Mark;
}

/** Reads and judges every case whose id contains one of the words, or all. */
export async function* judgeBlind(words: readonly string[] = []): AsyncGenerator<Marked> {
  for (const one of [
    ...evidenceCases,
    ...liveCases,
    ...againCases,
    ...thirdCases,
    ...fourthCases,
    ...fifthCases,
    ...sixthCases,
    ...seventhCases,
  ]) {
    if (words.length > 0 && !words.some((word) => one.id.includes(word))) continue;
    const answer = answerOf(await one.run());
    yield { one, answer, mark: markOf(one, answer) };
  }
}
