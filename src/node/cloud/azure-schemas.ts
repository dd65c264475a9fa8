import { z } from 'zod';

const text = z.string().max(1_000);
const ref = z.object({ id: text }).nullish();
const refs = z
  .array(z.object({ id: text }))
  .max(500)
  .nullish();

/** VirtualMachine of Microsoft.Compute: where it is, and its network cards. */
export const virtualMachine = z.object({
  location: text.nullish(),
  properties: z.object({
    networkProfile: z
      .object({
        networkInterfaces: z
          .array(z.object({ id: text }))
          .max(200)
          .nullish(),
      })
      .nullish(),
  }),
});

/** NetworkInterface of Microsoft.Network: its addresses, and the load balancers that they hang on. */
export const networkInterface = z.object({
  properties: z.object({
    ipConfigurations: z
      .array(
        z.object({
          id: text.nullish(),
          properties: z.object({
            privateIPAddress: text.nullish(),
            publicIPAddress: ref,
            subnet: ref,
            loadBalancerBackendAddressPools: refs,
            loadBalancerInboundNatRules: refs,
          }),
        }),
      )
      .max(300)
      .nullish(),
  }),
});

/** PublicIPAddress of Microsoft.Network; one that nobody uses just now has no address. */
export const publicAddress = z.object({
  sku: z.object({ name: text.nullish() }).nullish(),
  properties: z.object({ ipAddress: text.nullish() }),
});

/** Where an answer of several pages goes on. */
export const page = z.object({ nextLink: z.string().max(4_000).nullish() });
