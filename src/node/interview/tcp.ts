import type { Socket } from 'node:net';
import { timedOf, type Timed } from '../../core/facts/standstill.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Connected } from '../wire/connect.ts';

export type TcpAttempt = FactTypes['tcpConnect']['attempts'][number];

/** An open connection and the address it leads to; the conversation after the test goes on with it. */
export interface OpenAddress extends Timed {
  readonly address: string;
  readonly socket: Socket;
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
  connect: (address: string) => Promise<Tried>,
  keeper: { readonly keep: (open: OpenAddress) => void },
): Connecting {
  const trying = addresses.map(connect);
  const opening = trying.map(async (attempt, i) => {
    const connected = await attempt;
    if (connected.outcome !== 'open') throw new Error(connected.outcome);
    const open = { address: addresses[i]!, socket: connected.socket, ...timedOf(connected) };
    keeper.keep(open);
    return open;
  });
  return {
    first: Promise.any(opening).catch(() => undefined),
    all: Promise.all(trying.map(async (attempt, i) => attemptOf(addresses[i]!, await attempt))),
  };
}

/** A connection with how often it was tried. */
export type Tried = Connected & { readonly tries?: number };

/** Asks again where nothing answered: on a lossy way one silence is none. */
export async function untilAnswered(
  connect: () => Promise<Connected>,
  repeat: number | undefined,
): Promise<Tried> {
  const most = Math.min(repeat ?? 1, MOST_TRIES);
  for (let tries = 1; ; tries += 1) {
    const connected = await connect();
    const silent = connected.outcome === 'timedOut' && connected.code !== 'deadline';
    if (!silent || tries >= most) return tries === 1 ? connected : { ...connected, tries };
  }
}

/** An address that this check did not wait for, which is no silence of that address. */
export function wasCutOff({ outcome, code }: TcpAttempt): boolean {
  return outcome === 'timedOut' && code === 'deadline';
}

function attemptOf(address: string, connected: Tried): TcpAttempt {
  const { outcome, tries } = connected;
  const code = 'code' in connected ? connected.code : undefined;
  return {
    address,
    outcome,
    ...timedOf(connected),
    ...(tries === undefined ? {} : { tries }),
    ...(code === undefined ? {} : { code }),
  };
}

/** So often a silent address is asked where repeats are wished: each time takes the whole time of a connection. */
const MOST_TRIES = 5;
