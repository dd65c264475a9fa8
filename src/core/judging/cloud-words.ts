import type { FactTypes } from '../facts/vocabulary.ts';

type Rules = FactTypes['cloudRules'];
type Door = Rules['doors'][number];
type Deciding = Door['deciding'][number];

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
export function backWords({ back: [first] = [] }: Door): string | undefined {
  if (first === undefined || (first.hop !== 'appliance' && first.hop !== 'none')) return undefined;
  const route = `route ${first.route === undefined ? '' : `${first.route} `}for ${first.prefix}`;
  if (first.hop === 'none') return `answers are dropped: ${route} has the next hop None`;
  const where = first.via === undefined ? 'an appliance' : `an appliance at ${first.via.join(', ')}`;
  return `answers go through ${where} (${route}); what it filters is not known`;
}

/** Whom a list of a door names. */
export function listWords({ listed }: Door): string {
  if (listed === undefined) return '';
  return `${listed.ranges.join(', ')}${listed.cut ? ' and more' : ''}`;
}
