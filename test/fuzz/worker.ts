import { parentPort, workerData } from 'node:worker_threads';
import { processorMs } from '../processor-time.ts';
import { mutated } from './mutate.ts';
import type { Target } from './target.ts';
import { targets } from './targets.ts';

/** What the main thread asks for: targets by number, a first input number, milliseconds for each. */
export interface Order {
  readonly which: readonly number[];
  readonly from: number;
  readonly milliseconds: number;
  /** Shared with the main thread: target, input number, executions of the target. */
  readonly pulse: SharedArrayBuffer;
}

/** What the worker tells: something found, or a target that is done. */
export type Told =
  | {
      readonly kind: 'found';
      readonly target: string;
      readonly number: number;
      readonly says: string;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'done'; readonly which: number; readonly executions: number; readonly slowest: number };

/** Names of all targets, asked for by the main thread before it gives orders. */
export const names = targets.map(({ name }) => name);

const SLOW = 2_000;

async function work({ which, from, milliseconds, pulse }: Order): Promise<void> {
  const shared = new Int32Array(pulse);
  for (const index of which) {
    const target = targets[index]!;
    const seeds = target.seeds();
    const until = performance.now() + milliseconds;
    let [executions, slowest, number] = [0, 0, from];
    Atomics.store(shared, 0, index);
    for (let now = performance.now(); now < until; number += 1) {
      const mutation = mutated(seeds, number, target.most);
      const bytes = target.repair !== undefined && number % 3 !== 0 ? target.repair(mutation) : mutation;
      Atomics.store(shared, 1, number);
      const problem = await tried(target, bytes, number);
      const after = performance.now();
      slowest = Math.max(slowest, after - now);
      if (problem !== undefined) tell({ kind: 'found', target: target.name, number, says: problem, bytes });
      else if (after - now > SLOW) {
        // The clock goes on while others have the processor: what is slow by itself is so again.
        const worked = await processorMs(() => tried(target, bytes, number));
        if (worked > SLOW)
          tell({
            kind: 'found',
            target: target.name,
            number,
            says: `takes ${Math.round(worked)} ms of processor`,
            bytes,
          });
      }
      now = performance.now();
      executions += 1;
      Atomics.store(shared, 2, executions);
    }
    tell({ kind: 'done', which: index, executions, slowest });
  }
}

/** What goes wrong with an input, if anything. */
async function tried(target: Target, bytes: Uint8Array, number: number): Promise<string | undefined> {
  try {
    const result = target.run(bytes, number);
    if (result instanceof Promise) await result;
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

if (parentPort !== null) await work(workerData as Order);
