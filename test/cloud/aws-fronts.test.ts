import { afterEach, describe, expect, it } from 'vitest';
import { cloudRulesOf } from '../../src/core/evidence/cloud/cloud-facts.ts';
import { readAws } from '../../src/node/cloud/read-aws.ts';
import { instance, permission, startEc2, v4, type Ec2World } from './ec2-double.ts';
import { balancerCard, interfaceOf, type BalancerWorld } from './elb-double.ts';

const open = [permission('3389', v4('0.0.0.0/0'))];
const LB = '198.51.100.20';
let double: Awaited<ReturnType<typeof startEc2>> | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function fronts(world: Ec2World, port = 3389) {
  double = await startEc2(world, '127.0.26.60');
  const { url } = double;
  const environment = {
    AWS_ACCESS_KEY_ID: 'A',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: url,
  };
  const options = { instance, region: 'eu-central-1', endpoint: url, ec2Endpoint: url, environment };
  const { machine, cards, askFronts } = await readAws(options, { timeoutMs: 10_000 });
  const own = cards.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  const told = await askFronts!({ addresses: [LB], port, own });
  const asked = { port, addresses: [LB], local: undefined };
  return { ...told, door: cloudRulesOf(machine!, cards, asked, told.fronts)?.doors[0] };
}

const healthy = { id: instance, port: 3389, state: 'healthy' };
const balancer = (more: Partial<BalancerWorld>): Ec2World => ({
  permissions: [open, []],
  cards: [balancerCard(LB, 'desks-lb')],
  balancer: { name: 'desks-lb', listener: { port: 3389 }, targets: [healthy], ...more },
});

describe('an address that the instance does not have', () => {
  it.each<[string, Ec2World, object]>([
    [
      'leads to it',
      balancer({}),
      {
        kind: 'loadBalancer',
        name: 'desks-lb',
        leads: 'machine',
        rule: 'TCP:3389',
        health: 'healthy',
        toPort: 3389,
      },
    ],
    ['has no listener for the port', balancer({ listener: { port: 443 } }), { leads: 'nowhere' }],
    ['listens for UDP only', balancer({ listener: { port: 3389, protocol: 'UDP' } }), { leads: 'nowhere' }],
    [
      'leads to another instance',
      balancer({ targets: [{ ...healthy, id: 'i-0aaaaaaaaaaaaaaaa' }] }),
      { leads: 'elsewhere', others: ['i-0aaaaaaaaaaaaaaaa'] },
    ],
    ['has nobody behind it', balancer({ targets: [] }), { leads: 'nowhere', rule: 'TCP:3389' }],
    [
      'knows it by its private address',
      balancer({
        targets: [{ id: '10.2.0.5', port: 3390, state: 'unhealthy', reason: 'Target.FailedHealthChecks' }],
      }),
      { leads: 'machine', toPort: 3390, health: 'unhealthy', healthReason: 'Target.FailedHealthChecks' },
    ],
    [
      'is another instance',
      { cards: [interfaceOf(LB, '<attachment><instanceId>i-0bbbbbbbbbbbbbbbb</instanceId></attachment>')] },
      { kind: 'otherMachine', name: 'i-0bbbbbbbbbbbbbbbb', leads: 'elsewhere' },
    ],
    [
      'is a NAT gateway',
      { cards: [interfaceOf(LB, '<interfaceType>nat_gateway</interfaceType>')] },
      { kind: 'gateway' },
    ],
    [
      'is a load balancer for HTTP, which is not looked into',
      { cards: [interfaceOf(LB, '<description>ELB app/site/50dc6c495c0c9188</description>')] },
      { kind: 'loadBalancer', name: 'site', leads: 'cannotTell' },
    ],
  ])('%s', async (_, world, expected) => {
    const {
      fronts: [front],
      notes,
    } = await fronts(world);
    expect(front?.told).toMatchObject(expected);
    expect(notes).toEqual([]);
  });

  it('an address of nobody in this account says nothing', async () => {
    expect((await fronts({})).fronts).toEqual([]);
  });
});

describe('the rules behind a load balancer', () => {
  it('are asked for the port of the machine, not for that of the listener', async () => {
    const { door } = await fronts(balancer({ listener: { port: 50_001 } }), 50_001);
    expect(door).toMatchObject({ of: 'unknown', toPort: 3389, is: 'open' });
  });

  it('begin with the group of the load balancer', async () => {
    const { door } = await fronts({ ...balancer({ groups: ['sg-2'] }), permissions: [open, []] });
    expect(door).toMatchObject({ is: 'closed', deciding: [{ level: 'front', group: 'office' }] });
  });

  it('do not know who comes where the load balancer hides it', async () => {
    const some = { permissions: [[permission('3389', v4('10.2.0.0/16'))], []] };
    const hidden = await fronts({ ...balancer({ keepsSource: false }), ...some });
    expect(hidden.door?.is).toBe('cannotTell');
    const shown = await fronts({ ...balancer({}), ...some });
    expect(shown.door?.is).toBe('closed');
  });

  it.each([
    ['DescribeLoadBalancers', 'elasticloadbalancing:DescribeLoadBalancers', 'cannotTell'],
    ['DescribeListeners', 'elasticloadbalancing:DescribeListeners', 'cannotTell'],
    ['DescribeTargetHealth', 'elasticloadbalancing:DescribeTargetHealth', 'cannotTell'],
    ['DescribeTargetGroupAttributes', 'elasticloadbalancing:DescribeTargetGroupAttributes', 'machine'],
  ])('%s not permitted: one thing is lost', async (action, right, leads) => {
    const fault = { kind: 'answers', action, status: 403, text: denied } as const;
    const told = await fronts({ ...balancer({}), fault });
    expect(told.notes).toEqual([expect.stringContaining(right)]);
    expect(told.fronts[0]?.told.leads).toBe(leads);
  });
});

const denied =
  '<ErrorResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>1</RequestId></ErrorResponse>';
