import type { FactTypes } from '../../facts/vocabulary.ts';
import { byHand, type Remedy } from '../remedy.ts';

type Rules = FactTypes['cloudRules'];
type Door = Rules['doors'][number];
type Deciding = Door['deciding'][number];

/** Lets the port in from the asker's own address alone, once for each group that shuts it out; a person runs it. */
export function letInByCloud(rules: Rules, door: Door): Remedy {
  const family = door.address.includes(':') ? 6 : 4;
  const length = family === 6 ? 128 : 32;
  const source = door.from === 'address' && door.source !== undefined ? door.source : 'YOUR-PUBLIC-ADDRESS';
  const { deciding } = door;
  const shutting = deciding.filter(({ access }) => access === 'deny');
  const people = shutting.filter(({ byDefault }) => !byDefault).map(({ rule }) => rule);
  return byHand(
    `Let TCP ${door.toPort ?? rules.port} in from your own address only`,
    'cloud',
    'Better than any open port: the VPN into that network, Azure Bastion, or a port forwarded by Systems Manager.',
    ...(door.listed === undefined
      ? []
      : [
          `First compare the public address of this computer with the list: ${door.listed.access === 'allow' ? 'where it is in it' : 'where it is not in it'}, the rules let it in and the fault is elsewhere.`,
        ]),
    ...(people.length > 0
      ? [`Somebody wrote the rule ${people.join(', ')}: ask them before you open it.`]
      : []),
    ...shutting.flatMap((one) =>
      stepsFor(
        one,
        // What stands before the machine is met at the port that was asked for.
        one.level === 'front' ? rules : { ...rules, port: door.toPort ?? rules.port },
        `${source}/${length}`,
        family,
      ),
    ),
  );
}

function stepsFor(decides: Deciding, rules: Rules, source: string, family: 4 | 6): readonly string[] {
  if (decides.level === 'manager')
    return ['Ask the administrator of the network manager: its rule stands above all others.'];
  if (decides.level === 'firewall')
    return [
      `Ask whoever runs the Network Firewall ${decides.group}: ${decides.byDefault ? 'no rule of its policy passes' : `${decides.rule} drops`} TCP ${rules.port}${decides.direction === 'out' ? ' on the way back' : ''}. A rule for your own address only, before it, lets you in.`,
    ];
  if (decides.level === 'front' && rules.provider === 'azure')
    return [
      `Ask whoever runs the Azure Firewall ${decides.group} to add your own address, ${source}, to the sources of its DNAT rule ${decides.rule}.`,
    ];
  if (decides.level === 'address')
    return [
      `Give the network card a network security group with one rule that allows TCP ${rules.port} from ${source}: a public address of the tier Standard lets nothing in without one.`,
    ];
  const isNumbered = rules.provider === 'azure' || decides.level === 'subnet';
  if (isNumbered && decides.free === undefined)
    return [
      `No number is left before rule ${decides.rule} of ${decides.group}: that rule itself has to be changed.`,
    ];
  const [make, take] = commandsFor(decides, rules, source, family);
  return [make, `To take it back: ${take}`];
}

function commandsFor(
  decides: Deciding,
  { provider, port, region }: Rules,
  source: string,
  family: 4 | 6,
): readonly [make: string, take: string] {
  if (provider === 'azure') return azureCommands(decides, port, source);
  const where = region === undefined ? '' : ` --region ${plain(region)}`;
  if (decides.level === 'nic' || decides.level === 'front')
    return groupCommands(plain(decides.groupId), port, source, family, where);
  return aclCommands(decides, port, source, family, where);
}

function azureCommands({ groupId, free }: Deciding, port: number, source: string): readonly [string, string] {
  const [, subscription, resourceGroup, name] = networkGroup.exec(groupId) ?? [];
  const at = `--subscription ${plain(subscription)} --resource-group ${plain(resourceGroup)} --nsg-name ${plain(name)} --name rdpdoctor-let-in`;
  return [
    `\`az network nsg rule create ${at} --priority ${free ?? 'N'} --direction Inbound --access Allow --protocol Tcp --source-address-prefixes ${source} --destination-port-ranges ${port}\``,
    `\`az network nsg rule delete ${at}\``,
  ];
}

function groupCommands(
  group: string,
  port: number,
  source: string,
  family: 4 | 6,
  where: string,
): readonly [string, string] {
  const whom =
    family === 4
      ? `--protocol tcp --port ${port} --cidr ${source}`
      : `--ip-permissions "IpProtocol=tcp,FromPort=${port},ToPort=${port},Ipv6Ranges=[{CidrIpv6=${source}}]"`;
  const command = (verb: string) =>
    `\`aws ec2 ${verb}-security-group-ingress --group-id ${group} ${whom}${where}\``;
  return [command('authorize'), command('revoke')];
}

function aclCommands(
  { groupId, direction, free }: Deciding,
  port: number,
  source: string,
  family: 4 | 6,
  where: string,
): readonly [string, string] {
  const way = direction === 'in' ? '--ingress' : '--egress';
  const ports = direction === 'in' ? `From=${port},To=${port}` : 'From=1024,To=65535';
  const at = `--network-acl-id ${plain(groupId)} ${way} --rule-number ${free ?? 'N'}`;
  const block = family === 4 ? '--cidr-block' : '--ipv6-cidr-block';
  return [
    `\`aws ec2 create-network-acl-entry ${at} --protocol tcp --port-range ${ports} ${block} ${source} --rule-action allow${where}\``,
    `\`aws ec2 delete-network-acl-entry ${at}${where}\``,
  ];
}

/** What may stand in a command line as it is; anything else is left for a person to fill in. */
function plain(text: string | undefined): string {
  if (text === undefined || !/^[\w.()-]{1,120}$/.test(text)) return 'NAME';
  return /[()]/.test(text) ? `"${text}"` : text;
}

const networkGroup =
  /^\/subscriptions\/([^/]{1,64})\/resourceGroups\/([^/]{1,90})\/providers\/Microsoft\.Network\/networkSecurityGroups\/([^/]{1,80})$/i;
