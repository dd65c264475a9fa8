import { isoOf } from '../facts/time.ts';
import { pushUnder } from './push-under.ts';
import type { Judged } from './attempt.ts';
import { MOST_REFUSALS } from './limits.ts';

/** Refused sign-ins of one person with one status. */
export interface Refusals {
  /** Absent where the log names nobody, as RdpCoreTS 140 does. */
  readonly user?: string;
  /** NTSTATUS, lower-case hexadecimal; absent where the log gives none. */
  readonly status?: string;
  readonly count: number;
  /** Of them since the person last got in. */
  readonly sinceWorked: number;
  readonly first: string;
  readonly last: string;
  readonly addresses: readonly string[];
  /** Connections to Remote Desktop came with them; else they may be those of a share. */
  readonly tied: boolean;
  /** Under a name as Entra ID gives it. */
  readonly entra: boolean;
  /** When the person last got in before or after them; absent where that is not known. */
  readonly lastWorked?: string;
  /** When the person next got in after the last of them. */
  readonly workedAfter?: string;
  /** `typing`: the person got in afterwards. `never`: not since. `stranger`: a program that guesses. */
  readonly kind: 'typing' | 'later' | 'never' | 'stranger';
}

/** All refusals by person and status, those that never ended in success first, newest first. */
export function refusalsOf(attempts: readonly Judged[]): readonly Refusals[] {
  const worked = new Map<string, number[]>();
  const refused = new Map<string, Judged[]>();
  for (const attempt of attempts) {
    const who = attempt.user ?? `@${attempt.address ?? ''}`;
    if (attempt.outcome === 'worked') {
      pushUnder(worked, who, attempt.at);
      // Who gets in by name shows that the place does, too.
      if (attempt.user !== undefined) pushUnder(worked, `@${attempt.address ?? ''}`, attempt.at);
    }
    if (attempt.far === 'refused') pushUnder(refused, `${who}|${attempt.ending?.code ?? ''}`, attempt);
  }
  return [...refused.values()]
    .map((group) => refusalsOfOne(group, worked))
    .toSorted((a, b) => order[a.kind] - order[b.kind] || (a.last < b.last ? 1 : -1))
    .slice(0, MOST_REFUSALS);
}

function refusalsOfOne(group: readonly Judged[], worked: ReadonlyMap<string, readonly number[]>): Refusals {
  const first = group[0]!;
  const { user, ending } = first;
  const last = group.at(-1)!.at;
  const times = worked.get(user ?? `@${first.address ?? ''}`) ?? [];
  const lastWorked = times.at(-1);
  const workedAfter = times.find((time) => time >= last);
  const open = group.filter(({ at }) => lastWorked === undefined || at > lastWorked);
  const kind = group.every(({ outcome }) => outcome === 'stranger')
    ? 'stranger'
    : workedAfter === undefined
      ? 'never'
      : group.every(({ outcome }) => outcome === 'typing')
        ? 'typing'
        : 'later';
  return {
    ...(user === undefined ? {} : { user }),
    ...(ending?.of === 'status' ? { status: ending.code } : {}),
    count: total(group),
    sinceWorked: total(open),
    first: isoOf(first.at),
    last: isoOf(last),
    entra: group.every(({ entra }) => entra === true),
    tied: group.some(({ untied }) => untied === undefined),
    addresses: [...new Set(group.flatMap(({ address }) => address ?? []))].slice(0, 10),
    ...(lastWorked === undefined ? {} : { lastWorked: isoOf(lastWorked) }),
    ...(workedAfter === undefined ? {} : { workedAfter: isoOf(workedAfter) }),
    kind,
  };
}

const total = (attempts: readonly Judged[]) => attempts.reduce((sum, { count }) => sum + count, 0);
const order = { never: 0, later: 1, typing: 2, stranger: 3 } as const;
