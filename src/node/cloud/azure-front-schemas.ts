import { z } from 'zod';
import { natRule } from '../../core/evidence/cloud/azure-dnat.ts';

const text = z.string().max(1_000);
const ref = z.object({ id: text }).nullish();

/** PublicIPAddressListResult of Microsoft.Network: which resource has which address. */
export const publicAddresses = z.object({
  value: z
    .array(
      z.object({
        id: text.nullish(),
        name: text.nullish(),
        properties: z.object({ ipAddress: text.nullish(), ipConfiguration: ref }),
      }),
    )
    .max(5_000),
});

/** AzureFirewall of Microsoft.Network: its policy, or its DNAT rules where it has none. */
export const azureFirewall = z.object({
  name: text.nullish(),
  properties: z.object({
    firewallPolicy: ref,
    natRuleCollections: z
      .array(z.object({ properties: z.object({ rules: z.array(natRule).max(1_000).nullish() }) }))
      .max(500)
      .nullish(),
  }),
});

/** FirewallPolicy: the one that it inherits from. */
export const inheritingPolicy = z.object({ properties: z.object({ basePolicy: ref }).nullish() });

/** FirewallPolicyRuleCollectionGroupListResult, of its collections those of DNAT. */
export const ruleCollectionGroups = z.object({
  value: z
    .array(
      z.object({
        name: text.nullish(),
        properties: z.object({
          ruleCollections: z
            .array(
              z.object({
                ruleCollectionType: text,
                rules: z.array(z.unknown()).max(1_000).nullish(),
              }),
            )
            .max(500)
            .nullish(),
        }),
      }),
    )
    .max(500),
});

/** BastionHostListResult of Microsoft.Network: the network that each stands in. */
export const bastionHosts = z.object({
  value: z
    .array(
      z.object({
        name: text.nullish(),
        properties: z.object({
          ipConfigurations: z
            .array(z.object({ properties: z.object({ subnet: ref }).nullish() }))
            .max(50)
            .nullish(),
          virtualNetwork: ref,
        }),
      }),
    )
    .max(1_000),
});

/** JitNetworkAccessPoliciesList of Microsoft.Security. */
export const jitPolicies = z.object({
  value: z
    .array(
      z.object({
        name: text.nullish(),
        properties: z.object({
          virtualMachines: z
            .array(
              z.object({
                id: text,
                ports: z
                  .array(
                    z.object({
                      number: z.number().int(),
                      protocol: text.nullish(),
                      maxRequestAccessDuration: text.nullish(),
                    }),
                  )
                  .max(200),
              }),
            )
            .max(2_000),
          requests: z
            .array(
              z.object({
                virtualMachines: z
                  .array(
                    z.object({
                      id: text,
                      ports: z
                        .array(
                          z.object({
                            number: z.number().int(),
                            allowedSourceAddressPrefix: text.nullish(),
                            allowedSourceAddressPrefixes: z.array(text).max(1_000).nullish(),
                            endTimeUtc: text.nullish(),
                          }),
                        )
                        .max(200),
                    }),
                  )
                  .max(2_000),
              }),
            )
            .max(5_000)
            .nullish(),
        }),
      }),
    )
    .max(1_000),
});
export type JitPolicies = z.infer<typeof jitPolicies>;
