/** A notice for people: one sentence of what is, what proves it, and what to do first. */
export interface NoticeWords {
  readonly headline: string;
  readonly proof: readonly string[];
  readonly firstStep: string;
}

/** What a kind of notice says; values from outside are harmless already. */
export type Wording = (about: About) => NoticeWords;

/** The host, and each value of the evidence: as text, and as a number. */
export interface About {
  readonly host: string;
  readonly place: string;
  readonly dueAt: string;
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
  /** The title of the finding that a value names; the id where nobody can say more. */
  readonly title: (name: string) => string;
}
