import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { says } from '../../core/facts/phase-says.ts';
import { nextGrant, type Grant } from './budget.ts';
import type { Limits } from '../wire/limits.ts';
import type { Notebook } from './notebook.ts';
import type { Found, Look, PhaseLine, Probe, Wishes } from './probe.ts';
import type { Purse } from './purse.ts';
import type { OpenAddress } from './tcp.ts';
import type { Target } from '../target/target.ts';

/** Everything that an interview needs: whom to ask, with what, and where to write it down. */
export interface Interview {
  readonly target: Target;
  /** The open connection it begins with. */
  readonly first: Pick<OpenAddress, 'address' | 'ms'>;
  readonly purse: Purse;
  /** When every address of the name has opened or failed. */
  readonly settled: Promise<unknown>;
  readonly notebook: Notebook;
  readonly wishes: Wishes;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly tell: (line: PhaseLine) => void;
  readonly asking: (asks: string) => void;
}

/** Asks one question after the other, the most urgent first, until the connections are used up. */
export async function holdInterview(probes: readonly Probe[], interview: Interview): Promise<void> {
  const { purse, notebook, wishes, signal, first, asking } = interview;
  const done = new Set<string>();
  const beside: Promise<void>[] = [];
  while (!signal.aborted) {
    const left = purse.payable(first.address);
    const grant = nextGrant(probes, { known: notebook.known, done, left, wishes });
    if (grant === undefined) break;
    const { probe } = grant;
    done.add(probe.name);
    const asked = ask(grant, interview).then((cut) => {
      if (cut) done.delete(probe.name);
    });
    if (probe.beside) {
      beside.push(asked);
      // A mistake of ours is thrown where all are awaited, not before.
      asked.catch(() => {});
    } else {
      asking(probe.asks);
      await asked;
    }
  }
  await Promise.all(beside);
  noteUnasked(probes, done, interview);
}

/** Puts one question; true where the deadline cut it off. */
async function ask({ probe, connections }: Grant, interview: Interview): Promise<boolean> {
  const { notebook, purse, signal, wishes } = interview;
  if (probe.onTop?.(wishes) !== undefined) purse.allow(connections);
  const found = await probe.run(lookFor(probe, connections, interview), notebook.known);
  const cut = signal.aborted && !probe.long;
  notebook.add(cut ? cutOff(found) : found, probe.name);
  return cut;
}

function lookFor(probe: Probe, granted: number, interview: Interview): Look {
  const { target, first, purse, settled, notebook, wishes, signal, timeoutMs, tell } = interview;
  let open = 0;
  const counted = () => {
    open += 1;
    if (open > granted) throw new Error(`probe ${probe.name} opens more than it was granted`);
    return first.address;
  };
  return {
    target,
    address: first.address,
    rttMs: first.ms,
    limits: limitsOf(patience(timeoutMs, first.ms, notebook.known), signal),
    signal,
    wishes,
    granted,
    tell: probe.shown ? tell : () => {},
    async others() {
      await settled;
      return purse.others(first.address);
    },
    open: () => purse.open(counted()),
    openFrom: (localPort) => purse.openFrom(counted(), localPort),
  };
}

/** How long one exchange may take. */
export function limitsOf(timeoutMs: number, signal: AbortSignal): Limits {
  return { silenceMs: timeoutMs, totalMs: timeoutMs * 2, maxBytes: 4 * 1024 * 1024, signal };
}

/** Where the first connection met silence or a drip, the next ones need not wait as long for the same: two lost packets at most. */
function patience(timeoutMs: number, rttMs: number, { phaseOfDeath }: Partial<FactTypes>): number {
  const ending = phaseOfDeath?.ending;
  const slow = ending !== undefined && (ending.by === 'silence' || ending.ms > 2_000);
  return slow ? Math.min(timeoutMs, 1_500 + 4 * rttMs) : timeoutMs;
}

/** What a question that was cut off leaves: the way it had come. The silence at its end was ours and tells nothing. */
function cutOff({ attempts = [] }: Found): Found {
  const passed = attempts.map((attempt) => ({
    ...attempt,
    lines: attempt.lines.map((line) =>
      line.state === 'died'
        ? { phase: line.phase, state: 'notTried' as const, says: says('endedHere') }
        : line,
    ),
  }));
  return { facts: {}, attempts: passed };
}

/** Facts of questions that were never put are gaps with the reason. */
function noteUnasked(
  probes: readonly Probe[],
  done: ReadonlySet<string>,
  { notebook, signal, wishes }: Interview,
): void {
  for (const probe of probes.filter(({ name }) => !done.has(name))) {
    if (probe.reserved && wishes.credentials === undefined) continue;
    for (const name of probe.provides) {
      const detail = { code: signal.aborted ? 'timeUp' : 'notAsked' } as const;
      notebook.gap({ name, reason: 'not attempted', detail });
    }
  }
}
