import { connect, type Socket } from 'node:net';
import type { Timed } from '../../core/facts/standstill.ts';
import { codeOf } from './network-error.ts';
import { afterOwnTime, startStopwatch } from '../time/own-time.ts';

/** How an attempt to open a TCP connection ended; codes are the system's own words. */
export type Connected = Timed &
  (
    | { readonly outcome: 'open'; readonly socket: Socket }
    | {
        readonly outcome: 'refused' | 'timedOut' | 'unreachable' | 'prohibited' | 'failed';
        readonly code?: string;
      }
  );

/** Opens one TCP connection to an address; never longer than `timeoutMs`. `localPort` is free to choose unless given. */
export function openConnection(
  address: string,
  port: number,
  timeoutMs: number,
  signal: AbortSignal,
  localPort?: number,
): Promise<Connected> {
  const elapsed = startStopwatch();
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ outcome: 'timedOut', ms: 0, code: 'deadline' });
    const own = localPort === undefined ? {} : { localPort };
    const socket = connect({ host: address, port, noDelay: true, ...own });
    const finish = (result: Connected) => {
      timer.cancel();
      signal.removeEventListener('abort', giveUp);
      socket.removeAllListeners();
      socket.on('error', () => {});
      if (result.outcome !== 'open') socket.destroy();
      resolve(result);
    };
    const giveUp = () => finish({ outcome: 'timedOut', ...elapsed(), ...deadlineOf(signal) });
    const timer = afterOwnTime(timeoutMs, giveUp);
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('connect', () => finish({ outcome: 'open', socket, ...elapsed() }));
    socket.on('error', (error) => {
      // A reset, unlike a refusal, comes to a connection that was open, if only for a moment.
      const wasOpen = codeOf(error) === 'ECONNRESET';
      finish(
        wasOpen ? { outcome: 'open', socket, ...elapsed() } : { ...outcomeOf(codeOf(error)), ...elapsed() },
      );
    });
    return undefined;
  });
}

/** How TCP connections are opened; tests put their own way in. */
export type Connect = typeof openConnection;

function deadlineOf(signal: AbortSignal) {
  return signal.aborted ? { code: 'deadline' } : {};
}

/** What the system's error code says about a connection that did not open. */
export function outcomeOf(code: string | undefined) {
  const named = code === undefined ? {} : { code };
  return { outcome: outcomes[code ?? ''] ?? ('failed' as const), ...named };
}

/** What the system says where a port of ours that was asked for is another program's: no packet left. */
export const PORT_TAKEN = 'EADDRINUSE';

const outcomes: Readonly<Record<string, 'refused' | 'timedOut' | 'unreachable' | 'prohibited'>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timedOut',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  // ICMP "protocol unreachable", net/ipv4/icmp.c.
  ENOPROTOOPT: 'unreachable',
  EACCES: 'prohibited',
  EPERM: 'prohibited',
};
