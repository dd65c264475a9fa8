import { isIP } from 'node:net';
import { parseAddress } from '../../core/fleet/targets/address.ts';
import { spreadOrder } from '../../core/fleet/targets/spread-order.ts';
import type { TargetSet } from '../../core/fleet/targets/target-set.ts';
import { startCrew, type Crew } from './crew.ts';
import type { LookSettings, Told } from './looker.ts';
import { NameDesk, type LookUp, type Resolved } from './name-desk.ts';
import { Pacer, type Pace } from './pacer.ts';
import { sightingOf } from './sighting.ts';
import { withoutAddress, type Job } from './swept-of.ts';

/** What is swept, how fast, and whom to tell. */
export interface SweepRequest extends LookSettings {
  readonly targets: TargetSet;
  readonly pace: Pace;
  readonly threads: number;
  readonly told: Told;
  /** Whether a target was looked at before; it is left out. */
  readonly isDone?: (index: number) => boolean;
  readonly signal?: AbortSignal;
  readonly lookUp?: LookUp;
  readonly random?: () => number;
}

/** How a sweep came to its end. */
export interface SweepEnd {
  readonly stopped: boolean;
  /** Connections at a time, where the system bore fewer than were asked for. */
  readonly lowered?: number;
}

type Paced = Job & { readonly subnet: string };

/** Looks at every target once, at the pace given. Rejects only at a mistake of ours. */
export function sweep(request: SweepRequest): Promise<SweepEnd> {
  const { signal, told } = request;
  const threads = threadsFor(request);
  return new Promise((resolve, reject) => {
    const source = startSource(request, told);
    const pacer = new Pacer<Paced>(request.pace, performance.now(), request.random ?? Math.random);
    const end = (settle: () => void) => {
      clearInterval(ticking);
      signal?.removeEventListener('abort', stop);
      void crew.close().then(settle, settle);
    };
    const stop = () => end(() => resolve({ stopped: true }));
    const hooks = { told, broken: (error: Error) => end(() => reject(error)) };
    const crew = startCrew(request, threads, hooks);
    const pump = () => {
      if (signal?.aborted === true) return;
      const now = performance.now();
      crew.give(gathered(crew, () => pacer.next(now, source.next)));
      if (source.isOver() && pacer.waiting + crew.busy() === 0) {
        const most = crew.most();
        const lowered = most < request.atOnce - threads ? { lowered: most } : {};
        end(() => resolve({ stopped: false, ...lowered }));
      }
    };
    const ticking = setInterval(() => {
      const now = performance.now();
      source.turn(now);
      pacer.tidy(now);
      pump();
    }, TICK_MS);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true) stop();
  });
}

/** No more than it takes to keep the pace, nor than there are hosts for: a thread costs as much as a thousand of them to start. */
function threadsFor({ threads, pace, targets }: SweepRequest): number {
  if (targets.size < FEWEST_FOR_THREADS) return 0;
  return Math.min(threads, Math.ceil(pace.rate / RATE_OF_ONE), Math.ceil(targets.size / HOSTS_FOR_ONE));
}

/** As many as may go now and the crew takes. */
function gathered(crew: Crew, next: () => Job | undefined): readonly Job[] {
  const jobs: Job[] = [];
  for (let room = Math.min(crew.room(), MOST_A_TICK); room > 0; room -= 1) {
    const job = next();
    if (job === undefined) break;
    jobs.push(job);
  }
  return jobs;
}

/** Hands out targets with their addresses, one after the other; names while they are being resolved are passed over. */
function startSource({ targets, isDone, lookUp, timeoutMs, random }: SweepRequest, told: Told) {
  const order = spreadOrder(targets.size, Math.floor((random ?? Math.random)() * 2 ** 31));
  const desk = new NameDesk(2 * timeoutMs, lookUp);
  const resolved: Paced[] = [];
  let over = false;
  const answered = (job: Omit<Job, 'address'>, found: Resolved) => {
    if ('address' in found)
      resolved.push({ ...job, address: found.address, subnet: subnetOf(found.address) });
    else
      told(job.index, sightingOf(withoutAddress(job, found.ending, found.system, new Date().toISOString())));
  };
  return {
    next: (): Paced | undefined => {
      // Done ones and names of a resolver that is down cost no connection, but must not hold up what runs beside.
      for (let passed = 0; resolved.length === 0 && desk.room > 0 && passed < MOST_PASSED; passed += 1) {
        const step = order.next();
        if (step.done === true) {
          over = true;
          return undefined;
        }
        const index = step.value;
        if (isDone?.(index) === true) continue;
        const { host, port, named, subnet } = targets.at(index);
        if (subnet !== undefined) return { index, host, port, named, subnet, address: host };
        if (isIP(host) !== 0) return { index, host, port, named, subnet: host, address: host };
        desk.ask(host, (found) => answered({ index, host, port, named }, found));
      }
      return resolved.shift();
    },
    isOver: () => over && desk.busy + resolved.length === 0,
    turn: (now: number) => desk.turn(now),
  };
}

function subnetOf(address: string): string {
  const parsed = parseAddress(address);
  if (parsed === undefined) return address;
  return parsed.net === '' ? `${parsed.low >>> 8}` : parsed.net.slice(0, 16);
}

const TICK_MS = 20;
const MOST_A_TICK = 1_024;
const MOST_PASSED = 1_000;
/** Hosts a second that one thread keeps up with on a machine that has other work too. */
const RATE_OF_ONE = 2_000;
const HOSTS_FOR_ONE = 10_000;
const FEWEST_FOR_THREADS = 2_000;
