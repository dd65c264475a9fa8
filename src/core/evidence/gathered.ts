import { stoppedHere, type Budget } from '../bytes/budget.ts';
import type { Fact, Gap } from '../facts/case-file.ts';
import type { ConnectionReading, Reading } from './reader.ts';

const MOST_NOTES = 500;
const LONGEST_NOTE = 600;

/** What the files of one reading have told so far. */
export class Gathered {
  readonly facts: Fact[] = [];
  readonly gaps: Gap[] = [];
  readonly connections: ConnectionReading[] = [];
  /** Names of the event logs among them. */
  readonly logs: string[] = [];
  understood = 0;
  /** How many could not be read at all, and how many only in part. */
  unread = 0;
  cut = 0;
  readonly #notes: string[] = [];
  readonly #stopped: string[] = [];
  #unsaid = 0;

  /** Takes in what a file told, as far as the budget reaches; true where it told nothing at all. */
  add(reading: Reading, budget: Budget): boolean {
    const { facts, gaps, notes, connections = [], extent } = reading;
    if (extent === 'nothing') this.unread += 1;
    if (extent === 'part') this.cut += 1;
    for (const one of facts) if (budget.take('items')) this.facts.push(one);
    for (const one of gaps) if (budget.take('items')) this.gaps.push(one);
    for (const one of connections) if (budget.take('items')) this.connections.push(one);
    for (const one of notes) this.note(one);
    return facts.length + gaps.length + notes.length + connections.length === 0;
  }

  /** How many remarks there were, so that a caller sees whether anything was said. */
  get said(): number {
    return this.#notes.length + this.#unsaid;
  }

  note(text: string): void {
    if (this.#notes.length >= MOST_NOTES) this.#unsaid += 1;
    else this.#notes.push(text.length > LONGEST_NOTE ? `${text.slice(0, LONGEST_NOTE)}…` : text);
  }

  /** Says that a file was not read to its end. */
  stopped(name: string, why: string): void {
    this.#stopped.push(stoppedHere(name, why));
    this.cut += 1;
  }

  /** All remarks, with what was stopped first. */
  notes(): readonly string[] {
    const more = this.#unsaid > 0 ? [`${this.#unsaid} further remarks are left out`] : [];
    return [...this.#stopped, ...this.#notes, ...more];
  }
}
