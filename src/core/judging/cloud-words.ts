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
      ? `security group ${rule} allows it`
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

/** Whom a list of a door names. */
export function listWords({ listed }: Door): string {
  if (listed === undefined) return '';
  return `${listed.ranges.join(', ')}${listed.cut ? ' and more' : ''}`;
}
