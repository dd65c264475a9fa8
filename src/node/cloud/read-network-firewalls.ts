import type {
  FirewallRules,
  NetworkFirewall,
  StatelessRule,
} from '../../core/evidence/cloud/network-firewall.ts';
import type { StatefulRule } from '../../core/evidence/cloud/stateful-rules.ts';
import type { Ec2 } from './ask-ec2.ts';
import { askNetworkFirewall } from './ask-network-firewall.ts';
import {
  firewall,
  firewallPolicy,
  firewalls,
  ruleGroup,
  type RuleGroup,
} from './network-firewall-schemas.ts';
import { lackSays } from './reading.ts';

/** The Network Firewalls that have these endpoints, with the rules of their policies; a note for each thing that may not be read. */
export async function readNetworkFirewalls(
  ec2: Ec2,
  vpcs: readonly string[],
  endpoints: readonly string[],
): Promise<{ readonly firewalls: readonly NetworkFirewall[]; readonly notes: readonly string[] }> {
  if (endpoints.length === 0) return { firewalls: [], notes: [] };
  const told = await askNetworkFirewall(ec2, 'ListFirewalls', { VpcIds: vpcs, MaxResults: 100 }, firewalls);
  if ('lack' in told) return { firewalls: [], notes: [`AWS: ${lackSays(told.lack)}`] };
  const notes = new Set<string>();
  const found: NetworkFirewall[] = [];
  for (const { FirewallArn } of (told.value.Firewalls ?? []).slice(0, MOST_FIREWALLS)) {
    const one = await askNetworkFirewall(ec2, 'DescribeFirewall', { FirewallArn }, firewall);
    if ('lack' in one) {
      notes.add(`AWS: ${lackSays(one.lack)}`);
      continue;
    }
    const { Firewall, FirewallStatus } = one.value;
    const own = Object.values(FirewallStatus?.SyncStates ?? {}).flatMap(
      ({ Attachment }) => Attachment?.EndpointId ?? [],
    );
    if (!Firewall || !own.some((id) => endpoints.includes(id))) continue;
    const policy = Firewall.FirewallPolicyArn;
    const rules = await readRules(ec2, policy, notes);
    found.push({ name: Firewall.FirewallName ?? FirewallArn, policy, endpoints: own, rules });
  }
  return { firewalls: found, notes: [...notes] };
}

async function readRules(ec2: Ec2, policy: string, notes: Set<string>): Promise<FirewallRules | undefined> {
  const told = await askNetworkFirewall(
    ec2,
    'DescribeFirewallPolicy',
    { FirewallPolicyArn: policy },
    firewallPolicy,
  );
  if ('lack' in told) return void notes.add(`AWS: ${lackSays(told.lack)}`);
  const {
    StatelessRuleGroupReferences,
    StatelessDefaultActions,
    StatefulRuleGroupReferences,
    StatefulDefaultActions,
    StatefulEngineOptions,
  } = told.value.FirewallPolicy;
  const [stateless, stateful] = [StatelessRuleGroupReferences ?? [], StatefulRuleGroupReferences ?? []];
  const wanted = [...stateless, ...stateful].map(({ ResourceArn }) => ResourceArn);
  const sources = new Map<string, RuleGroup>();
  for (const RuleGroupArn of [...new Set(wanted)].slice(0, MOST_GROUPS)) {
    const group = await askNetworkFirewall(ec2, 'DescribeRuleGroup', { RuleGroupArn }, ruleGroup);
    if ('lack' in group) notes.add(`AWS: ${lackSays(group.lack)}`);
    else sources.set(RuleGroupArn, group.value.RuleGroup.RulesSource);
  }
  return {
    stateless: stateless.map(({ ResourceArn, Priority }) => ({
      name: nameOf(ResourceArn),
      priority: Priority ?? 0,
      rules: sources.get(ResourceArn)?.StatelessRulesAndCustomActions?.StatelessRules.map(statelessRule),
    })),
    statelessDefault: StatelessDefaultActions ?? [],
    stateful: {
      groups: stateful.map(({ ResourceArn, Priority, Override }) => ({
        name: nameOf(ResourceArn),
        priority: Priority ?? undefined,
        onlyAlerts: Override?.Action === 'DROP_TO_ALERT',
        rules: fivePartRules(sources.get(ResourceArn)),
      })),
      isStrict: StatefulEngineOptions?.RuleOrder === 'STRICT_ORDER',
      defaults: StatefulDefaultActions ?? [],
    },
  };
}

type Stateless = NonNullable<RuleGroup['StatelessRulesAndCustomActions']>['StatelessRules'][number];

function statelessRule({ Priority, RuleDefinition }: Stateless): StatelessRule {
  const { Actions, MatchAttributes: match } = RuleDefinition;
  const prefixes = (list: (typeof match)['Sources']) =>
    (list ?? []).map(({ AddressDefinition }) => AddressDefinition);
  const ports = (list: (typeof match)['SourcePorts']) =>
    (list ?? []).map((one) => `${one.FromPort}-${one.ToPort}`);
  return {
    priority: Priority,
    sources: prefixes(match.Sources),
    destinations: prefixes(match.Destinations),
    sourcePorts: ports(match.SourcePorts),
    destinationPorts: ports(match.DestinationPorts),
    protocols: match.Protocols ?? [],
    hasFlags: (match.TCPFlags ?? []).length > 0,
    actions: Actions ?? [],
  };
}

/** Rules of five parts; undefined for rules in another form, which are not judged. */
function fivePartRules(source: RuleGroup | undefined): readonly StatefulRule[] | undefined {
  if (!source?.StatefulRules || source.RulesString || source.RulesSourceList) return undefined;
  return source.StatefulRules.map(({ Action, Header, RuleOptions }) => ({
    action: Action,
    protocol: Header.Protocol,
    source: Header.Source,
    sourcePort: Header.SourcePort,
    destination: Header.Destination,
    destinationPort: Header.DestinationPort,
    isBothWays: Header.Direction === 'ANY',
    narrows: (RuleOptions ?? []).some(({ Keyword }) => !saysNothing.test(Keyword)),
  }));
}

/** The name at the end of an ARN. */
function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** Options that only describe a rule. */
const saysNothing = /^(?:sid|rev|msg|priority|classtype|metadata|reference)\b/;
const MOST_FIREWALLS = 10;
const MOST_GROUPS = 40;
