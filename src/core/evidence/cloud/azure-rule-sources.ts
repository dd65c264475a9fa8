import { z } from 'zod';
import {
  everything,
  publicRanges,
  rangeOf,
  united,
  without,
  type AddressRange,
  type Family,
} from './address-ranges.ts';

const texts = z.array(z.string().max(200)).max(20_000).nullish();

/** EffectiveNetworkSecurityRule of Microsoft.Network, as far as it is read. */
export const effectiveRule = z.object({
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
export type EffectiveRule = z.infer<typeof effectiveRule>;

interface Sources {
  readonly ranges: readonly AddressRange[];
  readonly mayBe: readonly AddressRange[];
  readonly opaque: readonly string[];
}

/** Whom a rule is about: by the prefixes Azure itself worked out for its tags, else by what a tag is documented to mean. */
export function sourcesOf(rule: EffectiveRule, family: Family, byDefault: boolean): Sources {
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

/** A text that may be a list, and a list. */
export function oneOrMore(
  one: string | null | undefined,
  more: readonly string[] | null | undefined,
): readonly string[] {
  return [...new Set([...(one ? one.split(',') : []), ...(more ?? [])].map((text) => text.trim()))];
}

const probes = rangeOf('168.63.129.16')!;
