import { z } from 'zod';

const text = z.string().max(1_000);

/** A list as EC2 writes it: elements called item; an empty one has no content. */
export function list<T extends z.ZodType>(each: T, most: number) {
  return z
    .union([z.array(each).max(most), z.literal('').transform(() => [])])
    .optional()
    .transform((items) => items ?? []);
}

const group = z.object({ groupId: text, groupName: text.optional() });

/** DescribeInstancesResponse, as far as it is read. */
export const instances = z.object({
  reservationSet: list(
    z.object({
      instancesSet: list(
        z.object({
          instanceId: text,
          instanceState: z.object({ name: text }),
          networkInterfaceSet: list(
            z.object({
              subnetId: text.optional(),
              vpcId: text.optional(),
              groupSet: list(group, 100),
              privateIpAddressesSet: list(
                z.object({
                  privateIpAddress: text,
                  association: z.object({ publicIp: text }).optional(),
                }),
                300,
              ),
              ipv6AddressesSet: list(z.object({ ipv6Address: text }), 300),
            }),
            50,
          ),
        }),
        10,
      ),
    }),
    10,
  ),
});

type Instance = z.infer<typeof instances>['reservationSet'][number]['instancesSet'][number];
export type Interface = Instance['networkInterfaceSet'][number];

/** DescribeSecurityGroupsResponse. */
export const securityGroups = z.object({
  securityGroupInfo: list(
    group.extend({
      ipPermissions: list(
        z.object({
          ipProtocol: text,
          fromPort: text.optional(),
          toPort: text.optional(),
          groups: list(z.object({ groupId: text }), 1_000),
          ipRanges: list(z.object({ cidrIp: text }), 2_000),
          ipv6Ranges: list(z.object({ cidrIpv6: text }), 2_000),
          prefixListIds: list(z.object({ prefixListId: text }), 1_000),
        }),
        2_000,
      ),
    }),
    200,
  ),
});

/** DescribeSecurityGroupRulesResponse. */
export const securityGroupRules = z.object({
  securityGroupRuleSet: list(
    z.object({
      securityGroupRuleId: text,
      groupId: text,
      isEgress: z.enum(['true', 'false']),
      ipProtocol: text,
      fromPort: text.optional(),
      toPort: text.optional(),
      cidrIpv4: text.optional(),
      cidrIpv6: text.optional(),
      prefixListId: text.optional(),
      referencedGroupInfo: z.object({ groupId: text.optional() }).optional(),
    }),
    5_000,
  ),
});

/** DescribeNetworkAclsResponse. */
export const networkAcls = z.object({
  networkAclSet: list(
    z.object({
      networkAclId: text,
      associationSet: list(z.object({ subnetId: text }), 5_000),
      entrySet: list(
        z.object({
          ruleNumber: z.string().regex(/^\d{1,6}$/),
          protocol: text,
          ruleAction: z.enum(['allow', 'deny']),
          egress: z.enum(['true', 'false']),
          cidrBlock: text.optional(),
          ipv6CidrBlock: text.optional(),
          portRange: z.object({ from: text, to: text }).optional(),
        }),
        500,
      ),
    }),
    200,
  ),
});

/** GetManagedPrefixListEntriesResponse. */
export const prefixEntries = z.object({ entrySet: list(z.object({ cidr: text }), 5_000) });

/** DescribeNetworkInterfacesResponse: what has an address. */
export const networkInterfaces = z.object({
  networkInterfaceSet: list(
    z.object({
      networkInterfaceId: text,
      description: text.optional(),
      interfaceType: text.optional(),
      attachment: z.object({ instanceId: text.optional() }).optional(),
      privateIpAddressesSet: list(
        z.object({
          privateIpAddress: text,
          association: z.object({ publicIp: text.optional() }).optional(),
        }),
        300,
      ),
      ipv6AddressesSet: list(z.object({ ipv6Address: text }), 300),
    }),
    100,
  ),
});

/** Where an answer of several pages goes on; empty at the end. */
export const page = z.object({ nextToken: z.string().max(4_000).optional() });
