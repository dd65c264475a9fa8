import { afterEach, expect, it } from 'vitest';
import { cloudRulesOf } from '../../src/core/evidence/cloud/cloud-facts.ts';
import { backWords } from '../../src/core/judging/cloud-words.ts';
import { readAws } from '../../src/node/cloud/read-aws.ts';
import {
  instance,
  permission,
  routeTable,
  routeTo,
  startEc2,
  toInternet,
  v4,
  type Ec2World,
} from './ec2-double.ts';

const environment = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'b' };
const permissions = [[permission('3389', v4('0.0.0.0/0'))], []];
let double: Awaited<ReturnType<typeof startEc2>> | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function reading(world: Ec2World) {
  double = await startEc2({ permissions, ...world }, '127.0.26.58');
  const { url } = double;
  const options = { instance, region: 'eu-central-1', endpoint: url, ec2Endpoint: url, environment };
  return readAws(options, { timeoutMs: 400_000 });
}

async function doorTo(world: Ec2World, address: string, local?: string) {
  const { machine, cards } = await reading(world);
  return cloudRulesOf(machine!, cards, { port: 3389, addresses: [address], local })!.doors[0]!;
}

const main = (...routes: readonly string[]) => [routeTable('rtb-main', routes)];
const nat = '<natGatewayId>nat-1</natGatewayId>';
const transit = '<transitGatewayId>tgw-1</transitGatewayId>';
const PUBLIC = '203.0.113.8';

it.each<[string, Ec2World, string, string | undefined, readonly object[] | undefined, string | undefined]>([
  [
    'an internet gateway',
    {},
    PUBLIC,
    undefined,
    [{ hop: 'internet', prefix: '0.0.0.0/0', table: 'rtb-main', via: ['igw-1'] }],
    undefined,
  ],
  [
    'no route at all',
    { tables: main() },
    PUBLIC,
    undefined,
    [{ hop: 'noRoute', prefix: '0.0.0.0/0', table: 'rtb-main' }],
    'answers are dropped: route table rtb-main has no route to 0.0.0.0/0',
  ],
  [
    'a NAT gateway',
    { tables: main(routeTo('0.0.0.0/0', nat)) },
    PUBLIC,
    undefined,
    [{ hop: 'outOnly', via: ['nat-1'] }],
    'answers leave through nat-1 (route for 0.0.0.0/0 of rtb-main), which carries only connections that begin inside',
  ],
  [
    'an internet gateway that is not attached any more',
    { tables: main(routeTo('0.0.0.0/0', '<gatewayId>igw-1</gatewayId>', 'blackhole')) },
    PUBLIC,
    undefined,
    [{ hop: 'none', via: ['igw-1'] }],
    'answers are dropped: route for 0.0.0.0/0 of rtb-main leads to igw-1 that is gone or not attached (blackhole)',
  ],
  [
    'the endpoint of a firewall',
    { tables: main(routeTo('0.0.0.0/0', '<gatewayId>vpce-1</gatewayId>')) },
    PUBLIC,
    undefined,
    [{ hop: 'appliance', via: ['vpce-1'] }],
    'answers go through an appliance at vpce-1 (route for 0.0.0.0/0 of rtb-main); what it filters is not known',
  ],
  [
    'IPv6 by a gateway that is for the way out only',
    {
      tables: main(
        toInternet,
        routeTo('::/0', '<egressOnlyInternetGatewayId>eigw-1</egressOnlyInternetGatewayId>'),
      ),
    },
    '2001:db8::8',
    undefined,
    [{ hop: 'outOnly', via: ['eigw-1'] }],
    'answers leave through eigw-1 (route for ::/0 of rtb-main), which carries only connections that begin inside',
  ],
  [
    'IPv4 has a way back and IPv6 has none',
    {},
    '2001:db8::8',
    undefined,
    [{ hop: 'noRoute', prefix: '::/0' }],
    'answers are dropped: route table rtb-main has no route to ::/0',
  ],
  [
    'the table of the subnet goes before the main one',
    { tables: [...main(toInternet), routeTable('rtb-own', [routeTo('0.0.0.0/0', nat)], 'subnet-1')] },
    PUBLIC,
    undefined,
    [{ hop: 'outOnly', table: 'rtb-own' }],
    expect.stringContaining('nat-1'),
  ],
  [
    'the table of another subnet is not ours',
    { tables: [routeTable('rtb-other', [routeTo('0.0.0.0/0', nat)], 'subnet-9'), ...main(toInternet)] },
    PUBLIC,
    undefined,
    [{ hop: 'internet' }],
    undefined,
  ],
  [
    'a service of AWS is nobody who connects',
    { tables: main(toInternet, routeTo('pl-s3', '<gatewayId>vpce-s3</gatewayId>')) },
    PUBLIC,
    undefined,
    [{ hop: 'internet' }],
    undefined,
  ],
  [
    'a prefix list that can be read',
    { tables: main(toInternet, routeTo('pl-1', transit)), lists: { 'pl-1': ['10.9.0.0/16'] } },
    '10.2.0.5',
    '10.9.0.7',
    [{ hop: 'gateway', prefix: '10.9.0.0/16', via: ['tgw-1'] }],
    undefined,
  ],
  [
    'a prefix list that cannot: the ways are not known',
    {
      tables: main(toInternet, routeTo('pl-1', transit)),
      fault: { kind: 'forbids', action: 'GetManagedPrefixListEntries' },
    },
    PUBLIC,
    undefined,
    undefined,
    undefined,
  ],
  [
    'from inside, and no route leads to where we are',
    { tables: main() },
    '10.2.0.5',
    '10.9.0.7',
    [{ hop: 'noRoute', prefix: '10.9.0.7/32' }],
    'answers are dropped: route table rtb-main has no route to 10.9.0.7/32',
  ],
])('answers go by %s', async (_name, world, address, local, back, words) => {
  // From inside only a rule against somebody makes the answer depend on who asks.
  const rules = local === undefined ? permissions : [[permission('3389', v4('10.9.0.0/16'))], []];
  const door = await doorTo({ permissions: rules, ...world }, address, local);
  if (back === undefined) expect(door.back).toBeUndefined();
  else expect(door.back).toMatchObject(back);
  expect(backWords(door)).toEqual(words);
});

it('the route tables may be secret: named, and the rules are told all the same', async () => {
  const { why, notes, cards } = await reading({ fault: { kind: 'forbids', action: 'DescribeRouteTables' } });
  expect(why).toEqual({});
  expect(notes).toEqual([expect.stringContaining('ec2:DescribeRouteTables')]);
  expect(cards[0]).not.toHaveProperty('wayBack');
});
