import { fact, type Fact, type Source } from '../../facts/case-file.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { HostHistory } from './host-history.ts';
import { isTelling, shortProvider, type LoggedEvent } from './logged-event.ts';
import { LogonPressure } from './pressure.ts';
import { EventTally } from './tally.ts';
import { Timeline } from './timeline.ts';

/** What one log covers: the span of its records, how many there were and how many are lost. */
export type Coverage = FactTypes['serverEvents']['covers'][number];

/** Events of one provider and id, counted by somebody else. */
export interface CountedEvents {
  readonly channel: string;
  readonly computer: string;
  readonly provider: string;
  readonly id: number;
  readonly count: number;
  readonly first: string;
  readonly last: string;
  readonly newest: readonly { readonly at: string; readonly fields: Readonly<Record<string, string>> }[];
}

/** Turns the events of any number of logs, of both sides, into facts. Feed every event once, then finish. */
export class EventFacts {
  readonly #server = new EventTally();
  readonly #client = new EventTally();
  readonly #pressure = new LogonPressure();
  readonly #history = new HostHistory();
  readonly #timeline = new Timeline();
  readonly #covers: Coverage[] = [];
  #last = '';

  add(event: LoggedEvent): void {
    if (!isTelling(event.provider, event.eventId)) return;
    const onClient = shortProvider(event.provider) === 'rdpclient';
    (onClient ? this.#client : this.#server).add(event);
    this.#pressure.add(event);
    this.#history.add(event);
    this.#timeline.add(event);
    if (event.time > this.#last) this.#last = event.time;
  }

  /** Takes events that were counted elsewhere: how many there were, and the newest of them with their fields. */
  addCounted(counted: CountedEvents): void {
    for (const { at, fields } of counted.newest) {
      this.add({
        time: at,
        provider: counted.provider,
        eventId: counted.id,
        channel: counted.channel,
        computer: counted.computer,
        fields,
      });
    }
    if (!isTelling(counted.provider, counted.id)) return;
    const onClient = shortProvider(counted.provider) === 'rdpclient';
    (onClient ? this.#client : this.#server).count(counted);
    if (counted.last > this.#last) this.#last = counted.last;
  }

  /** Says what a log that was read covers, also where no event of it was telling: silence is evidence only then. */
  covers(coverage: Coverage): void {
    this.#covers.push(coverage);
  }

  finish(from: string, now: string): readonly Fact[] {
    const source: Source = { by: 'event log', from, at: this.#last === '' ? now : this.#last };
    const ofClient = (coverage: Coverage) => /RDPClient\/Operational/i.test(coverage.channel);
    const clientCovers = this.#covers.filter(ofClient);
    const serverCovers = this.#covers.filter((coverage) => !ofClient(coverage));
    const facts: Fact[] = [];
    if (serverCovers.length > 0)
      facts.push(fact('serverEvents', { tallies: this.#server.finish(), covers: serverCovers }, source));
    if (clientCovers.length > 0)
      facts.push(fact('clientEvents', { tallies: this.#client.finish(), covers: clientCovers }, source));
    const pressure = this.#pressure.finish();
    if (pressure) facts.push(fact('logonPressure', pressure, source));
    const updates = this.#history.updates();
    if (updates) facts.push(fact('updates', updates, source));
    const host = this.#history.host();
    if (host) facts.push(fact('hostSystem', host, source));
    const timeline = this.#timeline.finish();
    if (timeline) facts.push(fact('timeline', timeline, source));
    return facts;
  }
}
