import { afterEach, describe, expect, it } from 'vitest';
import { cloudRulesOf } from '../../src/core/evidence/cloud/cloud-facts.ts';
import { readAws } from '../../src/node/cloud/read-aws.ts';
import {
  entry,
  instance,
  list,
  openAcl,
  permission,
  ruleOf,
  startEc2,
  v4,
  type Ec2World,
} from './ec2-double.ts';

const environment = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'b' };
let double: Awaited<ReturnType<typeof startEc2>> | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function reading(world: Ec2World) {
  double = await startEc2(world, '127.0.26.56');
  const { url } = double;
  const options = { instance, region: 'eu-central-1', endpoint: url, ec2Endpoint: url, environment };
  return readAws(options, { timeoutMs: 400_000 });
}

async function doorTo(world: Ec2World, address: string, local?: string) {
  const { machine, cards } = await reading(world);
  return cloudRulesOf(machine!, cards, { port: 3389, addresses: [address], local })?.doors[0];
}

describe('rules of security groups have ids', () => {
  const rules = [
    ruleOf('sgr-out', 'sg-1', '3389', '<cidrIpv4>198.51.100.7/32</cidrIpv4>', 'out'),
    ruleOf('sgr-4', 'sg-1', '3389', '<cidrIpv4>198.51.100.7/32</cidrIpv4>'),
    ruleOf('sgr-6', 'sg-1', '3389', '<cidrIpv6>::/0</cidrIpv6>'),
    ruleOf('sgr-list', 'sg-1', '3000-4000', '<prefixListId>pl-1</prefixListId>'),
    ruleOf('sgr-all', 'sg-2', '', '<cidrIpv4>0.0.0.0/0</cidrIpv4>'),
    ruleOf('sgr-inside', 'sg-2', '3389', '<cidrIpv4>10.0.0.0/8</cidrIpv4>'),
  ];
  const mixed = permission(
    '3389',
    '<ipRanges><item><cidrIp>198.51.100.7/32</cidrIp></item></ipRanges><ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges>',
  );
  it.each<[string, Ec2World, string, string | undefined, object]>([
    [
      'one that lets some in',
      { rules, permissions: [[mixed], []] },
      '203.0.113.8',
      undefined,
      {
        is: 'listed',
        deciding: [{ group: 'desks, office', rule: '' }],
        lets: [{ group: 'desks', rule: 'sgr-4', ranges: ['198.51.100.7/32'], cut: false }],
      },
    ],
    [
      'of one answer with two families, the one of the asked family',
      { rules, permissions: [[mixed], []] },
      '2001:db8::8',
      '2001:db8:1::9',
      {
        is: 'open',
        deciding: [
          { level: 'subnet' },
          { level: 'subnet' },
          { group: 'desks', groupId: 'sg-1', rule: 'sgr-6' },
        ],
      },
    ],
    [
      'by a prefix list',
      {
        rules,
        permissions: [[permission('3000-4000', list('pl-1'))], []],
        lists: { 'pl-1': ['192.0.2.0/24'] },
      },
      '203.0.113.8',
      undefined,
      { lets: [{ group: 'desks', rule: 'sgr-list', ranges: ['192.0.2.0/24'] }] },
    ],
    [
      'all ports of all protocols, which one answer calls -1 and the other nothing',
      { rules, permissions: [[], [permission('', v4('0.0.0.0/0'), '-1')]] },
      '203.0.113.8',
      undefined,
      {
        is: 'open',
        deciding: [
          { level: 'subnet' },
          { level: 'subnet' },
          { group: 'office', groupId: 'sg-2', rule: 'sgr-all' },
        ],
      },
    ],
    [
      'one that lets only others in is named where the port is closed',
      { rules, permissions: [[], [permission('3389', v4('10.0.0.0/8'))]] },
      '203.0.113.8',
      undefined,
      { is: 'closed', lets: [{ group: 'office', rule: 'sgr-inside', ranges: ['10.0.0.0/8'] }] },
    ],
    [
      'an ACL that denies names its entry, and no rule behind it',
      {
        rules,
        permissions: [[], [permission('', v4('0.0.0.0/0'), '-1')]],
        acl: [entry(90, 'deny', 'in', '0.0.0.0/0', '3389'), ...openAcl],
      },
      '203.0.113.8',
      undefined,
      { is: 'closed', deciding: [{ group: 'acl-1', rule: '90' }] },
    ],
  ])('%s', async (_name, world, address, local, wanted) => {
    const door = await doorTo(world, address, local);
    expect(door).toMatchObject(wanted);
    if (!('lets' in wanted)) expect(door?.lets).toBeUndefined();
  });

  it('which may be secret: everything else is told without them', async () => {
    const { cards, machine, notes } = await reading({
      permissions: [[permission('3389', v4('198.51.100.7/32'))], []],
      fault: { kind: 'forbids', action: 'DescribeSecurityGroupRules' },
    });
    expect(notes).toEqual([expect.stringContaining('ec2:DescribeSecurityGroupRules')]);
    const asked = { port: 3389, addresses: ['203.0.113.8'], local: undefined };
    expect(cloudRulesOf(machine!, cards, asked)?.doors[0]).toMatchObject({
      is: 'listed',
      lets: [{ group: 'desks', rule: '', ranges: ['198.51.100.7/32'] }],
    });
  });
});
