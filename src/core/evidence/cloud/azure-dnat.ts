import { z } from 'zod';
import { overlap, rangeOf } from './address-ranges.ts';
import { isSameAddress, listGate, type Front } from './front.ts';
import { coversPort } from './port-ranges.ts';

const texts = z.array(z.string().max(300)).max(5_000).nullish();

/** NatRule of a firewall policy, or AzureFirewallNatRule of a firewall without one: both name the same things. */
export const natRule = z.object({
  name: z.string().max(300).nullish(),
  ipProtocols: texts,
  protocols: texts,
  sourceAddresses: texts,
  sourceIpGroups: texts,
  destinationAddresses: texts,
  destinationPorts: texts,
  translatedAddress: z.string().max(100).nullish(),
  translatedFqdn: z.string().max(300).nullish(),
  translatedPort: z.string().max(20).nullish(),
});
export type NatRule = z.infer<typeof natRule>;

/** Where the DNAT rules of an Azure Firewall lead a TCP port of one of its addresses. */
export function frontOfFirewall(
  name: string,
  rules: readonly NatRule[],
  asked: { readonly address: string; readonly port: number },
  own: readonly string[],
  unread: readonly string[],
): Front {
  const { address, port } = asked;
  const said = { address, kind: 'firewall', name, others: [], unread: [...unread] } as const;
  const met = rules.filter(isTcp).map((rule) => ({ rule, covers: covers(rule, asked) }));
  const [first, ...more] = met.filter(({ covers: how }) => how !== 'no');
  if (first === undefined)
    return {
      told: { ...said, leads: unread.length > 0 ? 'cannotTell' : 'nowhere' },
      gates: () => [],
      hidesSource: true,
    };
  const { rule, covers: how } = first;
  const to = rule.translatedAddress ?? rule.translatedFqdn ?? '';
  const toPort = Number(rule.translatedPort ?? port);
  const behind = own.find((one) => isSameAddress(one, to));
  const isSure = how === 'yes' && more.length === 0 && unread.length === 0 && rule.translatedFqdn == null;
  const sources = [...(rule.sourceAddresses ?? []), ...(rule.sourceIpGroups ?? [])];
  return {
    told: {
      ...said,
      leads: isSure ? (behind === undefined ? 'elsewhere' : 'machine') : 'cannotTell',
      rule: rule.name ?? '',
      ...(Number.isInteger(toPort) ? { toPort } : {}),
      others: behind === undefined && to !== '' ? [to] : [],
    },
    ...(behind === undefined ? {} : { behind }),
    gates: (family) => [listGate('front', name, rule.name ?? '', sources, family)],
    // Behind the firewall the machine may meet one of the firewall's own addresses.
    hidesSource: true,
  };
}

function isTcp({ ipProtocols, protocols }: NatRule): boolean {
  const named = ipProtocols ?? protocols ?? [];
  return named.length === 0 || named.some((one) => /^(?:tcp|any)$/i.test(one));
}

function covers(
  { destinationAddresses, destinationPorts }: NatRule,
  { address, port }: { readonly address: string; readonly port: number },
): 'yes' | 'no' | 'unsure' {
  const ports = coversPort(destinationPorts ?? [], port);
  if (ports === 'no') return 'no';
  const asked = rangeOf(address);
  const ranges = (destinationAddresses ?? []).map((text) => (text === '*' ? asked : rangeOf(text)));
  if (asked === undefined) return 'unsure';
  const isIn = ranges.some((range) => range !== undefined && overlap([range], [asked]).length > 0);
  if (isIn) return ports;
  return ranges.every((range) => range !== undefined) ? 'no' : 'unsure';
}
