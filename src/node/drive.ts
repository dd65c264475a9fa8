import type { Duplex } from 'node:stream';
import type { Arrival, Conversation } from '../core/protocol/conversation.ts';
import { afterOwnTime, ownNow } from './time/own-time.ts';

/** How long and how much one exchange may take; a peer that goes on for ever is cut off at these. */
export interface Limits {
  /** Longest wait for the peer's next bytes. */
  readonly silenceMs: number;
  /** Longest time for the whole exchange, however steadily bytes drip in. */
  readonly totalMs: number;
  /** Most bytes read from the peer. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** Limits that suit one exchange of a check. */
export const defaultLimits: Limits = { silenceMs: 3_000, totalMs: 6_000, maxBytes: 4 * 1024 * 1024 };

/** Who ended the exchange and how; `cut` is our own doing: a limit was reached or we were told to stop. */
export interface TraceEnding {
  readonly by: 'fin' | 'rst' | 'silence' | 'icmp' | 'alert' | 'cut';
  /** The system's own word, e.g. EHOSTUNREACH, or the limit that was reached. */
  readonly code?: string;
  /** Which limit cut it. */
  readonly limit?: 'time' | 'bytes' | 'stop';
  /** The TLS alert that ended it, where TLS runs below the conversation. */
  readonly alert?: number;
}

/** What happened on the wire below a conversation; times are this thread's own, without its standstills. */
export interface Trace {
  readonly ms: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** In how many pieces the bytes came, and the longest wait for one. */
  readonly pieces: number;
  readonly longestPauseMs: number;
  /** Absent where the conversation came to its own end. */
  readonly ending?: TraceEnding;
  /** The peer's first bytes, 96 at most. */
  readonly firstBytes: Uint8Array;
}

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

/** In how many pieces bytes came, and the longest wait for one, in milliseconds. */
export type Flow = Pick<Trace, 'pieces' | 'longestPauseMs'>;

/** Counts pieces from now on. */
export function startFlow(): { readonly note: () => void; readonly soFar: () => Flow } {
  let pieces = 0;
  let longestPauseMs = 0;
  let lastAt = ownNow();
  return {
    note() {
      const now = ownNow();
      pieces += 1;
      longestPauseMs = Math.max(longestPauseMs, now - lastAt);
      lastAt = now;
    },
    soFar: () => ({ pieces, longestPauseMs }),
  };
}

/** ICMP errors as the operating system passes them on to a connected socket. */
const icmpCodes = ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EACCES', 'EPERM', 'ENOPROTOOPT'];

/** What the system's error code says about who ended a connection. */
export function endingOfError(code: string | undefined): TraceEnding {
  const alert = alertCodes[code ?? ''];
  if (alert !== undefined) return { by: 'alert', alert };
  if (code === 'ETIMEDOUT') return { by: 'silence', code };
  if (code !== undefined && icmpCodes.includes(code)) return { by: 'icmp', code };
  return code === undefined ? { by: 'rst' } : { by: 'rst', code };
}

/** How OpenSSL names alerts that end a connection after the handshake: RFC 8446 6.2, certificate_required and others. */
const alertCodes: Readonly<Record<string, number>> = {
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 116,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 48,
  ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: 49,
  ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR: 51,
  ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: 80,
  ERR_SSL_TLSV1_ALERT_USER_CANCELLED: 90,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 40,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 42,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: 46,
};

/** The error code of a failure of the network, such as ECONNRESET. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

type Event = { readonly bytes: Uint8Array } | TraceEnding;

function arrivalOf(ending: TraceEnding): Arrival {
  if (ending.by === 'fin') return { ended: 'closed' };
  return { ended: ['rst', 'icmp', 'alert'].includes(ending.by) ? 'reset' : 'timedOut' };
}

/** Hands out what arrives one by one; between two calls the socket is paused, so that nothing piles up. */
function listen(socket: Duplex) {
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

function headOf(known: Uint8Array, more: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(Math.min(FIRST_BYTES, known.length + more.length));
  head.set(known);
  head.set(more.subarray(0, head.length - known.length), known.length);
  return head;
}
