import { afterEach, describe, expect, it } from 'vitest';
import { cloudRulesOf } from '../../src/core/evidence/cloud/cloud-facts.ts';
import { readAws } from '../../src/node/cloud/read-aws.ts';
import {
  entry,
  instance,
  list,
  member,
  openAcl,
  permission,
  startEc2,
  v4,
  v6,
  type Ec2Fault,
  type Ec2World,
} from './ec2-double.ts';

const environment = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'b' };
let double: Awaited<ReturnType<typeof startEc2>> | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function reading(world: Ec2World, timeoutMs = 400_000) {
  double = await startEc2(world, '127.0.26.51');
  const { url } = double;
  const options = { instance, region: 'eu-central-1', endpoint: url, ec2Endpoint: url, environment };
  return readAws(options, { timeoutMs });
}

async function doorTo(world: Ec2World, address = '203.0.113.8', local?: string) {
  const { machine, cards } = await reading(world);
  return cloudRulesOf(machine!, cards, { port: 3389, addresses: [address], local })?.doors[0];
}

describe('an instance in AWS', () => {
  it('tells state, agent, region and addresses; every question is signed for its service', async () => {
    const { machine, why, notes } = await reading({});
    expect(machine).toEqual({
      provider: 'aws',
      machine: instance,
      region: 'eu-central-1',
      power: 'running',
      agent: 'ready',
      addresses: [
        { address: '10.2.0.5', kind: 'private' },
        { address: '203.0.113.8', kind: 'public' },
        { address: '2001:db8::8', kind: 'public' },
      ],
    });
    expect([why, notes]).toEqual([{}, []]);
    expect(double!.asked.toSorted()).toEqual([
      'ec2 DescribeInstances',
      'ec2 DescribeNetworkAcls',
      'ec2 DescribeRouteTables',
      'ec2 DescribeSecurityGroupRules',
      'ec2 DescribeSecurityGroups',
      'ec2 DescribeSecurityGroups',
      'ssm DescribeInstanceInformation',
    ]);
  });

  it.each<[Ec2World, object]>([
    [
      { state: 'stopped', ping: 'ConnectionLost' },
      { power: 'stopped', agent: 'lost' },
    ],
    [
      { state: 'pending', ping: undefined },
      { power: 'starting', agent: 'notRegistered' },
    ],
    [
      { state: 'shutting-down', ping: 'Inactive' },
      { power: 'stopping', agent: 'notReady' },
    ],
    [{ state: 'something new' }, { power: 'unknown' }],
  ])('%j', async (world, wanted) => {
    expect((await reading(world)).machine).toMatchObject(wanted);
  });
});

describe('who decides about the port', () => {
  const anybody = permission('3389', v4('0.0.0.0/0'));
  it.each<[string, Ec2World, string, string | undefined, object]>([
    [
      'no group lets it in',
      {},
      '203.0.113.8',
      undefined,
      {
        is: 'closed',
        deciding: [{ group: 'desks, office', groupId: 'sg-1', rule: '', byDefault: true, level: 'nic' }],
      },
    ],
    [
      'one of two groups is enough',
      { permissions: [[], [anybody]] },
      '203.0.113.8',
      undefined,
      { is: 'open' },
    ],
    [
      'all ports of all protocols',
      { permissions: [[permission('', v4('0.0.0.0/0'), '-1')], []] },
      '203.0.113.8',
      undefined,
      { is: 'open' },
    ],
    [
      'a range that holds the port',
      { permissions: [[permission('3000-4000', v4('0.0.0.0/0'))], []] },
      '203.0.113.8',
      undefined,
      { is: 'open' },
    ],
    [
      'UDP only, and another port',
      { permissions: [[permission('3389', v4('0.0.0.0/0'), 'udp'), permission('443', v4('0.0.0.0/0'))], []] },
      '203.0.113.8',
      undefined,
      { is: 'closed' },
    ],
    [
      'IPv4 does not open IPv6',
      { permissions: [[anybody], []] },
      '2001:db8::8',
      undefined,
      { is: 'closed', of: 'public' },
    ],
    [
      'IPv6',
      { permissions: [[permission('3389', v6('::/0'))], []] },
      '2001:db8::8',
      '2001:db8:1::9',
      { is: 'open' },
    ],
    [
      'some addresses only',
      { permissions: [[permission('3389', v4('198.51.100.7/32'))], []] },
      '203.0.113.8',
      '10.0.0.3',
      { is: 'listed', listed: { access: 'allow', ranges: ['198.51.100.7/32'] } },
    ],
    [
      'two halves are everybody',
      { permissions: [[permission('3389', v4('0.0.0.0/1')), permission('3389', v4('128.0.0.0/1'))], []] },
      '203.0.113.8',
      undefined,
      { is: 'open' },
    ],
    [
      'members of another group come from private addresses',
      { permissions: [[permission('3389', member('sg-9'))], []] },
      '203.0.113.8',
      undefined,
      { is: 'closed' },
    ],
    [
      'members of another group, asked from a private address',
      { permissions: [[permission('3389', member('sg-9'))], []] },
      '10.2.0.5',
      '10.2.0.9',
      { is: 'cannotTell', unresolved: ['sg-9'] },
    ],
    [
      'a prefix list that can be read',
      { permissions: [[permission('3389', list('pl-1'))], []], lists: { 'pl-1': ['198.51.100.0/24'] } },
      '203.0.113.8',
      '198.51.100.1',
      { is: 'open', from: 'address' },
    ],
    [
      'a prefix list that cannot',
      {
        permissions: [[permission('3389', list('pl-1'))], []],
        fault: { kind: 'forbids', action: 'GetManagedPrefixListEntries' },
      },
      '203.0.113.8',
      undefined,
      { is: 'cannotTell', unresolved: ['pl-1'] },
    ],
    [
      'the network ACL denies it by a lower number',
      { permissions: [[anybody], []], acl: [entry(90, 'deny', 'in', '0.0.0.0/0', '3389'), ...openAcl] },
      '203.0.113.8',
      undefined,
      {
        is: 'closed',
        deciding: [{ group: 'acl-1', level: 'subnet', direction: 'in', rule: '90', number: 90, free: 89 }],
      },
    ],
    [
      'a higher number comes too late',
      { permissions: [[anybody], []], acl: [...openAcl, entry(110, 'deny', 'in')] },
      '203.0.113.8',
      undefined,
      { is: 'open' },
    ],
    [
      'the answers may not go back',
      {
        permissions: [[anybody], []],
        acl: [
          ...openAcl.slice(0, 4),
          entry(100, 'allow', 'out', '0.0.0.0/0', '443'),
          entry(32_767, 'deny', 'out'),
        ],
      },
      '203.0.113.8',
      undefined,
      { is: 'closed', deciding: [{ group: 'acl-1', direction: 'out', rule: '*' }] },
    ],
    [
      'the answers may go back to some ports of a client',
      {
        permissions: [[anybody], []],
        acl: [
          ...openAcl.slice(0, 4),
          entry(100, 'allow', 'out', '0.0.0.0/0', '32768-65535'),
          entry(32_767, 'deny', 'out'),
        ],
      },
      '203.0.113.8',
      undefined,
      { is: 'cannotTell', unresolved: ['100'] },
    ],
    [
      'the ACL is secret, and the groups let nobody in',
      { fault: { kind: 'forbids', action: 'DescribeNetworkAcls' } },
      '203.0.113.8',
      undefined,
      { is: 'closed' },
    ],
    [
      'the ACL is secret, and the groups let everybody in',
      { permissions: [[anybody], []], fault: { kind: 'forbids', action: 'DescribeNetworkAcls' } },
      '203.0.113.8',
      undefined,
      { is: 'cannotTell', unresolved: ['the network ACL of subnet-1'] },
    ],
    ['a group that was not told of', { permissions: [[]] }, '203.0.113.8', undefined, { is: 'cannotTell' }],
  ])('%s', async (_name, world, address, local, wanted) => {
    expect(await doorTo(world, address, local)).toMatchObject(wanted);
  });
});

describe('what goes wrong', () => {
  const groups = 'DescribeSecurityGroups';
  it.each<[string, Ec2Fault, object]>([
    [
      'no right to the groups',
      { kind: 'forbids', action: groups },
      { code: 'missingRight', params: { right: 'ec2:DescribeSecurityGroups' } },
    ],
    [
      'no right to the instance',
      { kind: 'forbids', action: 'DescribeInstances' },
      { code: 'missingRight', params: { right: 'ec2:DescribeInstances' } },
    ],
    [
      'no such instance',
      {
        kind: 'answers',
        action: 'DescribeInstances',
        status: 400,
        text: '<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code></Error></Errors></Response>',
      },
      {
        code: 'cloudUnanswered',
        params: { told: `AWS knows no instance ${instance} in eu-central-1` },
      },
    ],
    ['not XML', { kind: 'answers', action: groups, status: 200, text: '{}' }, { code: 'cloudUnanswered' }],
    [
      'a document type',
      { kind: 'answers', action: groups, status: 200, text: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
      { code: 'cloudUnanswered' },
    ],
    [
      'another shape',
      {
        kind: 'answers',
        action: groups,
        status: 200,
        text: '<a><securityGroupInfo>x</securityGroupInfo></a>',
      },
      { code: 'cloudUnanswered' },
    ],
    [
      'deep',
      { kind: 'answers', action: groups, status: 200, text: '<a>'.repeat(100_000) },
      { code: 'cloudUnanswered' },
    ],
    [
      'huge',
      { kind: 'answers', action: groups, status: 200, text: `<a>${'x'.repeat(5 << 20)}</a>` },
      { code: 'cloudUnanswered', params: { told: expect.stringContaining('an answer of more than') } },
    ],
    [
      'pages without end',
      {
        kind: 'answers',
        action: groups,
        status: 200,
        text: '<a><securityGroupInfo/><nextToken>1</nextToken></a>',
      },
      { code: 'cloudUnanswered', params: { told: 'DescribeSecurityGroups: more than 20 pages' } },
    ],
    ['cut', { kind: 'cuts', action: groups }, { code: 'cloudUnanswered' }],
  ])('%s', async (_name, fault, wanted) => {
    expect((await reading({ fault })).why.rules?.detail).toMatchObject(wanted);
  });

  it('asks again where it was too often', async () => {
    expect(await reading({ fault: { kind: 'throttles' } })).toMatchObject({
      why: {},
      machine: { power: 'running' },
    });
  });

  it('the agent may be secret: the rest is told, with the right that is missing', async () => {
    const { machine, notes } = await reading({
      fault: { kind: 'forbids', action: 'DescribeInstanceInformation' },
    });
    expect(machine).toMatchObject({ power: 'running', agent: 'unknown' });
    expect(notes).toEqual([expect.stringContaining('ssm:DescribeInstanceInformation')]);
  });
});
