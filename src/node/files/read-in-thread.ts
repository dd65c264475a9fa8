import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { nothingRead, type Evidence, type EvidenceRequest, type ReadingHooks } from '../../app/evidence.ts';
import type { ThreadAnswer, ThreadSays, ThreadTask } from './evidence-thread.ts';

export interface ThreadLimits {
  readonly signal: AbortSignal;
  /** Longest time for all files together; without one they take the time they need. */
  readonly timeoutMs?: number;
}

/**
 * Reads evidence in a thread of its own, which ends when it is told to: first by itself, with what it has, then at once. A
 * decoder that is busy holds up neither Ctrl-C nor a deadline.
 */
export async function readInThread(
  request: EvidenceRequest,
  askPassword: NonNullable<ReadingHooks['askPassword']>,
  limits: ThreadLimits,
): Promise<Evidence> {
  if (request.paths.length + (request.given?.length ?? 0) === 0) return nothingRead;
  const script = fileURLToPath(new URL('./evidence-thread.js', import.meta.url));
  // Sources that are not built yet have no file a thread could start from.
  if (!existsSync(script)) return (await import('./read-evidence.ts')).readEvidence(request, { askPassword });
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const task: ThreadTask = { request, stop };
  const thread = new Worker(script, { workerData: task });
  return new Promise((resolve, reject) => {
    const timers: NodeJS.Timeout[] = [];
    const end = (finish: () => void) => {
      for (const timer of timers) clearTimeout(timer);
      limits.signal.removeEventListener('abort', hurry);
      void thread.terminate().then(finish, finish);
    };
    const hurry = () => {
      Atomics.store(stop, 0, 1);
      timers.push(setTimeout(() => end(() => resolve(unfinished(request))), GRACE_MS));
    };
    if (limits.signal.aborted) hurry();
    limits.signal.addEventListener('abort', hurry, { once: true });
    if (limits.timeoutMs !== undefined) timers.push(setTimeout(hurry, limits.timeoutMs));
    thread.on('message', (says: ThreadSays) => {
      if ('evidence' in says) end(() => resolve(says.evidence));
      else if ('mistake' in says) end(() => reject(new Error(says.mistake)));
      else
        void askPassword(says.asks).then(
          (password) => answer(thread, password),
          (error: Error) => end(() => reject(error)),
        );
    });
    thread.on('error', (error) => end(() => reject(error)));
  });
}

function answer(thread: Worker, password: string | undefined): void {
  const message: ThreadAnswer = password === undefined ? {} : { password };
  thread.postMessage(message);
}

function unfinished({ paths }: EvidenceRequest): Evidence {
  return {
    ...nothingRead,
    unread: paths.length,
    problems: [`${paths.join(', ')}: reading was stopped; nothing of it is told`],
  };
}

/** How long a reading thread may take to come to an end by itself. */
const GRACE_MS = 800;
