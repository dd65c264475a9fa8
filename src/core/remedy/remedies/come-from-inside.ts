import type { FactTypes } from '../../facts/vocabulary.ts';
import { byHand, type Remedy } from '../remedy.ts';

/** The ways into the network of a machine that nothing leads to from outside. */
export function comeFromInside(
  { provider, machine, agent }: FactTypes['cloudMachine'],
  bastions: readonly string[],
  port: number,
): Remedy {
  const title = 'Come from inside its network';
  const vpn = 'Or first connect the VPN into that network, and then to the private address.';
  if (provider === 'aws') {
    const id = /^m?i-[0-9a-f]{8,40}$/.test(machine) ? machine : 'ID';
    return byHand(
      title,
      'cloud',
      `With the Session Manager plugin: \`aws ssm start-session --target ${id} --document-name AWS-StartPortForwardingSession --parameters portNumber=${port},localPortNumber=13389\`, and in Remote Desktop localhost:13389. It ends with Ctrl+C.`,
      ...(agent === 'ready' ? [] : ['That needs the agent in the machine, which does not answer now.']),
      vpn,
    );
  }
  const [bastion] = bastions.filter((name) => /^[\w.-]{1,80}$/.test(name));
  const id = /^[\w./()-]{1,400}$/.test(machine) ? `"${machine}"` : 'ID';
  return byHand(
    title,
    'cloud',
    bastion === undefined
      ? 'No Azure Bastion was found in its network: ask whether there is one in a network joined to it.'
      : `Azure Bastion ${bastion}: in the portal the machine, Connect, Bastion. With its tier Standard also \`az network bastion rdp --name ${bastion} --resource-group GROUP --target-resource-id ${id}\` on Windows.`,
    vpn,
  );
}
