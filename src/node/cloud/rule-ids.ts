import type { Permission } from '../../core/evidence/cloud/ec2-rules.ts';
import { askEc2, type Ec2 } from './ask-ec2.ts';
import { securityGroupRules } from './ec2-schemas.ts';
import { lackSays } from './reading.ts';

/** The ids of inbound rules, by what they say; a note where they may not be read, since everything else is known without them. */
export async function readRuleIds(
  ec2: Ec2,
  groups: readonly string[],
): Promise<{
  readonly idOf: (group: string, one: Permission) => string | undefined;
  readonly notes: readonly string[];
}> {
  const filter = Object.fromEntries(groups.map((id, i) => [`Filter.1.Value.${i + 1}`, id]));
  const told = await askEc2(
    ec2,
    'DescribeSecurityGroupRules',
    { 'Filter.1.Name': 'group-id', ...filter },
    securityGroupRules,
  );
  if ('lack' in told) return { idOf: () => undefined, notes: [`AWS: ${lackSays(told.lack)}`] };
  const ids = new Map<string, string>();
  for (const one of told.value.flatMap(({ securityGroupRuleSet }) => securityGroupRuleSet)) {
    if (one.isEgress === 'true') continue;
    const far = one.cidrIpv4 ?? one.cidrIpv6 ?? one.prefixListId ?? one.referencedGroupInfo?.groupId ?? '';
    const ports = portsOf(one.ipProtocol, one.fromPort, one.toPort);
    ids.set([one.groupId, one.ipProtocol, ports, far].join(' '), one.securityGroupRuleId);
  }
  const idOf = (group: string, { protocol, from, to, prefixes, lists, groups: others }: Permission) => {
    const [far = ''] = [...prefixes, ...lists, ...others];
    return ids.get([group, protocol, portsOf(protocol, from, to), far].join(' '));
  };
  return { idOf, notes: [] };
}

/** All protocols have no ports; one answer says so with -1 and the other with nothing. */
function portsOf(protocol: string, from?: string | number, to?: string | number): string {
  return protocol === '-1' ? '' : `${from ?? ''}-${to ?? ''}`;
}
