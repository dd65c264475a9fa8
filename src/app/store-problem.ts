/** What can befall a store: it is away, taken by others, out of room, broken, closed to us, of a newer version, or not what was named. */
export type StoreTrouble = 'unreachable' | 'busy' | 'full' | 'damaged' | 'refused' | 'newer' | 'unusable';

/** A call that the database did not carry out; nothing of it was kept. The message names the database, never its password. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
  readonly kind: StoreTrouble;

  constructor(kind: StoreTrouble, message: string) {
    super(message);
    this.kind = kind;
  }
}
