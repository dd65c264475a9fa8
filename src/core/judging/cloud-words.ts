import type { FactTypes } from '../facts/vocabulary.ts';

type Rules = FactTypes['cloudRules'];
type Door = Rules['doors'][number];
type Deciding = Door['deciding'][number];
type Hop = NonNullable<Door['back']>[number];

/** What a rule of a cloud is and does, as one phrase. */
export function ruleSays(provider: Rules['provider'], decides: Deciding): string {
  const { group, level, direction, rule, number, access, byDefault } = decides;
  if (level === 'address')
    return `public address ${group} is of the tier Standard, and no network security group lets anything in`;
  const back = direction === 'out' ? ' for the answers on the way back' : '';
  if (provider === 'aws' && level === 'nic')
    return access === 'allow'
      ? `${rule.startsWith('sgr-') ? `rule ${rule} of ` : ''}security group ${group} allows it`
      : `no rule of the security group${group.includes(', ') ? 's' : ''} ${group} allows it`;
  const kind = provider === 'aws' ? 'network ACL' : 'network security group';
  const where = {
    manager: ', of the network manager',
    subnet: ', of the subnet',
    nic: ', of the network card',
  };
  const priority = number === undefined || provider === 'aws' ? '' : ` (priority ${number})`;
  const does = access === 'allow' ? 'allows it' : 'denies it';
  const usual = byDefault ? 'the default ' : '';
  return `${kind} ${group}${where[level]}: ${usual}rule ${rule}${priority} ${does}${back}`;
}

/** Where the connection came from, as the rules were asked about it. */
export function fromWords({ from, source }: Door): string {
  if (from === 'address')
    return source === undefined ? 'this computer' : `${source}, the address of this computer`;
  return from === 'internet' ? 'anywhere on the internet' : 'anywhere';
}

/** What people's own rules for the port let in, each as one phrase. */
export function letsWords({ lets = [] }: Door): readonly string[] {
  return lets.map(({ group, rule, ranges, cut }) => {
    const whose = rule === '' ? group : `rule ${rule} of ${group}`;
    return `${whose} lets only ${ranges.join(', ')}${cut ? ' and more' : ''} in`;
  });
}

/** Where the answers of the machine are sent, where that is not the usual way. */
export function backWords(door: Door): string | undefined {
  const first = wayOf(door);
  if (first === undefined || isUsual(door, first)) return undefined;
  const { hop, via = [], table, prefix } = first;
  const route = `route ${first.route === undefined ? '' : `${first.route} `}for ${prefix}${table === undefined ? '' : ` of ${table}`}`;
  const to = via.join(', ');
  switch (hop) {
    case 'none':
      return table === undefined
        ? `answers are dropped: ${route} has the next hop None`
        : `answers are dropped: ${route} leads to ${to === '' ? 'something' : to} that is gone or not attached (blackhole)`;
    case 'noRoute':
      return `answers are dropped: route table ${table} has no route to ${prefix}`;
    case 'outOnly':
      return `answers leave through ${to} (${route}), which carries only connections that begin inside`;
    case 'appliance':
      return `answers go through ${applianceWords(first)} (${route}); what it filters is not known`;
    case 'gateway':
      return `answers leave by a gateway${to === '' ? '' : `, ${to}`} (${route}), not by the internet they came from`;
    default:
      return undefined;
  }
}

/** Whether answers are known to go back as they came. */
export function goesBackAsUsual(door: Door): boolean {
  const first = wayOf(door);
  return first !== undefined && isUsual(door, first);
}

/** Whether nothing that is sent this way arrives at whoever connected. */
export function losesAnswers({ hop }: Hop): boolean {
  return hop === 'none' || hop === 'noRoute' || hop === 'outOnly';
}

/**
 * The way of most answers. Inside a network it depends on who asks, so it is none where that is not known; behind a load
 * balancer of AWS, whose address the machine does not have, route tables do not decide.
 */
function wayOf({ of, from, back: [first] = [] }: Door): Hop | undefined {
  if (of === 'private' && from !== 'address') return undefined;
  return of === 'unknown' && first?.table !== undefined ? undefined : first;
}

function isUsual({ of }: Door, { hop }: Hop): boolean {
  return hop === 'network' || hop === (of === 'private' ? 'gateway' : 'internet');
}

function applianceWords({ via = [], firewall }: Hop): string {
  const at = via.length === 0 ? '' : ` at ${via.join(', ')}`;
  if (firewall === undefined) return `an appliance${at}`;
  const policy = firewall.policy === undefined ? '' : `, policy ${firewall.policy.split('/').at(-1)},`;
  return `the Azure Firewall ${firewall.name}${policy}${at}`;
}

/** Whom a list of a door names. */
export function listWords({ listed }: Door): string {
  if (listed === undefined) return '';
  return `${listed.ranges.join(', ')}${listed.cut ? ' and more' : ''}`;
}
