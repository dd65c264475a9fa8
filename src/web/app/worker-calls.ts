import type { Progress, Reply, Work, WorkName } from '../work/messages.ts';

interface Waiting {
  readonly done: (answer: unknown) => void;
  readonly failed: (error: Error) => void;
  readonly tell: ((progress: Progress) => void) | undefined;
}

/** A worker that is asked by name; it can be ended in the middle of its work, which is how reading is cancelled. */
export class WorkerCalls {
  readonly #start: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #n = 0;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** Asks, and hears how far it is on the way. */
  ask<N extends WorkName>(
    name: N,
    ask: Work[N]['ask'],
    tell?: (progress: Progress) => void,
  ): Promise<Work[N]['answer']> {
    this.#n += 1;
    const n = this.#n;
    return new Promise((resolve, reject) => {
      // The worker answers a name with what `Work` says of that name.
      const done = (answer: unknown) => resolve(answer as Work[N]['answer']);
      this.#waiting.set(n, { done, failed: reject, tell });
      this.#running().postMessage({ n, name, ask });
    });
  }

  /** Ends it at once; whoever waits hears that it was cancelled. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#fail(new Cancelled());
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#heard(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#worker = undefined;
      this.#fail(new Error(event.message || 'the reading part of this page could not be started'));
    });
    this.#worker = worker;
    return worker;
  }

  #heard(reply: Reply): void {
    const waiting = this.#waiting.get(reply.n);
    if (waiting === undefined) return;
    if ('progress' in reply) {
      waiting.tell?.(reply.progress);
      return;
    }
    this.#waiting.delete(reply.n);
    if ('problem' in reply) waiting.failed(new Error(reply.problem));
    else waiting.done(reply.answer);
  }

  #fail(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { failed } of waiting) failed(error);
  }
}

/** The person changed their mind; no fault. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
