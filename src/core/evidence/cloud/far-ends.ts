import { everything, overlap, rangeOf, united, type AddressRange, type Family } from './address-ranges.ts';
import type { GateRule } from './gate.ts';

/** Whether prefixes hold the machine; without any, all are meant. */
export function coversOwn(prefixes: readonly string[], machine: string): 'yes' | 'no' | 'unsure' {
  if (prefixes.length === 0) return 'yes';
  const own = rangeOf(machine);
  const read = prefixes.map(rangeOf);
  if (own === undefined) return 'unsure';
  if (read.some((one) => one !== undefined && overlap([one], [own]).length > 0)) return 'yes';
  return read.every((one) => one !== undefined) ? 'no' : 'unsure';
}

/** The ranges of far ends; undefined where one is no prefix. */
export function rangesOf(prefixes: readonly string[], family: Family): readonly AddressRange[] | undefined {
  if (prefixes.length === 0) return [everything(family)];
  const read = prefixes.map(rangeOf);
  if (read.includes(undefined)) return undefined;
  return united(read.filter((one) => one !== undefined).filter((one) => one.family === family));
}

/** Rules that may let in or shut out. */
export function either({
  name,
  ranges,
  opaque,
}: Pick<GateRule, 'name' | 'ranges' | 'opaque'>): readonly GateRule[] {
  const dark = { name, byDefault: false, ranges: [], mayBe: ranges, opaque };
  return [
    { ...dark, access: 'allow' },
    { ...dark, access: 'deny' },
  ];
}
