import { z } from 'zod';

const text = z.string().max(1_000);
const actions = z.array(text).max(20).nullish();
const number = z.number().int();

/** ListFirewallsResponse. */
export const firewalls = z.object({
  Firewalls: z
    .array(z.object({ FirewallName: text.optional(), FirewallArn: text }))
    .max(1_000)
    .nullish(),
  NextToken: z.string().max(4_000).nullish(),
});

/** DescribeFirewallResponse. */
export const firewall = z.object({
  Firewall: z.object({ FirewallName: text.nullish(), FirewallPolicyArn: text }).nullish(),
  FirewallStatus: z
    .object({
      SyncStates: z
        .record(z.string(), z.object({ Attachment: z.object({ EndpointId: text.nullish() }).nullish() }))
        .nullish(),
    })
    .nullish(),
});

const reference = z.object({ ResourceArn: text, Priority: number.nullish() });

/** DescribeFirewallPolicyResponse. */
export const firewallPolicy = z.object({
  FirewallPolicy: z.object({
    StatelessRuleGroupReferences: z.array(reference).max(1_000).nullish(),
    StatelessDefaultActions: actions,
    StatefulRuleGroupReferences: z
      .array(reference.extend({ Override: z.object({ Action: text.nullish() }).nullish() }))
      .max(1_000)
      .nullish(),
    StatefulDefaultActions: actions,
    StatefulEngineOptions: z.object({ RuleOrder: text.nullish() }).nullish(),
  }),
});

const addresses = z
  .array(z.object({ AddressDefinition: text }))
  .max(5_000)
  .nullish();
const ports = z
  .array(z.object({ FromPort: number, ToPort: number }))
  .max(5_000)
  .nullish();

/** DescribeRuleGroupResponse. */
export const ruleGroup = z.object({
  RuleGroup: z.object({
    RulesSource: z.object({
      RulesString: z.string().nullish(),
      RulesSourceList: z.unknown().optional(),
      StatefulRules: z
        .array(
          z.object({
            Action: text,
            Header: z.object({
              Protocol: text,
              Source: text,
              SourcePort: text,
              Direction: text,
              Destination: text,
              DestinationPort: text,
            }),
            RuleOptions: z
              .array(z.object({ Keyword: text }))
              .max(1_000)
              .nullish(),
          }),
        )
        .max(30_000)
        .nullish(),
      StatelessRulesAndCustomActions: z
        .object({
          StatelessRules: z
            .array(
              z.object({
                Priority: number,
                RuleDefinition: z.object({
                  Actions: actions,
                  MatchAttributes: z.object({
                    Sources: addresses,
                    Destinations: addresses,
                    SourcePorts: ports,
                    DestinationPorts: ports,
                    Protocols: z.array(number).max(300).nullish(),
                    TCPFlags: z.array(z.unknown()).max(300).nullish(),
                  }),
                }),
              }),
            )
            .max(30_000),
        })
        .nullish(),
    }),
  }),
});
export type RuleGroup = z.infer<typeof ruleGroup>['RuleGroup']['RulesSource'];
