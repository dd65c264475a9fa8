import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Arm } from '../carriers/azure/arm.ts';
import { askList, NETWORK } from './ask-azure.ts';
import { bastionHosts, jitPolicies, type JitPolicies } from './azure-front-schemas.ts';
import { lackSays } from './reading.ts';

/** Bastions in the networks of a machine, and the ports of it that are closed until somebody asks for them. */
export async function readAzureAccess(
  arm: Arm,
  subnets: readonly string[],
): Promise<{ readonly access?: FactTypes['cloudAccess']; readonly notes: readonly string[] }> {
  const [bastions, policies] = await Promise.all([
    askList(arm, 'Microsoft.Network/bastionHosts', NETWORK, bastionHosts),
    askList(arm, 'Microsoft.Security/jitNetworkAccessPolicies', SECURITY, jitPolicies),
  ]);
  const lacks = [bastions, policies].flatMap((told) => ('lack' in told ? [told.lack] : []));
  // A subscription without Defender for Cloud is told so in an error, and has no such policy.
  const notes = [...new Set(lacks.map((lack) => `Azure: ${lackSays(lack)}`))];
  if ('lack' in bastions && 'lack' in policies) return { notes };
  const networks = new Set(subnets.map(networkOf));
  const own = 'value' in bastions ? bastions.value.value : [];
  return {
    access: {
      provider: 'azure',
      machine: arm.vm,
      bastions: own
        .filter(({ properties: { ipConfigurations, virtualNetwork } }) =>
          [virtualNetwork?.id, ...(ipConfigurations ?? []).map((one) => one.properties?.subnet?.id)].some(
            (id) => id !== undefined && networks.has(networkOf(id)),
          ),
        )
        .flatMap(({ name }) => name ?? []),
      onRequest: 'value' in policies ? portsOnRequest(policies.value, arm.vm) : [],
    },
    notes,
  };
}

function portsOnRequest({ value }: JitPolicies, vm: string): FactTypes['cloudAccess']['onRequest'] {
  const isOurs = ({ id }: { readonly id: string }) => id.toLowerCase() === vm.toLowerCase();
  return value.flatMap(({ name, properties: { virtualMachines, requests } }) =>
    virtualMachines
      .filter(isOurs)
      .flatMap(({ ports }) => ports)
      .filter(({ protocol }) => !/^udp$/i.test(protocol ?? '*'))
      .map(({ number, maxRequestAccessDuration }) => {
        const granted = (requests ?? [])
          .flatMap((request) => request.virtualMachines.filter(isOurs))
          .flatMap(({ ports }) => ports)
          .filter((one) => one.number === number && one.endTimeUtc != null)
          .toSorted((a, b) => (b.endTimeUtc ?? '').localeCompare(a.endTimeUtc ?? ''))[0];
        const from = granted?.allowedSourceAddressPrefix ?? granted?.allowedSourceAddressPrefixes?.[0];
        return {
          policy: name ?? '',
          port: number,
          ...(maxRequestAccessDuration == null ? {} : { longest: maxRequestAccessDuration }),
          ...(granted === undefined
            ? {}
            : { granted: { from: from ?? '*', until: granted.endTimeUtc ?? '' } }),
        };
      }),
  );
}

/** The virtual network that a subnet lies in. */
function networkOf(id: string): string {
  return id.toLowerCase().split('/subnets/')[0] ?? '';
}

const SECURITY = '2020-01-01';
