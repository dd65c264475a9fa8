import type { FactTypes } from '../../facts/vocabulary.ts';
import { byHand, type Remedy } from '../remedy.ts';

type Fronts = FactTypes['cloudFronts'];
type Front = Fronts['fronts'][number];

/** What to do at a load balancer, a firewall or a name, so that a connection arrives at the machine; `name` is the front in words. */
export function leadToTheMachine(fronts: Fronts, front: Front, name: string): Remedy {
  const { provider, port } = fronts;
  const { kind, leads, probe } = front;
  if (kind === 'loadBalancer' && leads === 'machine' && probe?.shutBy !== undefined)
    return byHand(
      'Let the probe of the load balancer in',
      'cloud',
      `In ${probe.shutBy.group}, allow the service tag AzureLoadBalancer to TCP ${probe.port} before rule ${probe.shutBy.rule}. It opens the port to nobody else.`,
      'To take it back, delete that rule again.',
    );
  if (kind === 'loadBalancer' && leads === 'machine')
    return byHand(
      'Look at why the load balancer does not use the machine',
      'cloud',
      `What ${name} sees: \`aws elbv2 describe-target-health --target-group-arn ARN\`.`,
      'A check that times out or fails means that the load balancer itself does not reach the port: its own addresses need to be let in by the security group of the machine, and Windows has to listen.',
      'Meanwhile connect to the machine itself, from inside its network.',
    );
  if (kind === 'loadBalancer' || kind === 'firewall')
    return byHand(
      `Come another way, or have TCP ${port} led to the machine`,
      'cloud',
      'Better than a port open to the internet: the VPN into that network, Azure Bastion, or a port forwarded by Systems Manager.',
      kind === 'firewall'
        ? `Whoever runs ${name} can add a DNAT rule for your own address only: from it to ${front.address}, TCP ${port}, translated to the private address of the machine.`
        : `Whoever runs ${name} can add ${provider === 'azure' ? 'an inbound NAT rule to the machine' : 'a TCP listener with a target group that holds the machine'}; let only your own address in.`,
      'Ask whether the rule was taken away on purpose. To take it back, delete the new rule.',
    );
  return byHand(
    'Connect by an address that the machine has now',
    'cloud',
    `${front.address} is ${name}. Look which name or note leads there, and correct it.`,
    provider === 'azure'
      ? 'What the machine has: `az vm list-ip-addresses --ids ID --output table`.'
      : 'What the machine has: `aws ec2 describe-instances --instance-ids ID --query "Reservations[].Instances[].[PublicIpAddress,PrivateIpAddress]"`.',
  );
}
