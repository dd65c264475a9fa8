import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { latest } from '../../core/facts/case-file.ts';
import { collect } from '../collect/collect.ts';
import { defaultCollectOptions } from '../collect/collect-options.ts';
import { openConnection, type Connected } from '../wire/connect.ts';
import type { NameSources } from '../target/name.ts';
import { Purse } from './purse.ts';
import { hasIpv6, kindOf, startWayOut } from '../collect/way-out.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

const quick = { ...defaultCollectOptions, timeoutMs: 400, deadlineMs: 6_000 };
const never = new AbortController().signal;

function leadsTo(addresses: readonly string[], changes: Partial<NameSources> = {}): NameSources {
  return {
    lookup: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    pointers: async () => [],
    dnsAddresses: async () => [...addresses],
    hostsFile: async () => '',
    resolvConf: async () => '',
    ...changes,
  };
}

async function silentServer(): Promise<number> {
  const server = createServer((socket) => void socket.on('error', () => {})).listen(0, '127.0.23.12');
  servers.push(server);
  await once(server, 'listening');
  const bound = server.address();
  return typeof bound === 'object' ? bound!.port : 0;
}

/** A network in which every port answers as told, and nothing is sent. */
function network(answers: Readonly<Record<number, Exclude<Connected, { outcome: 'open' }>>>) {
  const asked: number[] = [];
  const connect = async (_address: string, port: number): Promise<Connected> => {
    asked.push(port);
    return answers[port] ?? { outcome: 'timedOut', ms: 400 };
  };
  return { connect, asked };
}

const valuesOf = async (connect: typeof openConnection, addresses = ['192.0.2.9']) => {
  const file = await collect({ host: 'srv01', port: 3389 }, { ...quick, names: leadsTo(addresses), connect });
  return { known: latest(file.facts), file };
};

describe('a port that is silent', () => {
  it.each([
    [
      'a refusal elsewhere shows that the host is up',
      { 445: { outcome: 'refused', ms: 3, code: 'ECONNREFUSED' } },
      true,
    ],
    ['silence everywhere leaves it open', {}, false],
    [
      'a router that knows no way is not the host',
      { 445: { outcome: 'unreachable', ms: 3, code: 'EHOSTUNREACH' } },
      false,
    ],
  ] as const)('%s', async (_name, answers, hostAnswers) => {
    const { connect, asked } = network(answers);
    const { known } = await valuesOf(connect);
    expect(known.otherPorts?.value).toMatchObject({ address: '192.0.2.9', hostAnswers });
    expect(asked).toEqual([3389, 445, 135, 80]);
  });

  it('leaves other ports alone where its own answered', async () => {
    const { connect, asked } = network({ 3389: { outcome: 'refused', ms: 1, code: 'ECONNREFUSED' } });
    const { known } = await valuesOf(connect);
    expect(asked).toEqual([3389]);
    expect(known.otherPorts).toBeUndefined();
  });

  it('asks no more than six in all', async () => {
    const { connect, asked } = network({});
    await valuesOf(connect, ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5']);
    expect(asked).toHaveLength(6);
  });

  it.each([
    ['ENOPROTOOPT', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['EACCES', 'prohibited'],
  ] as const)('%s is kept as the system says it', async (code, outcome) => {
    const { connect } = network({ 3389: { outcome, ms: 1, code } });
    const { known } = await valuesOf(connect);
    expect(known.tcpConnect?.value.attempts).toEqual([{ address: '192.0.2.9', outcome, ms: 1, code }]);
    expect(known.phases?.value.find(({ phase }) => phase === 'connection')?.says).toMatchObject({
      code: 'openAtNone',
      params: { system: code, [outcome]: ['192.0.2.9'] },
    });
  });
});

describe('a name', () => {
  const chain: Readonly<Record<string, string>> = { 'a.example': 'b.example', 'b.example': 'c.example' };
  const notFound = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
  const aliasIn = (aliases: Readonly<Record<string, string>>) => async (name: string) => {
    const next = aliases[name];
    return next === undefined ? notFound() : [next];
  };
  it.each([
    [
      'by way of aliases',
      leadsTo(['192.0.2.9'], { alias: aliasIn(chain) }),
      { aliases: ['b.example', 'c.example'] },
    ],
    [
      'whose alias leads nowhere',
      leadsTo([], { lookup: notFound, alias: aliasIn(chain) }),
      { aliases: ['b.example', 'c.example'], aliasEnd: 'dangling', outcome: 'notFound' },
    ],
    [
      'whose aliases lead in a circle',
      leadsTo([], { lookup: notFound, alias: aliasIn({ ...chain, 'c.example': 'A.example' }) }),
      { aliases: ['b.example', 'c.example', 'A.example'], aliasEnd: 'looping' },
    ],
    [
      'whose aliases do not end',
      leadsTo([], { lookup: notFound, alias: async (name) => [`x${name}`] }),
      { aliasEnd: 'tooLong' },
    ],
  ])('%s', async (_name, names, expected) => {
    const { connect } = network({ 3389: { outcome: 'refused', ms: 1 } });
    const file = await collect({ host: 'a.example', port: 3389 }, { ...quick, names, connect });
    expect(latest(file.facts).nameResolution?.value).toMatchObject(expected);
  });

  it('with an IPv6 address says whether this machine has IPv6', async () => {
    const { connect } = network({ 3389: { outcome: 'unreachable', ms: 1, code: 'ENETUNREACH' } });
    const { known } = await valuesOf(connect, ['2001:db8::9']);
    expect(known.ownIpv6?.value).toBe(hasIpv6());
    expect((await valuesOf(connect)).known.ownIpv6).toBeUndefined();
  });
});

describe('a fact', () => {
  it('bears the time it was observed at, and whom it is about', async () => {
    const port = await silentServer();
    const names = leadsTo(['127.0.23.12']);
    const { facts } = await collect({ host: 'srv01', port }, { ...quick, names });
    const at = (name: string) => Date.parse(facts.find((one) => one.name === name)?.source.at ?? '');
    expect(at('phaseOfDeath') - at('clockHere')).toBeGreaterThanOrEqual(quick.timeoutMs);
    expect(facts.find(({ name }) => name === 'wayOut')?.source.of).toBe('client');
    expect(facts.find(({ name }) => name === 'tcpConnect')?.source).not.toHaveProperty('of');
  });
});

describe('the way out', () => {
  it.each([
    ['wg0', 'tunnel'],
    ['utun4', 'tunnel'],
    ['Corp VPN', 'tunnel'],
    ['eth0', 'ordinary'],
    ['Wi-Fi', 'ordinary'],
    ['en0', 'ordinary'],
  ])('%s is %s', (name, kind) => {
    expect(kindOf(name, false)).toBe(kind);
  });

  it('is the loopback for a practice server, and none for an address without a route', async () => {
    const way = await (await startWayOut('127.0.23.1')).end();
    expect(way).toMatchObject({ kind: 'loopback', localAddress: '127.0.0.1' });
    if (!hasIpv6()) expect(await (await startWayOut('2001:db8::1')).end()).toMatchObject({ kind: 'none' });
  });
});

describe('the purse', () => {
  const purseOf = (total: number) =>
    new Purse({
      total,
      port: 1,
      timeoutMs: 100,
      signal: never,
      connect: network({}).connect,
      opened: () => {},
    });

  it('pays for what was opened and lends what is open already', async () => {
    const purse = purseOf(2);
    await purse.open('192.0.2.1');
    expect(purse.left).toBe(1);
    purse.allow(3);
    expect(purse.left).toBe(4);
    purse.spend(9);
    expect(purse.left).toBe(0);
  });
});
