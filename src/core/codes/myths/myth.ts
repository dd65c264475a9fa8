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
