import { connect, type Socket } from 'node:net';
import type { Arrival, Conversation } from '../../core/protocol/conversation.ts';
import type { Timed } from '../../core/facts/standstill.ts';
import { AttentiveClock } from '../time/attentive-clock.ts';
import { codeOf, endingOfError } from '../wire/network-error.ts';
import { outcomeOf } from '../wire/connect.ts';
import { endingOf, lastOf, type Cut } from './cut.ts';
import { TimerWheel, type Waiting } from './timer-wheel.ts';
import type { Errand } from './errand.ts';

export interface LaneLimits {
  /** Longest wait for the connection, and for the peer's next bytes; twice that for all of it. */
  readonly timeoutMs: number;
  /** Most connections open at a time. */
  readonly atOnce: number;
}

/** One connection on its way; the lane's own notes. */
interface Visit<R> extends Waiting {
  readonly errand: Errand<R>;
  readonly socket: Socket;
  readonly startedAt: number;
  readonly stillBefore: number;
  readonly tries: number;
  conversation?: Conversation<R>;
  /** Absent until it is open. */
  connect?: Timed;
  /** When it began to talk, by the clock of patience. */
  talksFrom: number;
  bytesIn: number;
}

/**
 * Holds thousands of conversations at a time: one timer for all, one buffer that every socket reads into, no promise for any.
 * Where the system runs out of descriptors or ports it goes on with fewer connections.
 */
export class Lane<R> {
  readonly #limits: LaneLimits;
  readonly #wheel: TimerWheel<Visit<R>>;
  readonly #visits = new Set<Visit<R>>();
  readonly #queue: { readonly errand: Errand<R>; readonly tries: number }[] = [];
  readonly #buffer = new Uint8Array(BUFFER_BYTES);
  readonly #ticking: NodeJS.Timeout;
  #most: number;
  /** In this turn of the loop. */
  #opened = 0;
  /** An answer that waited to be read while this thread stood still is not late. */
  readonly #patience = new AttentiveClock(TICK_MS, STANDSTILL_MS);

  constructor(limits: LaneLimits) {
    this.#limits = limits;
    this.#most = limits.atOnce;
    this.#wheel = new TimerWheel(TICK_MS, SLOTS, this.#patience.now(), (visit) => this.#expire(visit));
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
  }

  /** The most connections at a time that the system was found to bear. */
  get most(): number {
    return this.#most;
  }

  /** Connections that are open or wait to be. */
  get busy(): number {
    return this.#visits.size + this.#queue.length;
  }

  send(errand: Errand<R>): void {
    this.#queue.push({ errand, tries: 0 });
    this.#fill();
  }

  /** Ends everything at once; nobody is told any more. */
  close(): void {
    clearInterval(this.#ticking);
    this.#queue.length = 0;
    for (const { socket } of this.#visits) drop(socket);
    this.#visits.clear();
  }

  /** Few in one turn of the loop, so that answers are read between: a connection that is over sooner is cheaper to keep. */
  #fill(): void {
    while (this.#visits.size < this.#most && this.#opened < OPENED_A_TURN) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      if (this.#opened === 0) setImmediate(() => this.#turn());
      this.#opened += 1;
      this.#open(next.errand, next.tries);
    }
  }

  #turn(): void {
    this.#opened = 0;
    this.#fill();
  }

  #open(errand: Errand<R>, tries: number): void {
    const startedAt = this.#patience.now();
    const stillBefore = this.#patience.stoodStill;
    const callback = (count: number, buffer: Uint8Array) => {
      // The next socket reads into the same buffer.
      this.#go(visit, { bytes: buffer.slice(0, count) });
      return true;
    };
    const { address: host, port } = errand;
    const socket = connect({ host, port, onread: { buffer: this.#buffer, callback } });
    const dueAt = startedAt + this.#limits.timeoutMs;
    const visit: Visit<R> = {
      errand,
      socket,
      startedAt,
      stillBefore,
      tries,
      talksFrom: 0,
      bytesIn: 0,
      dueAt,
      slot: 0,
    };
    this.#visits.add(visit);
    this.#wheel.add(visit);
    socket.on('connect', () => this.#begin(visit));
    socket.on('end', () => this.#end(visit, { by: 'fin' }));
    socket.on('error', (error) => this.#fail(visit, codeOf(error)));
    socket.on('close', () => this.#end(visit, { by: 'fin' }));
  }

  #begin(visit: Visit<R>): void {
    if (visit.connect !== undefined || !this.#visits.has(visit)) return;
    visit.connect = this.#timed(visit);
    visit.talksFrom = this.#patience.now();
    visit.dueAt = visit.talksFrom + this.#limits.timeoutMs;
    visit.conversation = visit.errand.say();
    this.#take(visit, visit.conversation.next());
  }

  #go(visit: Visit<R>, arrival: Arrival, cut?: Cut): void {
    const { conversation } = visit;
    if (conversation === undefined || !this.#visits.has(visit)) return;
    if ('bytes' in arrival) {
      visit.bytesIn += arrival.bytes.length;
      if (visit.bytesIn > MOST_BYTES) return this.#end(visit, { by: 'cut', code: 'bytes' });
      const { timeoutMs } = this.#limits;
      visit.dueAt = Math.min(this.#patience.now(), visit.talksFrom + timeoutMs) + timeoutMs;
    }
    this.#take(visit, conversation.next(arrival), cut);
  }

  #take(visit: Visit<R>, step: IteratorResult<Uint8Array, R>, cut?: Cut): void {
    const next = cut === undefined ? step : lastOf(visit.conversation!, step, cut);
    if (next.done !== true) {
      if (next.value.length > 0 && visit.socket.writable) visit.socket.write(next.value);
      return;
    }
    this.#leave(visit);
    const timed = visit.connect ?? this.#timed(visit);
    visit.errand.told({ opened: true, ...timed, result: next.value, ...(cut === undefined ? {} : { cut }) });
    this.#fill();
  }

  #end(visit: Visit<R>, cut: Cut): void {
    if (!this.#visits.has(visit)) return;
    if (visit.conversation === undefined) return this.#unopened(visit, outcomeOf('ECONNRESET'));
    this.#go(visit, { ended: endingOf(cut) }, cut);
  }

  #fail(visit: Visit<R>, code: string | undefined): void {
    if (!this.#visits.has(visit)) return;
    // A reset, unlike a refusal, comes to a connection that was open, if only for a moment.
    if (code === 'ECONNRESET') this.#begin(visit);
    if (visit.conversation === undefined) return this.#unopened(visit, outcomeOf(code));
    this.#end(visit, endingOfError(code));
  }

  #unopened(visit: Visit<R>, { outcome, code }: ReturnType<typeof outcomeOf>): void {
    this.#leave(visit);
    const { errand, tries } = visit;
    if (code !== undefined && scarce.includes(code) && tries < MOST_TRIES) {
      this.#most = Math.max(FEWEST, Math.min(this.#most, this.#visits.size));
      this.#queue.push({ errand, tries: tries + 1 });
      return;
    }
    errand.told({ opened: false, outcome, ...this.#timed(visit), ...(code === undefined ? {} : { code }) });
    this.#fill();
  }

  #expire(visit: Visit<R>): void {
    if (visit.conversation === undefined) this.#unopened(visit, { outcome: 'timedOut' });
    else this.#end(visit, { by: 'silence' });
  }

  #leave(visit: Visit<R>): void {
    this.#visits.delete(visit);
    this.#wheel.remove(visit);
    drop(visit.socket);
  }

  #tick(): void {
    this.#patience.tick();
    this.#wheel.turn(this.#patience.now());
    this.#fill();
  }

  #timed({ startedAt, stillBefore }: Visit<R>): Timed {
    const ms = tenths(this.#patience.now() - startedAt);
    const stoodStillMs = Math.round(this.#patience.stoodStill - stillBefore);
    return stoodStillMs > 0 ? { ms, stoodStillMs } : { ms };
  }
}

/** An error after the end has nobody to tell; unheard, it would end the process. */
function drop(socket: Socket): void {
  socket.removeAllListeners();
  socket.on('error', () => {});
  socket.destroy();
}

function tenths(ms: number): number {
  return Math.max(0, Math.round(ms * 10) / 10);
}

/** What the system says when it has no descriptor, port or memory left for one more connection. */
const scarce: readonly string[] = ['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EADDRNOTAVAIL', 'EAGAIN'];
const TICK_MS = 20;
const STANDSTILL_MS = 100;
const SLOTS = 512;
const OPENED_A_TURN = 32;
const BUFFER_BYTES = 65_536;

/** Thousands of hosts that send without end must not fill the memory; the few whose chain is longer are looked at again. */
const MOST_BYTES = 128 * 1024;
const MOST_TRIES = 40;
const FEWEST = 4;
