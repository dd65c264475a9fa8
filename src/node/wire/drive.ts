import type { Duplex } from 'node:stream';
import type { Arrival, Conversation } from '../../core/protocol/conversation.ts';
import { ownNow } from '../time/own-time.ts';
import { type Limits, defaultLimits } from './limits.ts';
import { type TraceEnding, type Trace, startFlow } from './trace.ts';
import { listen } from './listener.ts';

/** The result of a conversation and what happened below it. */
export interface Exchange<Result> {
  readonly result: Result;
  readonly trace: Trace;
}

/** Holds a conversation over a socket. The only place where protocol code meets the network. */
export async function drive<Result>(
  conversation: Conversation<Result>,
  socket: Duplex,
  limits: Limits = defaultLimits,
): Promise<Exchange<Result>> {
  const started = ownNow();
  const listener = listen(socket);
  const giveUpAt = started + limits.totalMs;
  let bytesIn = 0;
  let bytesOut = 0;
  const flow = startFlow();
  let ending: TraceEnding | undefined;
  let firstBytes = new Uint8Array(0);
  try {
    let step = conversation.next();
    while (!step.done) {
      if (step.value.length > 0 && ending === undefined) {
        bytesOut += step.value.length;
        if (socket.writable) socket.write(step.value);
      }
      const event = ending ?? (await listener.next(limits, giveUpAt, bytesIn));
      if ('bytes' in event) {
        bytesIn += event.bytes.length;
        flow.note();
        if (firstBytes.length < FIRST_BYTES) firstBytes = headOf(firstBytes, event.bytes);
        step = conversation.next({ bytes: event.bytes });
      } else {
        ending = event;
        step = conversation.next(arrivalOf(event));
      }
    }
    const ms = ownNow() - started;
    const trace = { ms, bytesIn, bytesOut, ...flow.soFar(), firstBytes };
    return { result: step.value, trace: ending ? { ...trace, ending } : trace };
  } finally {
    listener.stop();
  }
}

const FIRST_BYTES = 96;

function arrivalOf(ending: TraceEnding): Arrival {
  if (ending.by === 'fin') return { ended: 'closed' };
  return { ended: ['rst', 'icmp', 'alert'].includes(ending.by) ? 'reset' : 'timedOut' };
}

function headOf(known: Uint8Array, more: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(Math.min(FIRST_BYTES, known.length + more.length));
  head.set(known);
  head.set(more.subarray(0, head.length - known.length), known.length);
  return head;
}
