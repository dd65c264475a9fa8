import { respects } from './respects.ts';
import { unlikeSettings } from './settings.ts';
import type { Side } from './side.ts';

/** One difference as a fact: in what, and what was found on either side. */
export interface Difference {
  /** A respect of ours, or `setting` for one that the machine told of itself. */
  readonly code: string;
  /** The path of a setting. */
  readonly path?: string;
  readonly before: string;
  readonly after: string;
  /** What leads the diagnosis of the side that fails rests on the fact it comes from. */
  readonly cited: boolean;
  readonly weaker: boolean;
  readonly is: 'setting' | 'measured' | 'name';
}

/** All that differs between two sides that was measured on both: first what a failure rests on, then the most telling. */
export function differencesOf(before: Side, after: Side): readonly Difference[] {
  const cited = new Set<string>(failing(before, after).flatMap((side) => side.cited));
  const found = respects.flatMap(({ code, facts, look, is, isWeaker }) => {
    const unlike = look(before, after);
    if (unlike === undefined) return [];
    const isCited = facts.some((fact) => cited.has(fact));
    return [{ code, ...unlike, cited: isCited, weaker: isWeaker?.(before, after) ?? false, is }];
  });
  const settings = unlikeSettings(before, after).map(({ fact, path, before: own, after: other }) => ({
    code: 'setting',
    path: `${fact}.${path}`,
    before: own,
    after: other,
    cited: cited.has(fact),
    weaker: false,
    is: 'setting' as const,
  }));
  return [...found, ...settings].toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** What should have stayed and did not: what a baseline is broken by. */
export function brokenBy(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ is, weaker }) => is === 'setting' || weaker);
}

/** The sides that do not work: their failure is what is asked about. */
function failing(...sides: readonly Side[]): readonly Side[] {
  return sides.filter(({ snapshot }) => snapshot.outcome !== 'works');
}

/** How it ended stands first, so that it is clear which side fails. */
function rankOf({ code, cited, weaker, is }: Difference): number {
  if (code === 'outcome') return 0;
  if (cited && is !== 'name') return 1;
  if (weaker || cited) return 2;
  return { setting: 3, measured: 4, name: 5 }[is];
}
