import { parentPort, workerData } from 'node:worker_threads';
import type { Evidence, EvidenceRequest } from '../../app/evidence.ts';
import { readEvidence } from './read-evidence.ts';

/** What the reading thread is started with: what to read, and a cell that turns 1 when it shall come to an end. */
export interface ThreadTask {
  readonly request: EvidenceRequest;
  readonly stop: Int32Array;
}

/** What the thread says: that it needs a password, what was read, or which mistake inside ended it. */
export type ThreadSays =
  | { readonly asks: string }
  | { readonly evidence: Evidence }
  | { readonly mistake: string };

/** What is answered to its question. */
export interface ThreadAnswer {
  readonly password?: string;
}

const port = parentPort;
if (port !== null) {
  // Only read-in-thread.ts starts it, with exactly this.
  const { request, stop } = workerData as ThreadTask;
  const say = (message: ThreadSays) => port.postMessage(message);
  const askPassword = (file: string) =>
    new Promise<string | undefined>((resolve) => {
      port.once('message', ({ password }: ThreadAnswer) => resolve(password));
      say({ asks: file });
    });
  readEvidence(request, { askPassword, stopped: () => Atomics.load(stop, 0) === 1 }).then(
    (evidence) => say({ evidence }),
    (error: unknown) =>
      say({ mistake: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
}
