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
  if (level === 'front' || level === 'firewall') return inTheWaySays(provider, decides, back);
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

/** The rule of what stands before the machine, a load balancer or a firewall. */
function inTheWaySays(
  provider: Rules['provider'],
  { group, level, rule, access, groupId }: Deciding,
  back: string,
): string {
  const does = access === 'allow' ? 'lets it pass' : 'drops it';
  if (level === 'firewall') {
    const policy = groupId === '' ? '' : ` (policy ${groupId.split('/').at(-1)})`;
    return `Network Firewall ${group}${policy}: ${rule === '' ? 'what holds where no rule matches' : rule} ${does}${back}`;
  }
  if (provider === 'azure') return `rule ${rule} of the Azure Firewall ${group} ${does}`;
  return access === 'allow'
    ? `${rule.startsWith('sgr-') ? `rule ${rule} of ` : ''}security group ${group} of the load balancer allows it`
    : `no rule of the security group ${group} of the load balancer allows it`;
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

/** A port that is opened for a time to whoever asks for it. */
export function onRequestWords({
  policy,
  port,
  longest,
  granted,
}: FactTypes['cloudAccess']['onRequest'][number]): string {
  const time = longest === undefined ? '' : `, for ${durationWords(longest)} at most`;
  const last =
    granted === undefined
      ? ''
      : `; the last request was for ${granted.from === '*' ? 'everybody' : granted.from} until ${granted.until.slice(0, 16).replace('T', ' ')} UTC`;
  return `TCP ${port} is opened on request only, by the just-in-time policy ${policy}${time}${last}`;
}

/** PT3H as hours. */
function durationWords(text: string): string {
  const [, hours, minutes] = /^PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?$/.exec(text) ?? [];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`].filter((part) => part !== undefined);
  return parts.length === 0 ? text : parts.join(' ');
}

/** What diverts packets on their way in, and where the answers do not go the same way. */
export function intoWords(door: Door): string | undefined {
  const { into, back: [first] = [] } = door;
  if (into === undefined) return undefined;
  const by = `route for ${into.prefix} of ${into.table ?? 'the gateway'}`;
  if (losesAnswers(into))
    return `packets from the internet are dropped: ${by} leads to something that is gone`;
  const passes = `packets from the internet go through ${applianceWords(into)} (${by})`;
  if (first === undefined) return passes;
  if (!isSameWay(into, first)) return `${passes}, and the answers do not go back through it`;
  return isJudged(door) ? undefined : passes;
}

function isSameWay(into: Hop, back: Hop): boolean {
  if (into.firewall !== undefined && into.firewall.name === back.firewall?.name) return true;
  return (back.via ?? []).some((one) => into.via?.includes(one) === true);
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
      // What passes a firewall both ways, and was judged, is told of by its rules.
      if (door.into !== undefined && isSameWay(door.into, first) && isJudged(door)) return undefined;
      return `answers go through ${applianceWords(first)} (${route})${isJudged(door) ? '' : '; what it filters is not known'}`;
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

function applianceWords({ via = [], firewall, table }: Hop): string {
  const at = via.length === 0 ? '' : ` at ${via.join(', ')}`;
  if (firewall === undefined) return `an appliance${at}`;
  const policy = firewall.policy === undefined ? '' : `, policy ${firewall.policy.split('/').at(-1)},`;
  return `the ${table === undefined ? 'Azure' : 'Network'} Firewall ${firewall.name}${policy}${at}`;
}

/** Whether the rules of a firewall in the way were asked, too. */
function isJudged({ deciding, unresolved }: Door): boolean {
  return deciding.some(({ level }) => level === 'firewall') && unresolved.length === 0;
}

/** Whom a list of a door names. */
export function listWords({ listed }: Door): string {
  if (listed === undefined) return '';
  return `${listed.ranges.join(', ')}${listed.cut ? ' and more' : ''}`;
}
