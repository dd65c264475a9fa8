import type { Socket } from 'node:net';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { openConnection, type Connected } from './connect.ts';

type TcpAttempt = FactTypes['tcpConnect']['attempts'][number];

/** An open connection and the address it leads to; the conversation after the test goes on with it. */
export interface OpenAddress {
  readonly address: string;
  readonly socket: Socket;
  readonly ms: number;
}

/** A TCP connection to every address at once: the first that opens is handed out, the others are closed again. */
export interface Connecting {
  /** The first open one, or undefined when none opens. */
  readonly first: Promise<OpenAddress | undefined>;
  /** Every result, in the order of the addresses. */
  readonly all: Promise<readonly TcpAttempt[]>;
}

export function connectEvery(
  addresses: readonly string[],
  port: number,
  timeoutMs: number,
  signal: AbortSignal,
): Connecting {
  let taken = false;
  const trying = addresses.map((address) => openConnection(address, port, timeoutMs, signal));
  const opening = trying.map(async (attempt, i): Promise<OpenAddress> => {
    const connected = await attempt;
    if (connected.outcome !== 'open') throw new Error(connected.outcome);
    if (taken) connected.socket.destroy();
    taken = true;
    return { address: addresses[i]!, socket: connected.socket, ms: connected.ms };
  });
  return {
    first: Promise.any(opening).catch(() => undefined),
    all: Promise.all(trying.map(async (attempt, i) => attemptOf(addresses[i]!, await attempt))),
  };
}

function attemptOf(address: string, connected: Connected): TcpAttempt {
  const { outcome, ms } = connected;
  return 'code' in connected && connected.code !== undefined
    ? { address, outcome, ms, code: connected.code }
    : { address, outcome, ms };
}

/** The port test as a line of the report. */
export function sayConnection(attempts: readonly TcpAttempt[]): string {
  const open = attempts.filter(({ outcome }) => outcome === 'open').length;
  if (attempts.length === 1 && attempts[0] !== undefined) return words[attempts[0].outcome](attempts[0]);
  if (open === attempts.length) return `open at all ${attempts.length} addresses`;
  const others = attempts
    .filter(({ outcome }) => outcome !== 'open')
    .map((attempt) => `${attempt.address} ${words[attempt.outcome](attempt)}`);
  return `open at ${open} of ${attempts.length} addresses: ${others.join(', ')}`;
}

const words: Readonly<Record<TcpAttempt['outcome'], (attempt: TcpAttempt) => string>> = {
  open: () => 'open',
  refused: () => 'refused (RST)',
  timedOut: ({ ms }) => `no answer within ${Math.round(ms)} ms`,
  unreachable: ({ code }) => `unreachable (${code ?? 'no route'})`,
  prohibited: ({ code }) => `forbidden on this machine or by a filter (${code ?? 'EACCES'})`,
  failed: ({ code, address }) =>
    code === 'EINVAL' && address.includes('%')
      ? `this machine has no interface ${address.slice(address.indexOf('%'))}`
      : `failed (${code ?? 'unknown error'})`,
};
