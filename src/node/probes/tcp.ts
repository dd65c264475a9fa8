import type { Socket } from 'node:net';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Connected } from './connect.ts';

export type TcpAttempt = FactTypes['tcpConnect']['attempts'][number];

/** An open connection and the address it leads to; the conversation after the test goes on with it. */
export interface OpenAddress {
  readonly address: string;
  readonly socket: Socket;
  readonly ms: number;
}

/** A TCP connection to every address at once; what opens is kept for the conversations that follow. */
export interface Connecting {
  /** The first open one, or undefined when none opens. */
  readonly first: Promise<Pick<OpenAddress, 'address' | 'ms'> | undefined>;
  /** Every result, in the order of the addresses. */
  readonly all: Promise<readonly TcpAttempt[]>;
}

export function connectEvery(
  addresses: readonly string[],
  connect: (address: string) => Promise<Connected>,
  keeper: { readonly keep: (open: OpenAddress) => void },
): Connecting {
  const trying = addresses.map(connect);
  const opening = trying.map(async (attempt, i) => {
    const connected = await attempt;
    if (connected.outcome !== 'open') throw new Error(connected.outcome);
    const open = { address: addresses[i]!, socket: connected.socket, ms: connected.ms };
    keeper.keep(open);
    return open;
  });
  return {
    first: Promise.any(opening).catch(() => undefined),
    all: Promise.all(trying.map(async (attempt, i) => attemptOf(addresses[i]!, await attempt))),
  };
}

/** An address that this check did not wait for, which is no silence of that address. */
export function wasCutOff({ outcome, code }: TcpAttempt): boolean {
  return outcome === 'timedOut' && code === 'deadline';
}

function attemptOf(address: string, connected: Connected): TcpAttempt {
  const { outcome, ms } = connected;
  return 'code' in connected && connected.code !== undefined
    ? { address, outcome, ms, code: connected.code }
    : { address, outcome, ms };
}
