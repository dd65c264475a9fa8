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
