import type { CorpusCase } from './case.ts';
import { evidenceCases } from './evidence/evidence-cases.ts';
import { interopCases } from './interop/interop-cases.ts';
import { addressCases } from './live/addresses.ts';
import { oddCases } from './live/odd-but-healthy.ts';
import { peerCases } from './live/peers.ts';
import { signedInCases } from './live/signed-in.ts';
import { secondLookCases } from './live/second-look.ts';
import { sideBySideCases } from './live/side-by-side.ts';
import { sometimesCases } from './live/sometimes.ts';
import { toldCases } from './live/told.ts';
import { twoFaultCases } from './live/two-faults.ts';

/** One part of the corpus: where its cases come from, and the cases. */
export interface CorpusPart {
  readonly name: string;
  /** Ids of the cases that are not judged right today: the test fails for any other, and for one that has come right. */
  readonly failing: readonly string[];
  /** How groups of cases came out when they were run for the first time, before anything was changed for them. */
  readonly firstRuns?: readonly FirstRun[];
  readonly cases: readonly CorpusCase[];
}

export interface FirstRun {
  readonly what: string;
  readonly cases: number;
  readonly top1: number;
  readonly wrong: number;
}

/** The whole corpus; a new folder adds its cases here. */
export const corpus: readonly CorpusPart[] = [
  {
    name: 'live',
    failing: ['peer-throttled', 'tls10-and-expired'],
    firstRuns: [
      { what: 'every practice peer and 63 further live cases', cases: 152, top1: 138, wrong: 6 },
      { what: 'live cases of the class second look, written after those', cases: 23, top1: 21, wrong: 1 },
    ],
    cases: [
      ...peerCases,
      ...twoFaultCases,
      ...oddCases,
      ...addressCases,
      ...sometimesCases,
      ...signedInCases,
      ...toldCases,
      ...secondLookCases,
      ...sideBySideCases,
    ],
  },
  {
    name: 'evidence',
    failing: ['pcap-server-reset', 'third-wrong-password-on-screen'],
    firstRuns: [
      { what: 'logs, settings, bundles, captures and mixtures', cases: 153, top1: 107, wrong: 13 },
      {
        what: 'evidence cases of the classes second look, written after those',
        cases: 30,
        top1: 23,
        wrong: 1,
      },
      { what: 'recordings of other people', cases: 22, top1: 21, wrong: 1 },
      { what: 'recorded in the lab', cases: 10, top1: 8, wrong: 0 },
      { what: 'evidence cases of the class third look, written last', cases: 17, top1: 12, wrong: 3 },
    ],
    cases: evidenceCases,
  },
  {
    name: 'interop',
    failing: ['shadow-key-mismatch', 'path-reject-prohibited', 'shadow-wrong-password'],
    firstRuns: [{ what: 'real servers and real paths in 41 configurations', cases: 41, top1: 33, wrong: 1 }],
    cases: interopCases,
  },
];
