import { z } from 'zod';
import {
  everything,
  overlap,
  publicRanges,
  rangeOf,
  united,
  without,
  type AddressRange,
  type Family,
} from './address-ranges.ts';
import type { Access, Gate, GateRule } from './gate.ts';
import { coversPort } from './port-ranges.ts';

const ref = z.object({ id: z.string().max(1_000) }).nullish();
const texts = z.array(z.string().max(200)).max(20_000).nullish();

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

const effectiveRule = z.object({
  name: z.string().max(300),
  protocol: z.string().max(20).nullish(),
  sourcePortRange: z.string().max(20).nullish(),
  sourcePortRanges: texts,
  destinationPortRange: z.string().max(20).nullish(),
  destinationPortRanges: texts,
  sourceAddressPrefix: z.string().max(200).nullish(),
  sourceAddressPrefixes: texts,
  destinationAddressPrefix: z.string().max(200).nullish(),
  destinationAddressPrefixes: texts,
  expandedSourceAddressPrefix: texts,
  expandedDestinationAddressPrefix: texts,
  access: z.enum(['Allow', 'Deny']),
  priority: z.number().int(),
  direction: z.enum(['Inbound', 'Outbound']),
});
type EffectiveRule = z.infer<typeof effectiveRule>;

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

interface Sources {
  readonly ranges: readonly AddressRange[];
  readonly mayBe: readonly AddressRange[];
  readonly opaque: readonly string[];
}

/** Whom a rule is about: by the prefixes Azure itself worked out for its tags, else by what a tag is documented to mean. */
function sourcesOf(rule: EffectiveRule, family: Family, byDefault: boolean): Sources {
  const written = oneOrMore(rule.sourceAddressPrefix, rule.sourceAddressPrefixes);
  const expanded = rule.expandedSourceAddressPrefix ?? [];
  const parts = written.length === 0 && expanded.length > 0 ? ['(expanded)'] : written;
  const found = parts.map((text) => sourceOf(text, family, byDefault, expanded));
  if (found.length === 0) return { ranges: [], mayBe: [everything(family)], opaque: [rule.name] };
  const ranges = united(found.flatMap((each) => each.ranges));
  return {
    ranges,
    mayBe: without(united(found.flatMap((each) => each.mayBe)), ranges),
    opaque: found.flatMap((each) => each.opaque),
  };
}

function sourceOf(text: string, family: Family, byDefault: boolean, expanded: readonly string[]): Sources {
  const all = [everything(family)];
  if (/^(?:\*|any)$/i.test(text)) return { ranges: all, mayBe: [], opaque: [] };
  const range = rangeOf(text);
  // Azure shows "any" as 0.0.0.0/0 as well, so that this text leaves open whether IPv6 is meant.
  if (text === '0.0.0.0/0' && family === 6)
    return byDefault ? { ranges: all, mayBe: [], opaque: [] } : { ranges: [], mayBe: all, opaque: [text] };
  if (range !== undefined) return { ranges: range.family === family ? [range] : [], mayBe: [], opaque: [] };
  if (/^internet$/i.test(text)) return { ranges: publicRanges(family), mayBe: [], opaque: [] };
  const known = expanded.map(rangeOf);
  if (known.length > 0 && known.every((one) => one !== undefined))
    return { ranges: united(known.filter((one) => one.family === family)), mayBe: [], opaque: [] };
  if (/^azureloadbalancer$/i.test(text))
    return { ranges: family === 4 ? [probes] : [], mayBe: [], opaque: [] };
  if (/^virtualnetwork$/i.test(text))
    return { ranges: [], mayBe: without(all, publicRanges(family)), opaque: [text] };
  return { ranges: [], mayBe: all, opaque: [text] };
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

function oneOrMore(
  one: string | null | undefined,
  more: readonly string[] | null | undefined,
): readonly string[] {
  return [...new Set([...(one ? one.split(',') : []), ...(more ?? [])].map((text) => text.trim()))];
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

const probes = rangeOf('168.63.129.16')!;
/** Priorities of people's own rules, and from where on they are Azure's defaults. */
const FIRST_OWN = 100;
const LAST_OWN = 4_096;
const FIRST_FREE = 1_000;
const FIRST_DEFAULT = 65_000;
