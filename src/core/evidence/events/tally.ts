import type { FactTypes } from '../../facts/vocabulary.ts';
import { crashFields, isForeignCrash } from '../../facts/crashed-program.ts';
import { EventSamples } from './event-samples.ts';
import type { LoggedEvent } from './logged-event.ts';
import { shortProvider } from '../../facts/provider-names.ts';

type EventLog = FactTypes['serverEvents'];
type Tally = EventLog['tallies'][number];

interface Counting {
  readonly provider: string;
  readonly id: number;
  readonly computer: string;
  count: number;
  first: string;
  last: string;
  readonly samples: EventSamples;
  /** False where events were counted whose fields nobody looked at. */
  whole: boolean;
}

/** Counts telling events by computer, provider and id, with the values their fields held; memory is bounded. */
export class EventTally {
  readonly #counts = new Map<string, Counting>();

  add(event: LoggedEvent): void {
    const provider = shortProvider(event.provider);
    if (provider === undefined) return;
    const crash = crashFields(provider, event.fields);
    if (crash && isForeignCrash(crash)) return;
    const id = event.eventId & 0xffff;
    const key = `${event.computer}|${provider}|${id}`;
    const known = this.#counts.get(key);
    if (!known && this.#counts.size >= MAX_TALLIES) return;
    const counting = known ?? {
      provider,
      id,
      computer: event.computer,
      count: 0,
      first: event.time,
      last: event.time,
      samples: new EventSamples(),
      whole: true,
    };
    if (!known) this.#counts.set(key, counting);
    counting.count += 1;
    if (event.time !== '' && (counting.first === '' || event.time < counting.first))
      counting.first = event.time;
    if (event.time > counting.last) counting.last = event.time;
    // Of the hundreds of services only those behind Remote Desktop are worth one of the few samples.
    if (provider !== 'scm' || concernsRemoteDesktop(event.fields))
      counting.samples.add(crash ? { ...event, fields: crash } : event);
    else counting.whole = false;
  }

  /** Takes the true count and span of events of which only the newest were added one by one. */
  count(counted: {
    provider: string;
    id: number;
    computer: string;
    count: number;
    first: string;
    last: string;
  }): void {
    const provider = shortProvider(counted.provider);
    if (provider === undefined) return;
    const id = counted.id & 0xffff;
    const key = `${counted.computer}|${provider}|${id}`;
    const known = this.#counts.get(key);
    const { computer, count, first, last } = counted;
    // Two tellers of one computer overlap: the larger count is the surer one.
    if (known !== undefined && known.count >= count && known.first <= first) {
      known.whole = false;
      return;
    }
    const samples = known?.samples ?? new EventSamples();
    const whole = known !== undefined && known.whole && known.count === count;
    this.#counts.set(key, { provider, id, computer, count, first, last, samples, whole });
  }

  /** The tallies of the wanted computers, newest last event first. */
  finish(wanted: (computer: string) => boolean): readonly Tally[] {
    return [...this.#counts.values()]
      .filter(({ computer }) => wanted(computer))
      .map(({ provider, id, computer, count, first, last, samples, whole }) => {
        const { samples: kept, complete } = samples.finish();
        return { provider, id, count, first, last, computer, samples: kept, complete: complete && whole };
      })
      .toSorted((a, b) => (a.last < b.last ? 1 : -1));
  }
}

/** Whether a Service Control Manager event names a service that Remote Desktop stands on; binary data hold UTF-16. */
function concernsRemoteDesktop(fields: Readonly<Record<string, string>>): boolean {
  const binary = (fields['Binary'] ?? '').replace(/(..)00/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  );
  return [...Object.values(fields), binary].some((value) => remoteDesktopServices.test(value));
}

const remoteDesktopServices =
  /TermService|Remote Desktop Services|UmRdpService|SessionEnv|Remote Desktop Configuration|KeyIso|CNG Key Isolation|CryptSvc|Cryptographic Services|TSGateway|Remote Desktop Gateway/i;

const MAX_TALLIES = 2_000;
