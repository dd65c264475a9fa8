import type { FactTypes } from '../../facts/vocabulary.ts';
import { withoutPort } from './client-address.ts';
import { shortProvider, type LoggedEvent } from './logged-event.ts';

type EventLog = FactTypes['serverEvents'];
type Tally = EventLog['tallies'][number];

interface Counting {
  readonly provider: string;
  readonly id: number;
  readonly computer: string;
  count: number;
  first: string;
  last: string;
  readonly samples: Map<string, { count: number; last: string; fields: Record<string, string> }>;
}

/** Counts telling events by computer, provider and id, with the values their fields held; memory is bounded. */
export class EventTally {
  readonly #counts = new Map<string, Counting>();

  add(event: LoggedEvent): void {
    const provider = shortProvider(event.provider);
    if (provider === undefined) return;
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
      samples: new Map(),
    };
    if (!known) this.#counts.set(key, counting);
    counting.count += 1;
    if (event.time < counting.first) counting.first = event.time;
    if (event.time > counting.last) counting.last = event.time;
    // Of the hundreds of services only those behind Remote Desktop are worth one of the few samples.
    if (provider !== 'scm' || concernsRemoteDesktop(event.fields)) sample(counting, event);
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
    const samples = this.#counts.get(key)?.samples ?? new Map();
    this.#counts.set(key, { ...counted, provider, id, samples });
  }

  /** The tallies of the wanted computers, newest last event first. */
  finish(wanted: (computer: string) => boolean): readonly Tally[] {
    return [...this.#counts.values()]
      .filter(({ computer }) => wanted(computer))
      .map(({ provider, id, computer, count, first, last, samples }) => ({
        provider,
        id,
        count,
        first,
        last,
        computer,
        samples: mostFrequent(samples),
      }))
      .toSorted((a, b) => (a.last < b.last ? 1 : -1));
  }
}

function sample(counting: Counting, event: LoggedEvent): void {
  const fields = tellingFields(event.fields);
  const key = JSON.stringify(fields);
  const known = counting.samples.get(key);
  if (known) {
    known.count += 1;
    if (event.time > known.last) known.last = event.time;
  } else if (counting.samples.size < MAX_COMBINATIONS) {
    counting.samples.set(key, { count: 1, last: event.time, fields });
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
  /TermService|Remote Desktop Services|UmRdpService|SessionEnv|Remote Desktop Configuration|KeyIso|CNG Key Isolation|CryptSvc|Cryptographic Services/i;

/** Fields that differ with every event (handles, ports, session ids) would make every event its own sample. */
function tellingFields(fields: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (ephemeral.test(name) || Object.keys(kept).length >= MAX_FIELDS) continue;
    kept[name] = /^(clientip|ipstring)$/i.test(name) ? withoutPort(value) : value.slice(0, MAX_FIELD_LENGTH);
  }
  return kept;
}

function mostFrequent(samples: Counting['samples']): Tally['samples'] {
  return [...samples.values()]
    .toSorted((a, b) => b.count - a.count || (a.last < b.last ? 1 : -1))
    .slice(0, MAX_SAMPLES);
}

const ephemeral =
  /^(__binLength|binaryData|CredContext|certificateContext|pCertificateContext|ContextHandle|.*Logon(Id|Guid|GUID|ID)|LogonID|IpPort|ProcessI[dD]|CallerProcess.*|ActivityI[dD]|ConnectionName|TunnelID|SessionI[dD]|TransmittedServices|LmPackageName|KeyLength|EncodedCert)$/;
const MAX_TALLIES = 2_000;
const MAX_COMBINATIONS = 500;
const MAX_SAMPLES = 8;
const MAX_FIELDS = 12;
const MAX_FIELD_LENGTH = 200;
