import { afterEach, describe, expect, it } from 'vitest';
import { cloudRulesOf } from '../../src/core/evidence/cloud/cloud-facts.ts';
import { backWords, intoWords } from '../../src/core/judging/cloud-words.ts';
import { readAws } from '../../src/node/cloud/read-aws.ts';
import { instance, permission, routeTable, routeTo, startEc2, v4, type Ec2World } from './ec2-double.ts';
import {
  fivePartRule,
  statefulArn,
  statelessArn,
  statelessRule,
  type FirewallWorld,
} from './network-firewall-double.ts';

let double: Awaited<ReturnType<typeof startEc2>> | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

const toFirewall = routeTo('0.0.0.0/0', '<gatewayId>vpce-1</gatewayId>');
const inward = routeTo('10.2.0.0/24', '<gatewayId>vpce-1</gatewayId>');
/** What comes in and what goes out passes the firewall. */
const around: Ec2World = {
  permissions: [[permission('3389', v4('0.0.0.0/0'))], []],
  tables: [routeTable('rtb-main', [toFirewall]), routeTable('rtb-edge', [inward], '', 'igw-1')],
};

async function look(world: Ec2World) {
  double = await startEc2({ ...around, ...world }, '127.0.26.61');
  const { url } = double;
  const environment = {
    AWS_ACCESS_KEY_ID: 'A',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_ENDPOINT_URL_NETWORK_FIREWALL: url,
  };
  const options = { instance, region: 'eu-central-1', endpoint: url, ec2Endpoint: url, environment };
  const { machine, cards, notes } = await readAws(options, { timeoutMs: 10_000 });
  const asked = { port: 3389, addresses: ['203.0.113.8'], local: undefined };
  return { notes, door: cloudRulesOf(machine!, cards, asked)!.doors[0]! };
}

const inspect = { StatelessDefaultActions: ['aws:forward_to_sfe'] };
function firewall(policy: object, groups: Readonly<Record<string, object>> = {}): Ec2World {
  const firewall: FirewallWorld = { name: 'edge', endpoint: 'vpce-1', policy, groups };
  return { firewall };
}
const stateless = (...rules: readonly object[]) =>
  firewall(
    { ...inspect, StatelessRuleGroupReferences: [{ ResourceArn: statelessArn('first'), Priority: 1 }] },
    { first: { StatelessRulesAndCustomActions: { StatelessRules: rules } } },
  );
const stateful = (rules: readonly object[], more: object = {}, source: object = {}) =>
  firewall(
    {
      ...inspect,
      StatefulRuleGroupReferences: [{ ResourceArn: statefulArn('desks'), Priority: 1 }],
      ...more,
    },
    { desks: { ...(rules.length === 0 ? {} : { StatefulRules: rules }), ...source } },
  );
const strict = {
  StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
  StatefulDefaultActions: ['aws:drop_strict'],
};
const own = [{ AddressDefinition: '10.2.0.0/24' }];
const rdp = [{ FromPort: 3389, ToPort: 3389 }];

describe('what a Network Firewall makes of the port', () => {
  it.each<[string, Ec2World, object]>([
    ['nothing matches, and what is inspected passes', firewall(inspect), { is: 'open' }],
    [
      'everything is dropped by default',
      firewall({ StatelessDefaultActions: ['aws:drop'] }),
      {
        is: 'closed',
        deciding: [{ level: 'firewall', group: 'edge', direction: 'in' }, { direction: 'out' }],
      },
    ],
    [
      'a stateless rule drops the port',
      stateless(statelessRule(10, 'aws:drop', { DestinationPorts: rdp, Protocols: [6] })),
      { is: 'closed', deciding: [{ rule: 'first 10', access: 'deny' }] },
    ],
    [
      'a rule before it passes it',
      stateless(
        statelessRule(20, 'aws:drop', { Destinations: own, DestinationPorts: rdp }),
        statelessRule(10, 'aws:pass', { Destinations: own, DestinationPorts: rdp }),
      ),
      { is: 'open' },
    ],
    [
      'rules for UDP, another port or another machine are not about it',
      stateless(
        statelessRule(1, 'aws:drop', { Protocols: [17] }),
        statelessRule(2, 'aws:drop', { DestinationPorts: [{ FromPort: 22, ToPort: 22 }], Protocols: [6] }),
        statelessRule(3, 'aws:drop', {
          Destinations: [{ AddressDefinition: '10.2.9.0/24' }],
          DestinationPorts: rdp,
        }),
      ),
      { is: 'open' },
    ],
    [
      'the answers are dropped',
      stateless(statelessRule(1, 'aws:drop', { SourcePorts: rdp })),
      { is: 'closed', deciding: [{ direction: 'out', rule: 'first 1' }] },
    ],
    [
      'a rule that looks at flags may be about it',
      stateless(statelessRule(1, 'aws:drop', { DestinationPorts: rdp, TCPFlags: [{ Flags: ['SYN'] }] })),
      { is: 'cannotTell', unresolved: ['first 1'] },
    ],
    [
      'a stateful rule drops it',
      stateful([fivePartRule('DROP', 'ANY', '3389')]),
      { is: 'closed', deciding: [{ rule: 'desks' }] },
    ],
    [
      'what passes goes before what drops, whatever their order',
      stateful([fivePartRule('DROP', 'ANY', 'ANY'), fivePartRule('PASS', 'ANY', '3389')]),
      { is: 'open' },
    ],
    [
      'in strict order the first decides',
      stateful([fivePartRule('DROP', 'ANY', '3000:4000'), fivePartRule('PASS', 'ANY', '3389')], strict),
      { is: 'closed' },
    ],
    [
      'in strict order only some pass',
      stateful([fivePartRule('PASS', '198.51.100.0/24', '3389')], strict),
      { is: 'listed', listed: { access: 'allow', ranges: ['198.51.100.0/24'], cut: false } },
    ],
    [
      'drop_established lets a connection begin',
      stateful([], { ...strict, StatefulDefaultActions: ['aws:drop_established'] }, { StatefulRules: [] }),
      { is: 'open' },
    ],
    ['a rejection is no silence', stateful([fivePartRule('REJECT', 'ANY', '3389')]), { is: 'cannotTell' }],
    [
      'rules in another language are not judged',
      stateful([], {}, { RulesString: 'drop tcp any any -> any 3389 (sid:1;)' }),
      { is: 'cannotTell', unresolved: ['desks'] },
    ],
    [
      'a variable is not resolved',
      stateful([fivePartRule('DROP', '$HOME_NET', '3389')]),
      { is: 'cannotTell' },
    ],
  ])('%s', async (_, world, expected) => {
    const { door, notes } = await look(world);
    expect(door).toMatchObject(expected);
    expect(notes).toEqual([]);
  });
});

describe('the way through it', () => {
  it('is named both ways, and says nothing more where its rules pass', async () => {
    const { door } = await look(firewall(inspect));
    expect(door.into).toMatchObject({ hop: 'appliance', via: ['vpce-1'], firewall: { name: 'edge' } });
    expect(door.back?.[0]).toMatchObject({ firewall: { name: 'edge' } });
    expect([intoWords(door), backWords(door)]).toEqual([undefined, undefined]);
  });

  it('one way only loses answers', async () => {
    const tables = [
      routeTable('rtb-main', [routeTo('0.0.0.0/0', '<gatewayId>igw-1</gatewayId>')]),
      routeTable('rtb-edge', [inward], '', 'igw-1'),
    ];
    const { door } = await look({ ...firewall(inspect), tables });
    expect(intoWords(door)).toBe(
      'packets from the internet go through the Network Firewall edge, policy edge-policy, at vpce-1 (route for 10.2.0.0/24 of rtb-edge), and the answers do not go back through it',
    );
  });

  it.each([
    ['ListFirewalls', undefined, 'open'],
    ['DescribeFirewallPolicy', 'edge', 'cannotTell'],
    ['DescribeRuleGroup', 'edge', 'cannotTell'],
  ])('%s not permitted: named, and only that is not known', async (action, name, is) => {
    const fault = { kind: 'forbids', action } as const;
    const world = stateful([fivePartRule('DROP', 'ANY', '3389')]);
    const { door, notes } = await look({ ...world, fault });
    expect(notes).toEqual([expect.stringContaining(`network-firewall:${action}`)]);
    expect([door.is, door.into?.firewall?.name]).toEqual([is, name]);
  });
});
