/** An AWS Network Firewall, as the published answers of its interface (2020-11-12) have it. */
export interface FirewallWorld {
  readonly name: string;
  readonly endpoint: string;
  /** FirewallPolicy. */
  readonly policy: object;
  /** RulesSource by the name of the group. */
  readonly groups?: Readonly<Record<string, object>>;
}

const arn = (kind: string, name: string) => `arn:aws:network-firewall:eu-central-1:1:${kind}/${name}`;
export const statelessArn = (name: string) => arn('stateless-rulegroup', name);
export const statefulArn = (name: string) => arn('stateful-rulegroup', name);

/** What Network Firewall answers to an action. */
export function firewallAnswer(
  world: FirewallWorld | undefined,
  action: string,
  given: Readonly<Record<string, unknown>>,
): object {
  const { name = '', endpoint = '', policy = {}, groups = {} } = world ?? {};
  switch (action) {
    case 'ListFirewalls':
      return {
        Firewalls: world === undefined ? [] : [{ FirewallName: name, FirewallArn: arn('firewall', name) }],
      };
    case 'DescribeFirewall':
      return {
        UpdateToken: '1',
        Firewall: {
          FirewallName: name,
          FirewallArn: arn('firewall', name),
          FirewallPolicyArn: arn('firewall-policy', `${name}-policy`),
          VpcId: 'vpc-1',
          SubnetMappings: [{ SubnetId: 'subnet-fw' }],
          FirewallId: '1',
        },
        FirewallStatus: {
          Status: 'READY',
          ConfigurationSyncStateSummary: 'IN_SYNC',
          SyncStates: {
            'eu-central-1a': {
              Attachment: { SubnetId: 'subnet-fw', EndpointId: endpoint, Status: 'READY' },
            },
          },
        },
      };
    case 'DescribeFirewallPolicy':
      return { UpdateToken: '1', FirewallPolicyResponse: {}, FirewallPolicy: policy };
    default: {
      const wanted = String(given['RuleGroupArn']);
      const source = groups[wanted.slice(wanted.lastIndexOf('/') + 1)] ?? {};
      return { UpdateToken: '1', RuleGroupResponse: {}, RuleGroup: { RulesSource: source } };
    }
  }
}

/** A rule of a stateless group. */
export function statelessRule(priority: number, action: string, match: object = {}): object {
  return { Priority: priority, RuleDefinition: { Actions: [action], MatchAttributes: match } };
}

/** A rule of five parts. */
export function fivePartRule(action: string, source: string, port: string, more: object = {}): object {
  return {
    Action: action,
    Header: {
      Protocol: 'TCP',
      Source: source,
      SourcePort: 'ANY',
      Direction: 'FORWARD',
      Destination: 'ANY',
      DestinationPort: port,
      ...more,
    },
    RuleOptions: [{ Keyword: 'sid:1' }],
  };
}
