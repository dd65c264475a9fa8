import {
  everything,
  publicRanges,
  rangeOf,
  united,
  without,
  type AddressRange,
  type Family,
} from './address-ranges.ts';
import type { Gate, GateRule } from './gate.ts';
import { coversPort } from './port-ranges.ts';

/** A permission of a security group: ports of a protocol, for some far ends. */
export interface Permission {
  /** The id of the rule, "sgr-…"; absent where it could not be read. */
  readonly rule?: string;
  readonly protocol: string;
  readonly from?: number;
  readonly to?: number;
  readonly prefixes: readonly string[];
  /** Ids of prefix lists and of other groups. */
  readonly lists: readonly string[];
  readonly groups: readonly string[];
}

/** An entry of a network access list; the one that ends each direction is among them. */
export interface AclEntry {
  readonly number: number;
  readonly protocol: string;
  readonly allows: boolean;
  readonly outward: boolean;
  readonly prefix: string;
  readonly from?: number;
  readonly to?: number;
}

/** The security groups of an interface as one gate: what any of them allows is let in, all else is not. */
export function groupsGate(
  groups: readonly { readonly id: string; readonly name: string; readonly inbound: readonly Permission[] }[],
  lists: ReadonlyMap<string, readonly string[]>,
  port: number,
  family: Family,
): Gate {
  const rules = groups.flatMap(({ id, name, inbound }) =>
    inbound
      .filter(({ protocol }) => isTcp(protocol))
      .filter(({ protocol, from, to }) => protocol === '-1' || coversPort(spanOf(from, to), port) === 'yes')
      .map((permission): GateRule => ({
        name: permission.rule ?? '',
        of: { name: name === '' ? id : name, id },
        access: 'allow',
        byDefault: false,
        ...farEnds(permission, lists, family),
      })),
  );
  return {
    group: groups.map(({ id, name }) => (name === '' ? id : name)).join(', '),
    groupId: groups[0]?.id ?? '',
    level: 'nic',
    direction: 'in',
    rules: [...rules, last('deny', family)],
  };
}

/** A network access list as two gates: the port on the way in, and every port of a client on the way back. */
export function aclGates(
  id: string,
  entries: readonly AclEntry[],
  port: number,
  family: Family,
): readonly Gate[] {
  return (['in', 'out'] as const).map((direction): Gate => {
    const own = entries
      .filter(({ outward }) => outward === (direction === 'out'))
      .toSorted((a, b) => a.number - b.number);
    return {
      group: id,
      groupId: id,
      level: 'subnet',
      direction,
      rules: own.flatMap((entry) => aclRule(entry, direction === 'in' ? port : undefined, family)),
      free: (before = LAST_OWN + 1) => freeBefore(before, new Set(own.map(({ number }) => number))),
    };
  });
}

function aclRule(entry: AclEntry, port: number | undefined, family: Family): readonly GateRule[] {
  const { number, protocol, allows, prefix, from, to } = entry;
  const range = rangeOf(prefix);
  const covers = protocol === '-1' ? 'yes' : coversPort(spanOf(from, to), port);
  if (!isTcp(protocol) || covers === 'no' || (range !== undefined && range.family !== family)) return [];
  const ranges = range === undefined ? [everything(family)] : [range];
  const sure = covers === 'yes' && range !== undefined;
  const byDefault = number > LAST_OWN;
  return [
    {
      name: byDefault ? '*' : String(number),
      number,
      byDefault,
      access: allows ? 'allow' : 'deny',
      ranges: sure ? ranges : [],
      mayBe: sure ? [] : ranges,
      opaque: sure ? [] : [String(number)],
    },
  ];
}

/** Members of another group are met by their own addresses: IPv4 ones are private, IPv6 ones any. */
function farEnds(
  { prefixes, lists, groups }: Permission,
  known: ReadonlyMap<string, readonly string[]>,
  family: Family,
): Pick<GateRule, 'ranges' | 'mayBe' | 'opaque'> {
  const resolved = lists.flatMap((id) => known.get(id) ?? []);
  const read = [...prefixes, ...resolved].map(rangeOf);
  const ranges = united(read.filter((one) => one?.family === family).filter((one) => one !== undefined));
  const dark = lists.filter((id) => !known.has(id));
  const all = everything(family);
  const inside: readonly AddressRange[] = family === 4 ? without([all], publicRanges(4)) : [all];
  const mayBe = [
    ...(dark.length > 0 || read.includes(undefined) ? [all] : []),
    ...(groups.length > 0 ? inside : []),
  ];
  return { ranges, mayBe: without(united(mayBe), ranges), opaque: [...dark, ...groups] };
}

function last(access: GateRule['access'], family: Family): GateRule {
  return { name: '', access, byDefault: true, ranges: [everything(family)], mayBe: [], opaque: [] };
}

function isTcp(protocol: string): boolean {
  return protocol === '-1' || protocol === '6' || protocol.toLowerCase() === 'tcp';
}

/** Without numbers all ports are meant. */
function spanOf(from: number | undefined, to: number | undefined): readonly string[] {
  return from === undefined || from < 0 ? [] : [`${from}-${to ?? from}`];
}

function freeBefore(before: number, taken: ReadonlySet<number>): number | undefined {
  for (let number = Math.min(before, 1_000) - 1; number >= 1; number -= 1)
    if (!taken.has(number)) return number;
  return undefined;
}

/** The last number that people give; what ends a list has a higher one. */
const LAST_OWN = 32_766;
