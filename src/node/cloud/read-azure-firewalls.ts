import { z } from 'zod';
import type { KnownFirewalls } from '../../core/evidence/cloud/azure-routes.ts';
import type { Arm } from '../carriers/azure/arm.ts';
import { askList, NETWORK } from './ask-azure.ts';
import type { Lack } from './reading.ts';

/**
 * Which of these addresses Azure Firewalls of the machine's subscription have. What they let through is not judged: that
 * needs every rule collection of a policy and of its parents in their order, and the source after translation.
 */
export async function nameFirewalls(
  arm: Arm,
  addresses: readonly string[],
): Promise<{ readonly known: KnownFirewalls; readonly lacks: readonly Lack[] }> {
  if (addresses.length === 0) return { known: new Map(), lacks: [] };
  const told = await askList(arm, 'Microsoft.Network/azureFirewalls', NETWORK, azureFirewalls);
  if ('lack' in told) return { known: new Map(), lacks: [told.lack] };
  const known = told.value.value.flatMap(({ name, properties }) => {
    const policy = properties.firewallPolicy?.id;
    const own = [
      ...(properties.ipConfigurations ?? []).map(({ properties: { privateIPAddress } }) => privateIPAddress),
      properties.hubIPAddresses?.privateIPAddress,
    ];
    return own
      .filter((address) => typeof address === 'string' && addresses.includes(address))
      .map((address) => [address!, { name, ...(policy === undefined ? {} : { policy }) }] as const);
  });
  return { known: new Map(known), lacks: [] };
}

const text = z.string().max(1_000);
const address = z.object({ privateIPAddress: text.nullish() });

/** AzureFirewallListResult of Microsoft.Network, as far as it is read. */
const azureFirewalls = z.object({
  value: z
    .array(
      z.object({
        name: text,
        properties: z.object({
          ipConfigurations: z
            .array(z.object({ properties: address }))
            .max(300)
            .nullish(),
          hubIPAddresses: address.nullish(),
          firewallPolicy: z.object({ id: text }).nullish(),
        }),
      }),
    )
    .max(1_000),
});
