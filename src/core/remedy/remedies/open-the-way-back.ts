import type { FactTypes } from '../../facts/vocabulary.ts';
import { byHand, type Remedy } from '../remedy.ts';

type Rules = FactTypes['cloudRules'];

/** Where to look, and what to ask for, when a cloud sends the answers of a machine another way. */
export function openTheWayBack({ provider, doors }: Rules): Remedy {
  const title = 'Look at the route and at what it leads to';
  const hops = doors.flatMap(({ back = [] }) => back);
  const askFirst =
    'Where they are not, ask whoever wrote the route before you change it: it holds for every machine of the subnet.';
  if (provider === 'aws') {
    const table = hops.find((hop) => /^rtb-\w{1,40}$/.test(hop.table ?? ''))?.table ?? 'rtb-ID';
    return byHand(
      title,
      'cloud',
      `What is in force: \`aws ec2 describe-route-tables --route-table-ids ${table}\`.`,
      'A subnet whose machines are reached at public addresses has a route for 0.0.0.0/0 (and ::/0) to an internet gateway. Where answers are meant to leave by a NAT gateway or a firewall, connections have to come in another way: by a load balancer in a public subnet, by VPN, or by Session Manager.',
      askFirst,
    );
  }
  const firewall = hops.find((hop) => hop.firewall !== undefined)?.firewall;
  return byHand(
    title,
    'cloud',
    'What is in force: `az network nic show-effective-route-table --resource-group GROUP --name CARD --output table`.',
    `Where the answers are meant to go through ${firewall === undefined ? 'a firewall' : `the firewall ${firewall.name}`}, connections have to come in through it as well: by a DNAT rule of that firewall to the private address, or from inside by VPN or Azure Bastion. Its log tells what it drops.`,
    askFirst,
  );
}
