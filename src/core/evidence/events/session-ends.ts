import { isoOf, millisOf } from '../../facts/time.ts';
import { shortProvider } from '../../facts/provider-names.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { clientAddress } from './client-address.ts';
import { plainUser } from './connection-step.ts';
import { EventHistogram } from './event-histogram.ts';
import type { LoggedEvent } from './logged-event.ts';

type Ends = NonNullable<FactTypes['serverAttempts']['ends']>;
type Like = Omit<Ends[number], 'count' | 'first' | 'last' | 'times'>;

/** One event of LocalSessionManager about a session: opened, disconnected, signed out, or the reason of an end. */
interface Turn {
  readonly at: number;
  readonly is: 'opened' | 'left' | 'signedOut' | 'reason';
  readonly session: string;
  readonly user: string | undefined;
  readonly address: string | undefined;
  readonly reason: string | undefined;
}

interface End {
  readonly at: number;
  readonly user: string | undefined;
  readonly address: string | undefined;
  /** Milliseconds since the session was opened; undefined where that was before the log. */
  readonly lasted: number | undefined;
  chosen: boolean;
  reason: string | undefined;
  back: Like['back'];
}

interface Open {
  since: number;
  user: string | undefined;
  address: string | undefined;
  end: End | undefined;
}

/** Gathers how sessions ended, from what LocalSessionManager says of each, and who was back right after. */
export class SessionEnds {
  readonly #computers = new Map<string, Turn[]>();

  add(event: LoggedEvent): void {
    const turn = turnOf(event);
    if (turn === undefined) return;
    const known = this.#computers.get(event.computer);
    if (known === undefined) {
      if (this.#computers.size < MOST_COMPUTERS) this.#computers.set(event.computer, [turn]);
      return;
    }
    known.push(turn);
    if (known.length < 2 * MOST_TURNS) return;
    known.sort((a, b) => a.at - b.at);
    known.splice(0, known.length - MOST_TURNS);
  }

  /** Ends of the wanted computers, alike ones as one; empty where none was logged. */
  finish(wanted: (computer: string) => boolean): Ends {
    const groups = new Map<string, { readonly like: Like; readonly times: number[] }>();
    for (const [computer, turns] of this.#computers)
      for (const end of wanted(computer) ? endsOf(turns) : []) {
        const like = likeOf(computer, end);
        const key = JSON.stringify(like);
        const group = groups.get(key);
        if (group !== undefined) group.times.push(end.at);
        else if (groups.size < MOST_GROUPS) groups.set(key, { like, times: [end.at] });
      }
    return [...groups.values()].map(({ like, times }) => {
      const histogram = new EventHistogram();
      for (const at of times) histogram.add(at);
      return {
        ...like,
        count: times.length,
        first: isoOf(times[0]!),
        last: isoOf(times.at(-1)!),
        times: histogram.finish(),
      };
    });
  }
}

function turnOf({ provider, eventId, fields, time }: LoggedEvent): Turn | undefined {
  if (shortProvider(provider) !== 'lsm') return undefined;
  const is = turns[eventId & 0xffff];
  const at = millisOf(time);
  const session = fields['SessionID'] ?? fields['Session'];
  if (is === undefined || session === undefined || fields['Address'] === 'LOCAL' || Number.isNaN(at))
    return undefined;
  const reason = is === 'reason' ? fields['Reason'] : undefined;
  return { at, is, session, user: plainUser(fields['User']), address: clientAddress(fields), reason };
}

function endsOf(unsorted: readonly Turn[]): readonly End[] {
  const sessions = new Map<string, Open>();
  /** The newest end of each person that this person did not choose. */
  const cut = new Map<string, End>();
  const ends: End[] = [];
  for (const turn of unsorted.toSorted((a, b) => a.at - b.at || order[a.is] - order[b.is])) {
    const { at, session, user, address } = turn;
    const open = sessions.get(session);
    if (turn.is === 'opened') {
      const before = user === undefined ? undefined : cut.get(user);
      if (before !== undefined && !before.chosen && at - before.at <= BACK)
        before.back ??= before.address === address ? 'here' : 'elsewhere';
      sessions.set(session, { since: at, user, address, end: undefined });
      continue;
    }
    const known = open?.end !== undefined && at - open.end.at <= ONE_MOMENT ? open.end : undefined;
    // What follows later ends a session that was disconnected long before.
    if (known === undefined && open?.end !== undefined) continue;
    // A look of less than a minute is told by the attempts.
    if (known === undefined && open !== undefined && at - open.since < BRIEF) continue;
    const end = known ?? {
      at,
      user: user ?? open?.user,
      address: address ?? open?.address,
      lasted: open === undefined ? undefined : at - open.since,
      chosen: false,
      reason: undefined,
      back: undefined,
    };
    if (turn.is === 'signedOut' || byPerson.has(turn.reason ?? '')) end.chosen = true;
    end.reason ??= turn.reason;
    if (known !== undefined) continue;
    ends.push(end);
    sessions.set(session, { since: open?.since ?? at, user: end.user, address: end.address, end });
    if (end.user !== undefined) cut.set(end.user, end);
  }
  return ends;
}

function likeOf(computer: string, { user, address, chosen, reason, back, lasted }: End): Like {
  return {
    computer,
    ...(user === undefined ? {} : { user }),
    ...(address === undefined ? {} : { address }),
    how: chosen ? 'chosen' : 'cut',
    ...(chosen || reason === undefined ? {} : { reason: reason.slice(0, LONGEST_REASON) }),
    ...(chosen || back === undefined ? {} : { back }),
    ...(chosen || lasted === undefined || lasted >= SHORT ? {} : { short: true }),
  };
}

const turns: Readonly<Record<number, Turn['is'] | undefined>> = {
  21: 'opened',
  25: 'opened',
  24: 'left',
  23: 'signedOut',
  40: 'reason',
};
const order = { reason: 0, left: 1, signedOut: 2, opened: 3 } as const;
/** LSM 40: disconnected from within the session, signed out; the numbers are those of the error info. */
const byPerson: ReadonlySet<string> = new Set(['11', '12']);
/** Who closes a window and wants it back takes longer, as a rule; mstsc tries to get a lost session back for some minutes. */
const BACK = 5 * 60_000;
/** The events of one end are written within a few seconds. */
const ONE_MOMENT = 10_000;
/** A session that its person wanted lasts longer. */
const BRIEF = 60_000;
/** Who comes to work stays longer, as a rule. */
const SHORT = 15 * 60_000;
const LONGEST_REASON = 20;
const MOST_COMPUTERS = 200;
const MOST_TURNS = 20_000;
const MOST_GROUPS = 1_000;
