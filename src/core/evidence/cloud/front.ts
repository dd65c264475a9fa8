import type { FactTypes } from '../../facts/vocabulary.ts';
import { everything, rangeOf, type AddressRange, type Family } from './address-ranges.ts';
import type { Gate, GateRule } from './gate.ts';

type Told = FactTypes['cloudFronts']['fronts'][number];

/** What has an address that is none of the machine's: where it leads, and the rules that it has itself. */
export interface Front {
  readonly told: Told;
  /** The machine's own address that it leads to. */
  readonly behind?: string;
  readonly gates: (family: Family) => readonly Gate[];
  /** The machine does not meet the address of whoever connected, or that is not known. */
  readonly hidesSource: boolean;
  /** From where and at which port the front finds out whether the machine is fit. */
  readonly probe?: { readonly from: AddressRange; readonly port: number };
}

/** A front that leads nowhere that is known. */
export function blindFront(
  address: string,
  kind: Told['kind'],
  name: string,
  unread: readonly string[] = [],
): Front {
  const told: Told = { address, kind, name, leads: 'cannotTell', others: [], unread: [...unread] };
  return { told, gates: () => [], hidesSource: true };
}

/** A gate that nobody could look into: it may let in or shut out anybody. */
export function darkGate(level: Gate['level'], name: string, family: Family): Gate {
  const dark = { name, byDefault: false, ranges: [], mayBe: [everything(family)], opaque: [name] };
  const rules = (['allow', 'deny'] as const).map((access): GateRule => ({ ...dark, access }));
  return { group: name, groupId: '', level, direction: 'in', rules };
}

/** A gate that lets in whom a list of texts names and nobody else; what is no address stays unresolved. */
export function listGate(
  level: Gate['level'],
  group: string,
  rule: string,
  sources: readonly string[],
  family: Family,
): Gate {
  const read = sources.map((text) => (text === '*' ? everything(family) : rangeOf(text)));
  const dark = sources.filter((_, at) => read[at] === undefined);
  const ranges = read.filter((one) => one !== undefined).filter((one) => one.family === family);
  const own: GateRule = {
    name: rule,
    access: 'allow',
    byDefault: false,
    ranges,
    mayBe: dark.length > 0 ? [everything(family)] : [],
    opaque: dark,
  };
  const rest = { name: rule, access: 'deny', byDefault: true, mayBe: [], opaque: [] } as const;
  const rules = [own, { ...rest, ranges: [everything(family)] }];
  return { group, groupId: '', level, direction: 'in', rules };
}

/** Whether two texts are one address. */
export function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a !== undefined && b !== undefined && a.family === b.family && a.first === b.first;
}
