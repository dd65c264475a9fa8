import type { Citation, Confidence, Impact, Stage } from '../causes/cause.ts';
import type { Gap, Source } from '../facts/case-file.ts';
import type { Remedy } from '../remedy/remedy.ts';

/** A fact, what it says, and who observed it. */
export interface Evidence extends Citation {
  readonly source: Source;
}

export interface Finding {
  readonly cause: string;
  readonly title: string;
  readonly stage: Stage;
  readonly impact: Impact;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly explanation: string;
  readonly remedies: readonly Remedy[];
  readonly wouldNotHelp: readonly string[];
  readonly dialogs: readonly string[];
  /** Whether what the person saw has been seen with this cause; absent where that cannot be compared. */
  readonly dialogFit?: DialogFit;
  readonly references: readonly string[];
  /** The finding that explains this one away, if any. */
  readonly symptomOf?: string;
}

/** How the dialog that the person saw agrees with a finding. */
export interface DialogFit {
  readonly fits: boolean;
  readonly says: string;
}

/** A cause we could not judge, and what would settle it. */
export interface OpenQuestion {
  readonly cause: string;
  readonly title: string;
  readonly stage: Stage;
  readonly evidence: readonly Evidence[];
  readonly missing: readonly Gap[];
  readonly settledBy?: string;
}

export interface RuledOut {
  readonly cause: string;
  readonly title: string;
  readonly stage: Stage;
  readonly evidence: readonly Evidence[];
}

/** The judgement over one case file: the only input of reports, plans and the store. */
export interface Diagnosis {
  readonly format: 1;
  readonly target: string;
  /** One sentence: what is. */
  readonly headline: string;
  readonly findings: readonly Finding[];
  readonly open: readonly OpenQuestion[];
  readonly ruledOut: readonly RuledOut[];
}
