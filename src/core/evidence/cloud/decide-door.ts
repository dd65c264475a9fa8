import { overlap, prefixesOf, sizeOf, united, without, type AddressRange } from './address-ranges.ts';
import { partsOf, type Access, type Gate, type Part } from './gate.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';

type Door = FactTypes['cloudRules']['doors'][number];
type Decided = Pick<Door, 'is' | 'deciding' | 'listed' | 'unresolved'>;

/** Whether a connection from the asked far ends passes every gate, and which rules decide that. Pure. */
export function decideDoor(gates: readonly Gate[], asked: readonly AddressRange[]): Decided {
  const split = gates.map((gate) => ({ gate, parts: partsOf(gate, asked) }));
  const all = split.flatMap(({ parts }) => parts);
  const denied = rangesOf(all, 'deny');
  const unsure = without(rangesOf(all, 'unsure'), denied);
  const allowed = without(without(asked, denied), unsure);
  const is = outcomeOf(asked, denied, unsure);
  const unresolved = all.flatMap(({ access, opaque, ranges }) =>
    access === 'unsure' && overlap(united(ranges), unsure).length > 0 ? opaque : [],
  );
  return {
    is,
    deciding: split.flatMap(({ gate, parts }) => decidingOf(gate, parts, is === 'open' ? 'allow' : 'deny')),
    ...(is === 'listed' ? { listed: listOf(allowed, denied) } : {}),
    unresolved: is === 'cannotTell' ? [...new Set(unresolved)].slice(0, MOST) : [],
  };
}

function outcomeOf(
  asked: readonly AddressRange[],
  denied: readonly AddressRange[],
  unsure: readonly AddressRange[],
): Door['is'] {
  if (asked.length > 0 && without(asked, denied).length === 0) return 'closed';
  if (asked.length === 0 || unsure.length > 0) return 'cannotTell';
  return denied.length === 0 ? 'open' : 'listed';
}

/** The shorter list of the two: whom the rules let in, or whom they do not. */
function listOf(
  allowed: readonly AddressRange[],
  denied: readonly AddressRange[],
): NonNullable<Door['listed']> {
  const access: Access = sizeOf(allowed) <= sizeOf(denied) ? 'allow' : 'deny';
  const ranges = access === 'allow' ? allowed : denied;
  const shown = prefixesOf(ranges, MOST + 1);
  return { access, ranges: shown.slice(0, MOST), cut: shown.length > MOST };
}

/** The rule of a gate that decides most of what was asked so. */
function decidingOf(gate: Gate, parts: readonly Part[], access: Access): Door['deciding'] {
  const [most] = parts
    .filter((part) => part.access === access && part.rule !== undefined)
    .toSorted((a, b) => (sizeOf(b.ranges) > sizeOf(a.ranges) ? 1 : -1));
  if (most?.rule === undefined) return [];
  const { group, groupId, level, direction, free } = gate;
  const { name, number, byDefault } = most.rule;
  const freeNumber = access === 'deny' ? free?.(byDefault ? undefined : number) : undefined;
  return [
    {
      group,
      groupId,
      level,
      direction,
      rule: name,
      access,
      byDefault,
      ...(number === undefined ? {} : { number }),
      ...(freeNumber === undefined ? {} : { free: freeNumber }),
    },
  ];
}

function rangesOf(parts: readonly Part[], access: Part['access']): readonly AddressRange[] {
  return united(parts.flatMap((part) => (part.access === access ? part.ranges : [])));
}

const MOST = 20;
