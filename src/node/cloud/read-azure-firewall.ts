import { frontOfFirewall, natRule, type NatRule } from '../../core/evidence/cloud/azure-dnat.ts';
import { blindFront, type Front } from '../../core/evidence/cloud/front.ts';
import type { Arm } from '../carriers/azure/arm.ts';
import { askList, askResource, NETWORK } from './ask-azure.ts';
import { azureFirewall, inheritingPolicy, ruleCollectionGroups } from './azure-front-schemas.ts';
import type { Lack } from './reading.ts';

/** Where the DNAT rules of an Azure Firewall lead a port of one of its addresses. */
export async function readAzureFirewall(
  arm: Arm,
  id: string,
  asked: { readonly address: string; readonly port: number },
  own: readonly string[],
  lacks: Lack[],
): Promise<Front> {
  const name = lastOf(id);
  const told = await askResource(arm, id, NETWORK, azureFirewall, 'Microsoft.Network/azureFirewalls/read');
  if ('lack' in told) {
    lacks.push(told.lack);
    return blindFront(asked.address, 'firewall', name, [name]);
  }
  const { firewallPolicy, natRuleCollections } = told.value.properties;
  const rules: NatRule[] = (natRuleCollections ?? []).flatMap(({ properties }) => properties.rules ?? []);
  const unread: string[] = [];
  let policy = firewallPolicy?.id;
  // A policy inherits from one other, and that one from none.
  for (let depth = 0; policy !== undefined && depth < 2; depth += 1) {
    const next: string | undefined = await readPolicy(arm, policy, rules, unread, lacks);
    policy = next;
  }
  return frontOfFirewall(name, rules, asked, own, unread);
}

/** Adds the DNAT rules of a policy; tells which policy it inherits from. */
async function readPolicy(
  arm: Arm,
  id: string,
  rules: NatRule[],
  unread: string[],
  lacks: Lack[],
): Promise<string | undefined> {
  const right = 'Microsoft.Network/firewallPolicies/ruleCollectionGroups/read';
  const [policy, groups] = await Promise.all([
    askResource(arm, id, NETWORK, inheritingPolicy, 'Microsoft.Network/firewallPolicies/read'),
    askList(arm, 'ruleCollectionGroups', NETWORK, ruleCollectionGroups, { under: id, right }),
  ]);
  for (const told of [policy, groups])
    if ('lack' in told) {
      lacks.push(told.lack);
      unread.push(lastOf(id));
    }
  const found = 'value' in groups ? groups.value.value : [];
  for (const { ruleCollections } of found.map(({ properties }) => properties))
    for (const { ruleCollectionType, rules: all } of ruleCollections ?? []) {
      if (!/^FirewallPolicyNatRuleCollection$/i.test(ruleCollectionType)) continue;
      for (const one of all ?? []) {
        const read = natRule.safeParse(one);
        if (read.success) rules.push(read.data);
        else unread.push(`a rule of ${lastOf(id)}`);
      }
    }
  return 'value' in policy ? (policy.value.properties?.basePolicy?.id ?? undefined) : undefined;
}

/** The name at the end of an id. */
export function lastOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
