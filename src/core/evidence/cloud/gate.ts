import { overlap, without, type AddressRange } from './address-ranges.ts';

/** One rule, as far as it is about the port that is asked for. */
export interface GateRule {
  /** Empty for what holds where no rule matches. */
  readonly name: string;
  readonly number?: number;
  readonly access: Access;
  readonly byDefault: boolean;
  /** The group of its own that it stands in, where a gate is made of several. */
  readonly of?: { readonly name: string; readonly id: string };
  /** The far ends it is about, united. */
  readonly ranges: readonly AddressRange[];
  /** Far ends it may be about, united: nobody could look behind what `opaque` names. */
  readonly mayBe: readonly AddressRange[];
  readonly opaque: readonly string[];
}
export type Access = 'allow' | 'deny';

/** A list of rules that a connection has to pass; the first one that matches decides. */
export interface Gate {
  /** As people call it, and as the cloud does. */
  readonly group: string;
  readonly groupId: string;
  readonly level: 'manager' | 'subnet' | 'nic' | 'address' | 'front' | 'firewall';
  readonly direction: 'in' | 'out';
  readonly rules: readonly GateRule[];
  /** A number before that of any rule of this gate that is free for one more. */
  readonly free?: (before: number | undefined) => number | undefined;
}

/** What one rule decides of the far ends that were asked for; without a rule nothing decides. */
export interface Part {
  readonly ranges: readonly AddressRange[];
  readonly access: Access | 'unsure';
  readonly rule?: GateRule;
  readonly opaque: readonly string[];
}

/** Which rule of a gate decides for which of the asked far ends: every one of them is in exactly one part. */
export function partsOf(gate: Gate, asked: readonly AddressRange[]): readonly Part[] {
  const parts: Part[] = [];
  let open: readonly Open[] = [{ ranges: asked, maybe: [] }];
  for (const rule of gate.rules) {
    const next: Open[] = [];
    for (const { ranges, maybe } of open) {
      const met = overlap(ranges, rule.ranges);
      if (met.length > 0) parts.push(decided(met, rule, maybe));
      const rest = without(ranges, rule.ranges);
      const dark = overlap(rest, rule.mayBe);
      if (dark.length > 0) next.push({ ranges: dark, maybe: [...maybe, rule] });
      const clear = without(rest, rule.mayBe);
      if (clear.length > 0) next.push({ ranges: clear, maybe });
    }
    open = next;
  }
  return [
    ...parts,
    ...open.map(({ ranges, maybe }): Part => ({ ranges, access: 'unsure', opaque: namesOf(maybe) })),
  ];
}

/** Far ends that no rule has decided for certain, and the rules that may have. */
interface Open {
  readonly ranges: readonly AddressRange[];
  readonly maybe: readonly GateRule[];
}

/** Sure where all rules that may have decided before say the same. */
function decided(ranges: readonly AddressRange[], rule: GateRule, maybe: readonly GateRule[]): Part {
  if (maybe.every(({ access }) => access === rule.access))
    return { ranges, access: rule.access, rule, opaque: [] };
  return { ranges, access: 'unsure', opaque: namesOf(maybe) };
}

function namesOf(rules: readonly GateRule[]): readonly string[] {
  return [...new Set(rules.flatMap(({ opaque }) => opaque))];
}
