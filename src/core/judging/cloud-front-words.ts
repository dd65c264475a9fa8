import type { FactTypes } from '../facts/vocabulary.ts';

type Fronts = FactTypes['cloudFronts'];
type Front = Fronts['fronts'][number];

/** What has an address, as a phrase. */
export function frontName(provider: Fronts['provider'], { kind, name, address }: Front): string {
  switch (kind) {
    case 'loadBalancer':
      return `load balancer ${name}`;
    case 'firewall':
      return provider === 'azure' ? `Azure Firewall ${name}` : `firewall ${name}`;
    case 'otherMachine':
      return provider === 'azure'
        ? `another machine, with the network card ${name}`
        : `another instance, ${name}`;
    case 'bastion':
      return `Azure Bastion ${name}`;
    case 'gateway':
      return `gateway ${name}`;
    case 'nobody':
      return `public address ${name === '' ? address : name}, which is joined to nothing`;
    case 'other':
      return name === '' ? 'another resource' : name;
  }
}

/** Where it leads the port, as a clause. */
export function leadsWords(port: number, front: Front): string {
  const { kind, leads, rule = '', toPort, others, unread } = front;
  const named = rule === '' ? 'a rule' : `${kind === 'loadBalancer' ? '' : 'DNAT '}rule ${rule}`;
  const to = toPort === undefined || toPort === port ? '' : `, port ${toPort}`;
  const whom = others.length === 0 ? 'others' : others.join(', ');
  if (leads === 'machine')
    return `${named} leads TCP ${port} to this machine${to}${others.length === 0 ? '' : `, and to ${whom}`}`;
  if (leads === 'elsewhere' && !['loadBalancer', 'firewall'].includes(kind)) return 'it does not lead here';
  if (leads === 'elsewhere') return `${named} leads TCP ${port} to ${whom}${to}, not to this machine`;
  if (leads === 'nowhere' && rule !== '')
    return `${named} takes TCP ${port}, and there is no machine behind it`;
  if (leads === 'nowhere')
    return kind === 'firewall' ? `no DNAT rule takes TCP ${port}` : `no rule or listener takes TCP ${port}`;
  if (kind === 'nobody' || kind === 'bastion' || kind === 'gateway')
    return 'it leads to no machine by itself';
  return `where it leads TCP ${port} is not known${unread.length === 0 ? '' : ` (${unread.join(', ')} not read)`}`;
}

/** What keeps a load balancer from sending anybody to the machine, where that is known. */
export function unfitWords({ health, healthReason, probe, name }: Front): string | undefined {
  if (probe?.shutBy !== undefined) {
    const { rule, group } = probe.shutBy;
    return `rule ${rule} of ${group} shuts out the probe of ${name} (from 168.63.129.16 to TCP ${probe.port}), and what no probe reaches is sent nobody`;
  }
  const reason = healthReason === undefined ? '' : ` (${healthReason})`;
  switch (health) {
    case 'unhealthy':
      return `${name} finds the machine unhealthy${reason}`;
    case 'draining':
      return `${name} is taking the machine out of service${reason}`;
    case 'unused':
      return `${name} does not use the machine${reason}`;
    default:
      return undefined;
  }
}
