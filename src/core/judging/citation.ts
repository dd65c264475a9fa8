import { silenceSays, tallySays, type Tally } from '../facts/event-log.ts';
import type { InputName } from './inputs.ts';

/** An input, and what it says about the statement that cites it. */
export interface Citation<N extends InputName = InputName> {
  readonly fact: N;
  readonly says: string;
  /** The event that is cited, so that the engine can hold it against the time when all was well. */
  readonly event?: CitedEvent;
  /** Where nothing was logged: until when, so that silence of another time excludes nothing. */
  readonly silentUntil?: string;
}

/** Provider by its short name, as tallies have it; times ISO 8601. */
export interface CitedEvent {
  readonly provider: string;
  readonly id: number;
  readonly computer: string;
  readonly last: string;
  /** The kind of it that is meant, where an id has several. */
  readonly key?: string;
}

/** A citation as one call, so that the name of the input keeps its literal type. */
export function cite<N extends InputName>(fact: N, says: string): Citation<N> {
  return { fact, says };
}

/** A counted event of the server's logs, and what it means. */
export function citeEvent(tally: Tally, meaning: string): Citation<'serverEvents'> {
  const { provider, id, computer, last } = tally;
  return { fact: 'serverEvents', says: tallySays(tally, meaning), event: { provider, id, computer, last } };
}

/** That a log which was read holds no such event. */
export function citeSilence(
  covered: { readonly first: string; readonly last: string },
  log: string,
  what: string,
): Citation<'serverEvents'> {
  return { fact: 'serverEvents', says: silenceSays(covered, log, what), silentUntil: covered.last };
}
