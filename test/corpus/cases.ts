import type { CorpusCase } from './case.ts';
import { addressCases } from './live/addresses.ts';
import { oddCases } from './live/odd-but-healthy.ts';
import { peerCases } from './live/peers.ts';
import { signedInCases } from './live/signed-in.ts';
import { secondLookCases } from './live/second-look.ts';
import { sometimesCases } from './live/sometimes.ts';
import { toldCases } from './live/told.ts';
import { twoFaultCases } from './live/two-faults.ts';

/** One part of the corpus: where its cases come from, and the cases. */
export interface CorpusPart {
  readonly name: string;
  /** Shares below which the test fails: top-1 at least, confident and wrong at most. */
  readonly floor: { readonly top1: number; readonly wrong: number };
  readonly cases: readonly CorpusCase[];
}

/** The whole corpus; a new folder adds its cases here. */
export const corpus: readonly CorpusPart[] = [
  {
    name: 'live',
    floor: { top1: 0.95, wrong: 0.01 },
    cases: [
      ...peerCases,
      ...twoFaultCases,
      ...oddCases,
      ...addressCases,
      ...sometimesCases,
      ...signedInCases,
      ...toldCases,
      ...secondLookCases,
    ],
  },
];
