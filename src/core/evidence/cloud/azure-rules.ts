import { z } from 'zod';
import { everything, overlap, rangeOf, united, type Family } from './address-ranges.ts';
import { effectiveRule, oneOrMore, sourcesOf, type EffectiveRule } from './azure-rule-sources.ts';
import type { Access, Gate, GateRule } from './gate.ts';
import { coversPort } from './port-ranges.ts';

const ref = z.object({ id: z.string().max(1_000) }).nullish();

/** EffectiveNetworkSecurityGroupListResult of Microsoft.Network, as far as it is read; a rule is looked at by itself. */
export const effectiveGroups = z.object({
  value: z
    .array(
      z.object({
        networkSecurityGroup: ref,
        association: z
          .object({ subnet: ref, networkInterface: ref, networkManager: ref })
          .partial()
          .nullish(),
        effectiveSecurityRules: z.array(z.unknown()).max(5_000).nullish(),
      }),
    )
    .max(50),
});
export type EffectiveGroups = z.infer<typeof effectiveGroups>;

/** The gates of a network card for a port: whoever comes meets the group of the subnet first, then that of the card. */
export function azureGates(
  groups: EffectiveGroups,
  port: number,
  behind: string,
  family: Family,
): readonly Gate[] {
  const order = ['manager', 'subnet', 'nic'];
  return groups.value
    .map((group): Gate => {
      const { subnet, networkManager } = group.association ?? {};
      const level = networkManager ? 'manager' : subnet ? 'subnet' : 'nic';
      const groupId = group.networkSecurityGroup?.id ?? networkManager?.id ?? '';
      const read = (group.effectiveSecurityRules ?? []).map((rule) => effectiveRule.safeParse(rule));
      const inbound = read
        .flatMap(({ data }) => (data?.direction === 'Inbound' ? [data] : []))
        .toSorted((a, b) => a.priority - b.priority);
      const dark = read.some(({ success }) => !success) ? unread(family) : [];
      const rules = [...dark, ...inbound.flatMap((rule) => gateRule(rule, port, behind, family))];
      return {
        group: groupId.slice(groupId.lastIndexOf('/') + 1),
        groupId,
        level,
        direction: 'in',
        rules: level === 'manager' ? [...rules.flatMap(eitherWay), passesOn(family)] : rules,
        free: freeNumberIn(inbound),
      };
    })
    .toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

/** The gate of a public address of the tier Standard, which lets in only what a group allows. */
export function closedWithoutGroup(addressId: string, family: Family): Gate {
  const rule = { name: '', access: 'deny', byDefault: true, ranges: [everything(family)] } as const;
  return {
    group: addressId.slice(addressId.lastIndexOf('/') + 1),
    groupId: addressId,
    level: 'address',
    direction: 'in',
    rules: [{ ...rule, mayBe: [], opaque: [] }],
  };
}

/** A rule where it is about the port; what could not be looked into makes it one that may be about it. */
function gateRule(rule: EffectiveRule, port: number, behind: string, family: Family): readonly GateRule[] {
  if (!/^(?:tcp|all|\*|6)$/i.test(rule.protocol ?? '*')) return [];
  const ports = coversPort(oneOrMore(rule.destinationPortRange, rule.destinationPortRanges), port);
  const to = reaches(rule, behind);
  if (ports === 'no' || to === 'no') return [];
  const name = rule.name.slice(rule.name.lastIndexOf('/') + 1);
  const byDefault = rule.priority >= FIRST_DEFAULT;
  const { ranges, mayBe, opaque } = sourcesOf(rule, family, byDefault);
  const fromPorts = coversPort(oneOrMore(rule.sourcePortRange, rule.sourcePortRanges), undefined);
  const sure = ports === 'yes' && to === 'yes' && fromPorts === 'yes';
  const access: Access = rule.access === 'Allow' ? 'allow' : 'deny';
  return [
    {
      name,
      number: rule.priority,
      access,
      byDefault,
      ranges: sure ? ranges : [],
      mayBe: sure ? mayBe : united([...ranges, ...mayBe]),
      opaque: sure ? opaque : [name],
    },
  ];
}

/** Whether a rule is about the address of the machine that stands behind its public one. */
function reaches(rule: EffectiveRule, behind: string): 'yes' | 'no' | 'unsure' {
  const written = oneOrMore(rule.destinationAddressPrefix, rule.destinationAddressPrefixes);
  const own = rangeOf(behind);
  if (written.length === 0) return 'yes';
  if (written.some((text) => /^(?:\*|any|virtualnetwork)$/i.test(text) || text === '0.0.0.0/0')) return 'yes';
  const ranges = [...written, ...(rule.expandedDestinationAddressPrefix ?? [])].map(rangeOf);
  if (own === undefined || ranges.length === 0) return 'unsure';
  if (ranges.some((range) => range !== undefined && overlap([range], [own]).length > 0)) return 'yes';
  return ranges.every((range) => range !== undefined) ? 'no' : 'unsure';
}

/** A rule that was not understood may let in or shut out anybody. */
function unread(family: Family): readonly GateRule[] {
  const either = { name: '?', byDefault: false, ranges: [], mayBe: [everything(family)], opaque: ['?'] };
  return [
    { ...either, access: 'allow' },
    { ...either, access: 'deny' },
  ];
}

/** What an administrator's rule above all groups does with later groups is not in the answer. */
function eitherWay(rule: GateRule): readonly GateRule[] {
  const dark = { ...rule, ranges: [], mayBe: united([...rule.ranges, ...rule.mayBe]), opaque: [rule.name] };
  return [
    { ...dark, access: 'allow' },
    { ...dark, access: 'deny' },
  ];
}

function passesOn(family: Family): GateRule {
  return { name: '', access: 'allow', byDefault: true, ranges: [everything(family)], mayBe: [], opaque: [] };
}

function freeNumberIn(inbound: readonly EffectiveRule[]): NonNullable<Gate['free']> {
  const taken = new Set(inbound.map(({ priority }) => priority));
  return (before = FIRST_FREE + 1) => {
    for (let number = Math.min(before, LAST_OWN + 1) - 1; number >= FIRST_OWN; number -= 1)
      if (!taken.has(number)) return number;
    return undefined;
  };
}

/** Priorities of people's own rules, and from where on they are Azure's defaults. */
const FIRST_OWN = 100;
const LAST_OWN = 4_096;
const FIRST_FREE = 1_000;
const FIRST_DEFAULT = 65_000;
