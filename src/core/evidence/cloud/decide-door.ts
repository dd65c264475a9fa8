import {
  everything,
  overlap,
  prefixesOf,
  sizeOf,
  united,
  without,
  type AddressRange,
  type Family,
} from './address-ranges.ts';
import { partsOf, type Access, type Gate, type Part } from './gate.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';

type Door = FactTypes['cloudRules']['doors'][number];
type Decided = Pick<Door, 'is' | 'deciding' | 'listed' | 'unresolved' | 'lets'>;

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
  const shut = is === 'open' || is === 'cannotTell' ? [] : split.filter(({ parts }) => parts.some(denies));
  const lets = shut.flatMap(({ gate }) => lettersIn(gate, asked[0]?.family ?? 4)).slice(0, MOST);
  return {
    is,
    deciding: split.flatMap(({ gate, parts }) => decidingOf(gate, parts, is === 'open' ? 'allow' : 'deny')),
    ...(is === 'listed' ? { listed: listOf(allowed, denied) } : {}),
    unresolved: is === 'cannotTell' ? [...new Set(unresolved)].slice(0, MOST) : [],
    ...(lets.length === 0 ? {} : { lets }),
  };
}

/** Whom people's own rules of a gate that shuts somebody out let in after all: the ones to look at. */
function lettersIn(gate: Gate, family: Family): NonNullable<Door['lets']> {
  return partsOf(gate, [everything(family)]).flatMap(({ access, rule, ranges }) => {
    if (access !== 'allow' || rule === undefined || rule.byDefault) return [];
    const shown = prefixesOf(united(ranges), FEW + 1);
    const group = rule.of?.name ?? gate.group;
    return [{ group, rule: rule.name, ranges: shown.slice(0, FEW), cut: shown.length > FEW }];
  });
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
  const { name, number, byDefault, of } = most.rule;
  const freeNumber = access === 'deny' ? free?.(byDefault ? undefined : number) : undefined;
  return [
    {
      group: of?.name ?? group,
      groupId: of?.id ?? groupId,
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

function denies({ access }: Part): boolean {
  return access === 'deny';
}

function rangesOf(parts: readonly Part[], access: Part['access']): readonly AddressRange[] {
  return united(parts.flatMap((part) => (part.access === access ? part.ranges : [])));
}

const MOST = 20;
const FEW = 5;
