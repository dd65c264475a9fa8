import type { FactTypes } from '../../facts/vocabulary.ts';
import { eventKey } from './event-key.ts';
import { keptFields } from './kept-fields.ts';
import type { LoggedEvent } from './logged-event.ts';

type Sample = FactTypes['serverEvents']['tallies'][number]['samples'][number];

interface Counting {
  readonly key: string;
  readonly fields: Record<string, string>;
  count: number;
  last: string;
}

/** The values that the fields of one event held: no status, service or reason that was ever there is left out. */
export class EventSamples {
  readonly #combinations = new Map<string, Counting>();
  /** Of what was not kept by itself, the newest of each key; it stands for all of them. */
  readonly #rest = new Map<string, Counting>();
  #lost = false;

  add(event: LoggedEvent): void {
    const fields = keptFields(event.fields);
    const combination = JSON.stringify(fields);
    const known = this.#combinations.get(combination);
    if (known !== undefined) {
      known.count += 1;
      if (event.time > known.last) known.last = event.time;
      return;
    }
    const key = eventKey(event.provider, event.eventId, event.fields)?.text ?? '';
    const counting: Counting = { key, fields, count: 1, last: event.time };
    if (this.#combinations.size < MOST_COMBINATIONS) this.#combinations.set(combination, counting);
    else this.#setAside(counting);
  }

  /** At most 24 of each event: the newest, the newest of each key, then the most frequent; most frequent first. */
  finish(): { readonly samples: readonly Sample[]; readonly complete: boolean } {
    const all = [...this.#combinations.values(), ...this.#rest.values()];
    const newestFirst = all.toSorted((a, b) => (a.last < b.last ? 1 : -1));
    const kept = new Set(newestFirst.slice(0, 1));
    const keys = new Set<string>();
    for (const counting of newestFirst) {
      if (keys.has(counting.key) || kept.size >= MOST_SAMPLES) continue;
      keys.add(counting.key);
      kept.add(counting);
    }
    for (const counting of all.toSorted(byCount)) if (kept.size < MOST_SAMPLES) kept.add(counting);
    return {
      samples: [...kept].toSorted(byCount).map(({ count, last, fields }) => ({ count, last, fields })),
      complete: !this.#lost && this.#rest.size === 0 && kept.size === all.length,
    };
  }

  #setAside(counting: Counting): void {
    const known = this.#rest.get(counting.key);
    if (known === undefined && this.#rest.size >= MOST_KEYS) {
      this.#lost = true;
      return;
    }
    const newer = known === undefined || counting.last > known.last ? counting : known;
    this.#rest.set(counting.key, { ...newer, count: 1 + (known?.count ?? 0) });
  }
}

const byCount = (a: Counting, b: Counting) => b.count - a.count || (a.last < b.last ? 1 : -1);

const MOST_COMBINATIONS = 500;
const MOST_SAMPLES = 24;
const MOST_KEYS = 128;
