import type { Duplex } from 'node:stream';
import { afterOwnTime, ownNow } from '../time/own-time.ts';
import type { Limits } from './limits.ts';
import type { TraceEnding } from './trace.ts';
import { endingOfError, codeOf } from './network-error.ts';

type Event = { readonly bytes: Uint8Array } | TraceEnding;

/** Hands out what arrives one by one; between two calls the socket is paused, so that nothing piles up. */
export function listen(socket: Duplex) {
  const waiting: Event[] = [];
  let wake: (() => void) | undefined;
  const arrive = (event: Event) => {
    waiting.push(event);
    wake?.();
  };
  const onData = (bytes: Uint8Array) => {
    socket.pause();
    arrive({ bytes });
  };
  const onEnd = () => arrive({ by: 'fin' });
  const onError = (error: unknown) => arrive(endingOfError(codeOf(error)));
  const onClose = () => arrive({ by: 'fin' });
  socket.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
  socket.pause();
  if (socket.destroyed || socket.readableEnded) {
    arrive(socket.errored ? endingOfError(codeOf(socket.errored)) : { by: 'fin' });
  }

  return {
    async next(limits: Limits, giveUpAt: number, bytesIn: number): Promise<Event> {
      const cut = cutBefore(limits, giveUpAt, bytesIn);
      if (cut !== undefined) return cut;
      const untilEnd = giveUpAt - ownNow();
      if (waiting.length === 0) await this.wait(Math.min(limits.silenceMs, untilEnd), limits.signal);
      const event = waiting.shift();
      if (event) return event;
      if (limits.signal?.aborted || untilEnd <= limits.silenceMs) return cutAfter(limits);
      return { by: 'silence' };
    },

    /** Lets the socket flow until something arrives, the time is over or the signal fires. */
    wait: (ms: number, signal: AbortSignal | undefined) =>
      new Promise<void>((resolve) => {
        const done = () => {
          timer.cancel();
          signal?.removeEventListener('abort', done);
          wake = undefined;
          resolve();
        };
        const timer = afterOwnTime(ms, done);
        signal?.addEventListener('abort', done, { once: true });
        wake = done;
        socket.resume();
      }),

    stop() {
      socket.pause();
      socket.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onError);
      // An error after the last exchange has nobody to tell; unheard, it would end the process.
      if (socket.listenerCount('error') === 0) socket.on('error', () => {});
    },
  };
}

/** A limit that is reached already. */
function cutBefore(limits: Limits, giveUpAt: number, bytesIn: number): TraceEnding | undefined {
  if (limits.signal?.aborted) return cutAfter(limits);
  if (bytesIn > limits.maxBytes) {
    return { by: 'cut', code: `more than ${limits.maxBytes} bytes`, limit: 'bytes' };
  }
  return giveUpAt <= ownNow() ? cutAfter(limits) : undefined;
}

/** Somebody stopped us, or the time for the whole exchange is up. */
function cutAfter({ signal, totalMs }: Limits): TraceEnding {
  return signal?.aborted
    ? { by: 'cut', code: 'deadline', limit: 'stop' }
    : { by: 'cut', code: `more than ${totalMs} ms`, limit: 'time' };
}
