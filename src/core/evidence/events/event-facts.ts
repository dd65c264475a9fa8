import { fact, type Fact, type Source } from '../../facts/case-file.ts';
import { millisOf } from '../../facts/time.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { Arrivals } from './arrivals.ts';
import { ClientAttempts, type ServerSide } from './client-attempts.ts';
import { connectionStep } from './connection-step.ts';
import { HostHistory } from './host-history.ts';
import type { LoggedEvent } from './logged-event.ts';
import { LogLedger, type Meeting, type Sighting } from './log-ledger.ts';
import { LogonPressure } from './pressure.ts';
import { isAddress, sameHost } from './same-host.ts';
import { ServerAttempts } from './server-attempts.ts';
import { SessionEnds } from './session-ends.ts';
import { EventTally } from './tally.ts';
import { tellingEvent } from './telling-events.ts';
import { shortProvider } from '../../facts/provider-names.ts';
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

/** What is kept of each server by itself, so that two servers in one set of logs are not taken for one. */
interface Machine {
  readonly pressure: LogonPressure;
  readonly history: HostHistory;
  readonly arrivals: Arrivals;
}

/** Turns the events of any number of logs, of both sides, into facts. Feed every event once, then finish. */
export class EventFacts {
  readonly #ledger = new LogLedger();
  readonly #server = new EventTally();
  readonly #client = new EventTally();
  readonly #machines = new Map<string, Machine>();
  readonly #attempts = new ClientAttempts();
  readonly #serverAttempts = new ServerAttempts();
  readonly #sessionEnds = new SessionEnds();
  readonly #timeline = new Timeline();
  readonly #covers: Coverage[] = [];
  readonly #counted: CountedEvents[] = [];
  #last = '';

  /** Meets an event of a log: what is `wanted` is to be added with its fields, all else is dealt with. */
  meets(sighting: Sighting): Meeting {
    return this.#ledger.meets(sighting);
  }

  add(event: LoggedEvent): void {
    // What has no time is counted and stands in no order: it is no step of an attempt and no part of a history.
    const dated = event.time !== '';
    if (dated) this.#ledger.add(event);
    if (tellingEvent(event.provider, event.eventId) === undefined) return;
    const onClient = shortProvider(event.provider) === 'rdpclient';
    (onClient ? this.#client : this.#server).add(event);
    if (!dated) return;
    this.#timeline.add(event);
    if (onClient) this.#attempts.add(event);
    else {
      const machine = this.#machine(event.computer);
      const step = connectionStep(event);
      machine?.pressure.add(event, step);
      machine?.history.add(event);
      machine?.arrivals.add(event, step);
      if (step !== undefined) this.#serverAttempts.add(event.computer, step);
      this.#sessionEnds.add(event);
    }
    if (event.time > this.#last) this.#last = event.time;
  }

  /** Takes events that were counted elsewhere: how many there were, and the newest of them with their fields. */
  addCounted(counted: CountedEvents): void {
    this.#counted.push(counted);
  }

  /** Says what a log that was read covers, also where no event of it was telling: silence is evidence only then. */
  covers(coverage: Coverage): void {
    this.#covers.push(coverage);
    if (coverage.first === '') return;
    const [from, until] = [millisOf(coverage.first), millisOf(coverage.last)];
    this.#ledger.covers(coverage.computer, coverage.channel, from, until);
  }

  /** Names and addresses that the client's own log says it connects to, the newest first. */
  targets(): readonly string[] {
    this.#settle();
    return this.#attempts.targets();
  }

  /** Names of servers whose events are left out because the person connects to another one of them. */
  leftOut(targets: readonly string[]): readonly string[] {
    this.#settle();
    const wanted = this.#wanted(targets);
    return this.#computers().filter((computer) => !wanted(computer));
  }

  /** The facts; of several servers only the one that is named among the targets, where one is. */
  finish(from: string, now: string, targets: readonly string[] = this.targets()): readonly Fact[] {
    this.#settle();
    const source: Source = { by: 'event log', from, at: this.#last === '' ? now : this.#last };
    const wanted = this.#wanted(targets);
    const values = this.#values(wanted);
    const known = Object.entries(values).flatMap(([name, value]) =>
      // Name and value come from one and the same entry.
      value === undefined ? [] : [{ name, value, source } as Fact],
    );
    const error = clientErrorOf(values.clientAttempts);
    return error === undefined ? known : [...known, fact('clientError', error, source)];
  }

  #values(wanted: (computer: string) => boolean): { [N in keyof FactTypes]?: FactTypes[N] | undefined } {
    const covers = this.#covers.filter(({ computer }) => computer === '' || wanted(computer));
    const clientCovers = this.#covers.filter(ofClient);
    const serverCovers = covers.filter((coverage) => !ofClient(coverage));
    const machines = [...this.#machines]
      .filter(([computer]) => wanted(computer))
      .map(([, machine]) => machine);
    const clients = new Set(clientCovers.map(({ computer }) => computer));
    const arrivals = machines.length === 1 ? machines[0]!.arrivals : undefined;
    return {
      serverEvents:
        serverCovers.length === 0
          ? undefined
          : { tallies: this.#server.finish(wanted), covers: serverCovers },
      clientEvents:
        clientCovers.length === 0
          ? undefined
          : { tallies: this.#client.finish(() => true), covers: clientCovers },
      // An excerpt shows some failures and says nothing of how many there were.
      logonPressure:
        serverCovers.length === 0 || serverCovers.some(({ records }) => records > 0)
          ? machines.toSorted((a, b) => b.pressure.failures - a.pressure.failures)[0]?.pressure.finish()
          : undefined,
      updates: machines.length === 1 ? machines[0]!.history.updates() : undefined,
      hostSystem: machines.length === 1 ? machines[0]!.history.host() : undefined,
      arrivals: arrivals?.finish(),
      timeline: this.#timeline.finish(wanted),
      eventActivity: this.#ledger.finish((computer) => wanted(computer) || clients.has(computer)),
      serverAttempts: this.#serverAttempts.finish(wanted, this.#sessionEnds.finish(wanted)),
      clientAttempts: this.#attempts.finish(this.#serverSide(wanted, serverCovers, arrivals)),
    };
  }

  // What was counted elsewhere is a copy where the log itself was read.
  #settle(): void {
    for (const counted of this.#counted.splice(0)) {
      const { computer, channel, provider, id: eventId, first, last, count, newest } = counted;
      if (this.#ledger.knows(computer, channel, first, last)) continue;
      for (const { at, fields } of newest)
        this.add({ time: at, provider, eventId, channel, computer, fields });
      this.#ledger.raise({ computer, channel, provider, eventId }, count, first);
      if (tellingEvent(provider, eventId) === undefined) continue;
      const onClient = shortProvider(provider) === 'rdpclient';
      (onClient ? this.#client : this.#server).count(counted);
      if (last > this.#last) this.#last = last;
    }
  }

  #serverSide(
    wanted: (computer: string) => boolean,
    covers: readonly Coverage[],
    arrivals: Arrivals | undefined,
  ): ServerSide {
    // What a damaged log does not hold may have been in what is lost.
    const spans = covers.filter(
      ({ channel, first, lost }) => first !== '' && lost === 0 && coreChannel.test(channel),
    );
    const computers = this.#computers().filter((computer) => wanted(computer));
    return {
      isTarget: (server) =>
        isAddress(server) ? undefined : computers.some((computer) => sameHost(server, computer)),
      covered:
        spans.length === 0
          ? undefined
          : {
              first: spans.reduce((least, { first }) => Math.min(least, millisOf(first)), Infinity),
              // Logs of one computer are saved together: one that ends earlier was quiet from then on.
              last: covers
                .filter(
                  ({ last, computer }) => last !== '' && spans.some((span) => span.computer === computer),
                )
                .reduce((most, { last }) => Math.max(most, millisOf(last)), -Infinity),
            },
      accepted: arrivals?.acceptedTimes() ?? new Map(),
      authenticated: arrivals?.authenticatedTimes() ?? new Map(),
      offsetSeconds: this.#timeline.offset(wanted)?.seconds,
    };
  }

  #machine(computer: string): Machine | undefined {
    const known = this.#machines.get(computer);
    if (known || this.#machines.size >= MAX_COMPUTERS) return known;
    const machine = { pressure: new LogonPressure(), history: new HostHistory(), arrivals: new Arrivals() };
    this.#machines.set(computer, machine);
    return machine;
  }

  #computers(): readonly string[] {
    const covered = this.#covers.filter((coverage) => !ofClient(coverage)).map(({ computer }) => computer);
    return [...new Set([...this.#machines.keys(), ...covered])].filter((computer) => computer !== '');
  }

  #wanted(targets: readonly string[]): (computer: string) => boolean {
    const computers = this.#computers();
    const named = targets.find((target) => computers.some((computer) => sameHost(target, computer)));
    return (computer) => named === undefined || sameHost(named, computer);
  }
}

/** What the newest attempt of the client's log ended with, where no session had begun and it was no ordinary end. */
function clientErrorOf(
  attempts: FactTypes['clientAttempts'] | undefined,
): FactTypes['clientError'] | undefined {
  const last = attempts?.at(-1);
  if (last?.code === undefined || last.began || ordinaryEnds.has(last.code)) return undefined;
  return { code: last.code, from: 'clientLog' };
}

const ofClient = ({ channel }: Coverage) => /RDPClient\/Operational/i.test(channel);
const coreChannel = /RdpCoreTS\/Operational|^ForwardedEvents$/i;
/** No information, ended here, ended by the person there, ended by the server (no error in itself), warning cancelled. */
const ordinaryEnds: ReadonlySet<number> = new Set([0, 1, 2, 3, 263]);
const MAX_COMPUTERS = 200;
