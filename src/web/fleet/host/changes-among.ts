import type { HostTimeline } from '../../../app/api/fleet.ts';
import type { Check } from '../../../core/fleet/check.ts';
import { differenceWords } from '../../../core/report/fleet/difference-words.ts';
import { stationNames } from '../../sheet/station-names.ts';

/** A check that was not as the one before, and in what, line by line. */
export interface Change {
  readonly check: Check;
  readonly says: readonly string[];
  /** What leads since then, where something does. */
  readonly lead?: string;
}

/** What changed among these checks, in words. */
export function changesAmong(
  checks: readonly Check[],
  { changes, leads }: Pick<HostTimeline, 'changes' | 'leads'>,
): readonly Change[] {
  const byId = new Map(checks.map((check) => [check.id, check]));
  return changes.flatMap(({ check: id, differences }) => {
    const check = byId.get(id);
    if (check === undefined) return [];
    // How it ended stands beside the time already.
    const others = differences.filter(({ code }) => code !== 'outcome');
    const says = others.map((difference) => {
      const { code, before, after } = difference;
      const spoken = { ...difference, before: named(code, before, leads), after: named(code, after, leads) };
      return differenceWords(spoken, { before: 'before', after: 'now', are: 'times' });
    });
    const { lead } = check.snapshot;
    return [{ check, says, ...(lead === undefined ? {} : { lead: leads[lead] ?? lead }) }];
  });
}

/** Ids as people know them. */
function named(code: string, value: string, leads: Readonly<Record<string, string>>): string {
  if (code === 'lead') return leads[value] ?? value;
  // The whole thumbprint stands with the certificates.
  if (code === 'certificate') return `${value.slice(0, 16)} …`;
  if (code !== 'phase') return value;
  return Object.entries(stationNames).find(([name]) => name === value)?.[1] ?? value;
}
