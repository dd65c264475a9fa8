import { expect, it } from 'vitest';
import { healthy } from '../../facts/healthy.ts';
import { lastRule } from '../../facts/situations-of-clouds.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { letInByCloud } from './let-in-by-cloud.ts';

type Rules = FactTypes['cloudRules'];
type Door = Rules['doors'][number];

const door: Door = { ...healthy.cloudRules.doors[0]!, is: 'closed', deciding: [lastRule] };
const aws: Partial<Rules> = { provider: 'aws', region: 'eu-central-1' };
const gate = (more: Partial<Door['deciding'][number]>) => ({ deciding: [{ ...lastRule, ...more }] });

function said(rules: Partial<Rules>, more: Partial<Door>): string {
  const { actions } = letInByCloud({ ...healthy.cloudRules, ...rules }, { ...door, ...more });
  return actions.flatMap((action) => (action.kind === 'byHand' ? action.steps : [])).join('\n');
}

it.each<[string, Partial<Rules>, Partial<Door>, string]>([
  ['Azure', {}, {}, '--resource-group rg1 --nsg-name srv01-nsg --name rdpdoctor-let-in --priority 1000 '],
  [
    'Azure, with our address',
    {},
    { from: 'address', source: '198.51.100.9' },
    '--source-address-prefixes 198.51.100.9/32 --destination-port-ranges 3389`',
  ],
  ['Azure, IPv6', {}, { address: '2001:db8::1' }, 'YOUR-PUBLIC-ADDRESS/128'],
  [
    'a name with parentheses',
    {},
    gate({ groupId: lastRule.groupId.replace('srv01-nsg', 'a(b)') }),
    '--nsg-name "a(b)"',
  ],
  ['an id that is none', {}, gate({ groupId: '/x/$(reboot)' }), '--nsg-name NAME'],
  [
    'no number is left',
    {},
    gate({ rule: 'Stop', number: 100, free: undefined }),
    'No number is left before rule Stop of srv01-nsg',
  ],
  [
    'a rule that somebody wrote',
    {},
    gate({ rule: 'Stop', byDefault: false }),
    'Somebody wrote the rule Stop: ask them',
  ],
  [
    'a public address without a group',
    {},
    gate({ level: 'address' }),
    'Give the network card a network security group',
  ],
  [
    'AWS',
    aws,
    gate({ groupId: 'sg-1' }),
    'revoke-security-group-ingress --group-id sg-1 --protocol tcp --port 3389 --cidr YOUR-PUBLIC-ADDRESS/32 --region eu-central-1',
  ],
  [
    'AWS, IPv6',
    aws,
    { address: '2001:db8::1', ...gate({ groupId: 'sg-1' }) },
    'Ipv6Ranges=[{CidrIpv6=YOUR-PUBLIC-ADDRESS/128}]"',
  ],
  ['AWS, a hostile id', aws, gate({ groupId: 'sg-1; reboot' }), '--group-id NAME'],
  [
    'a network ACL',
    aws,
    gate({ groupId: 'acl-1', level: 'subnet', free: 89 }),
    '--network-acl-id acl-1 --ingress --rule-number 89 --protocol tcp --port-range From=3389,To=3389',
  ],
  [
    'a network ACL, on the way back',
    aws,
    gate({ groupId: 'acl-1', level: 'subnet', direction: 'out', free: 89 }),
    '--egress --rule-number 89 --protocol tcp --port-range From=1024,To=65535',
  ],
])('%s', (_name, rules, more, wanted) => {
  const text = said(rules, more);
  expect(text).toContain(wanted);
  expect(text).not.toMatch(/0\.0\.0\.0\/0|::\/0/);
});
