import type { CaseFile } from '../../src/core/facts/case-file.ts';

/** A situation whose true cause is known from how it was made, never from what rdpdoctor says of it. */
export interface CorpusCase {
  readonly id: string;
  /** The group it is counted in. */
  readonly class: string;
  /** One sentence: how it was made. */
  readonly made: string;
  /** The id of the true cause, `healthy`, or several ids that are all right. */
  readonly truth: string | readonly string[];
  /** Ids that may be said besides: they are true here too, or cannot be told apart from there. */
  readonly mayAlso?: readonly string[];
  /** Ids that may not be said for sure, and phrases that may not stand in what is said for sure. */
  readonly mustNot?: readonly string[];
  /** Takes longer than a few seconds; left out where speed matters. */
  readonly slow?: boolean;
  /** Why it cannot run on this machine, if so; it is then named and not counted. */
  readonly skip?: () => string | undefined;
  readonly run: () => Promise<CaseFile>;
}
