import { isoOf } from '../../facts/time.ts';
import type { Coverage } from './event-facts.ts';

interface Span {
  readonly channel: string;
  readonly computer: string;
  from: number;
  until: number;
  records: number;
}

/** The span of time that each channel of each computer covers in one file, and how many of its records are new. */
export class LogSpans {
  readonly #spans: Span[] = [];

  /** Takes an event of the file; `millis` since 1970. */
  add(
    event: { readonly channel: string; readonly computer: string; readonly millis: number },
    isNew: boolean,
  ): void {
    const { channel, computer, millis } = event;
    if (Number.isNaN(millis)) return;
    let span = this.#spans.find((known) => known.channel === channel && known.computer === computer);
    if (span === undefined) {
      if (this.#spans.length >= MOST_SPANS) return;
      span = { channel, computer, from: millis, until: millis, records: 0 };
      // The newest comes first: a file is mostly one log.
      this.#spans.unshift(span);
    }
    if (millis < span.from) span.from = millis;
    if (millis > span.until) span.until = millis;
    if (isNew) span.records += 1;
  }

  /** What the file covers, and how many places or records of it are lost; a copy of what was read before covers nothing. */
  finish(file: string, lost: number): readonly Coverage[] {
    if (this.#spans.length === 0)
      return [{ channel: channelOf(file), computer: '', first: '', last: '', records: 0, lost }];
    return this.#spans
      .filter(({ records }) => records > 0)
      .map(({ channel, computer, from, until, records }) => ({
        channel,
        computer,
        first: isoOf(from),
        last: isoOf(until),
        records,
        lost,
      }));
  }
}

/** Windows names log files after their channel, with %4 for the slash. */
function channelOf(file: string): string {
  return file
    .replace(/^.*[\\/]/, '')
    .replace(/\.evtx$/i, '')
    .replaceAll('%4', '/');
}

const MOST_SPANS = 1_000;
