import type { Gap } from '../../core/facts/case-file.ts';
import { timedOf, type Timed } from '../../core/facts/standstill.ts';
import type { FactName, FactTypes } from '../../core/facts/vocabulary.ts';
import type { Attempt, ProtocolAnswer } from './attempt.ts';
import type { Found, Leaf, PhaseLine } from './probe.ts';
import { completed, qualityOf } from './quality-of.ts';
import { tellStory } from './story.ts';

interface Noted {
  readonly value: FactTypes[FactName];
  readonly by: string;
  /** When it was noted, ISO 8601. */
  readonly at: string;
}

/** What a check has found so far: facts by name, gaps, and every connection with its answer. */
export class Notebook {
  readonly #facts = new Map<FactName, Noted>();
  readonly #gaps: Gap[] = [];
  readonly #attempts: Attempt[] = [];
  readonly #answers: ProtocolAnswer[] = [];
  readonly #leaves: Leaf[] = [];
  readonly #lines: PhaseLine[] = [];
  readonly #connects: Timed[] = [];

  #now(): string {
    return new Date().toISOString();
  }

  /** A line of the connection before any conversation: name and TCP. */
  line(line: PhaseLine): void {
    this.#lines.push(line);
  }

  /** How long TCP took to open. */
  opened(timed: Timed): void {
    this.#connects.push(timedOf(timed));
  }

  gap(gap: Gap): void {
    this.#gaps.push(gap);
  }

  set<N extends FactName>(name: N, value: FactTypes[N], by: string): void {
    this.#facts.set(name, { value, by, at: this.#now() });
  }

  /** Takes in what one probe found and tells the story of all connections anew. */
  add({ facts, gaps = [], attempts = [], answers = [], leaves = [] }: Found, by: string): void {
    const at = this.#now();
    for (const [name, value] of Object.entries(facts)) {
      this.#facts.set(name as FactName, { value, by, at });
    }
    this.#gaps.push(...gaps);
    this.#attempts.push(...attempts);
    this.#leaves.push(...leaves);
    this.#answers.push(...answers);
    this.#retell();
  }

  get known(): Partial<FactTypes> {
    return Object.fromEntries([...this.#facts].map(([name, { value }]) => [name, value]));
  }

  /** Every fact with the probe that found it, and the gaps of facts that nobody found. */
  contents() {
    const facts = [...this.#facts].map(([name, noted]) => ({ name, ...noted }));
    const gaps = this.#gaps.filter(({ name }, i) => {
      const first = this.#gaps.findIndex((gap) => gap.name === name);
      return !this.#facts.has(name) && first === i;
    });
    return { facts, gaps };
  }

  /** Facts that follow from all connections together. */
  #retell(): void {
    const story = tellStory(this.#attempts, this.#lines);
    for (const [name, value] of Object.entries(story.facts)) {
      this.#facts.set(name as FactName, { value, by: 'check', at: this.#now() });
    }
    this.#gaps.push(...story.gaps);
    if (this.#answers.length > 0) this.set('protocolAnswers', this.#answers, 'check');
    if (this.#leaves.length > 0) this.set('certificatesSeen', counted(this.#leaves), 'check');
  }

  /** Success ratio of the client's own request, and connect times of all connections. */
  quality(): FactTypes['connectionQuality'] | undefined {
    const alike = this.#attempts.filter(
      ({ offer, cutShort, address, cookie }) =>
        isClientOffer(offer) && !cutShort && cookie !== true && address === this.#attempts[0]?.address,
    );
    return alike.length === 0 ? undefined : qualityOf(completed(alike), this.#connects);
  }
}

/** Each certificate once, with how often it came. */
function counted(leaves: readonly Leaf[]): FactTypes['certificatesSeen'] {
  return [...new Map(leaves.map((leaf) => [leaf.sha256, leaf])).values()].map(({ sha256, notAfter }) => ({
    sha256,
    notAfter,
    times: leaves.filter((leaf) => leaf.sha256 === sha256).length,
  }));
}

/** Another offer may rightly be refused or closed, so only the same one tells about steadiness. */
function isClientOffer(offer: Attempt['offer']): boolean {
  return offer.includes('ssl') && offer.includes('hybrid');
}
