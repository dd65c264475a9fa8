import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { worksFor } from '../../src/core/clients/works-for.ts';
import { caseFileSchema, latest, type CaseFile } from '../../src/core/facts/case-file.ts';
import type { FactTypes } from '../../src/core/facts/vocabulary.ts';
import { collect } from '../../src/node/collect/collect.ts';
import { defaultCollectOptions, type CollectOptions } from '../../src/node/collect/collect-options.ts';
import { labKey } from '../../src/node/lab/keys.ts';
import type { RunningPeer } from '../../src/node/lab/peer.ts';
import { leadsTo, nextAddress, peerOf } from '../corpus/live/check-peer.ts';

const running: RunningPeer[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((peer) => peer.close()))));

/** Large keys take seconds, in which every clock of this process stands still. */
beforeAll(() => {
  for (const slot of ['leaf', 'another', 'company CA']) labKey('rsa2048', slot);
  labKey('dsa1024', 'leaf');
});

const quick = { ...defaultCollectOptions, timeoutMs: 700, deadlineMs: 9_000 };

async function start(id: string, port?: number): Promise<RunningPeer> {
  const peer = await peerOf(id).start({ address: nextAddress(), ...(port === undefined ? {} : { port }) });
  running.push(peer);
  return peer;
}

/** The newest value of each fact of a case. */
function valuesOf({ facts }: CaseFile): Partial<FactTypes> {
  return Object.fromEntries(Object.entries(latest(facts)).map(([name, { value }]) => [name, value]));
}

/** Checks the peer of this id by the name srv01. */
async function check(id: string, options: Partial<CollectOptions> = {}): Promise<Partial<FactTypes>> {
  const peer = await start(id);
  const names = leadsTo([peer.address]);
  const file = await collect({ host: 'srv01', port: peer.port }, { ...quick, names, ...options });
  expect(peer.connections()).toBeLessThanOrEqual(6);
  expect(caseFileSchema.safeParse(JSON.parse(JSON.stringify(file))).error).toBeUndefined();
  return valuesOf(file);
}

describe('works for nobody', () => {
  it.each<[string, Partial<Record<keyof FactTypes, unknown>>, string]>([
    ['only-ccm8', { clientHello: { outcome: 'alert', alert: 40 } }, 'encryption'],
    ['only-camellia', { clientHello: { outcome: 'alert', alert: 40 } }, 'encryption'],
    ['only-aria', { clientHello: { outcome: 'alert', alert: 40 } }, 'encryption'],
    [
      'dsa-certificate',
      { tlsCertificate: { keyType: 'dsa' }, clientHello: { outcome: 'alert' } },
      'encryption',
    ],
    [
      'demands-certificate',
      { tlsHandshake: { outcome: 'alert', askedClientCertificate: true } },
      'encryption',
    ],
    [
      'demands-certificate-tls13',
      { phaseOfDeath: { phase: 'signIn', ending: { by: 'alert', alert: 116 } } },
      'encryption',
    ],
    [
      'plain-after-hello',
      { tlsHandshake: { outcome: 'malformed', problem: { code: 'plainRdp' } } },
      'encryption',
    ],
    ['no-certificate', { rdpNegotiation: { outcome: 'refused' } }, 'negotiation'],
  ])('%s', async (id, facts, phase) => {
    const known = await check(id);
    expect(known).toMatchObject(facts);
    const { verdict, current } = worksFor(known);
    expect(verdict).toBe('none');
    expect(current.find(({ connects }) => connects === 'no')?.phase).toBe(phase);
  });
});

describe('works for', () => {
  it.each([
    ['healthy', 'all'],
    ['healthy-ec-key', 'all'],
    ['healthy-tls12', 'all'],
    ['tls13-only', 'some'],
    ['standard-security', 'notKnown'],
  ])('%s: %s', async (id, verdict) => {
    expect(worksFor(await check(id)).verdict).toBe(verdict);
  });
});

describe('a finer death', () => {
  it.each<[string, Partial<Record<keyof FactTypes, unknown>>]>([
    [
      'closes-at-credssp',
      { credssp: { outcome: 'closed', ending: { by: 'fin', after: 'credsspNegotiate' } } },
    ],
    [
      'resets-at-credssp',
      { credssp: { outcome: 'reset', ending: { by: 'rst', after: 'credsspNegotiate' } } },
    ],
    [
      'stalls-after-tls',
      { credssp: { outcome: 'timedOut', ending: { by: 'silence', after: 'credsspNegotiate' } } },
    ],
    [
      'http-inside-tls',
      { credssp: { outcome: 'malformed', problem: { code: 'otherProtocol', params: { speaks: 'http' } } } },
    ],
    [
      'trickles-in-tls',
      {
        phaseOfDeath: {
          phase: 'encryption',
          ending: { by: 'silence', trickled: { pieces: expect.any(Number) } },
        },
      },
    ],
    [
      'stalls-at-client-hello',
      { phaseOfDeath: { ending: expect.not.objectContaining({ trickled: expect.anything() }) } },
    ],
    ['echo', { rdpNegotiation: { problem: { code: 'otherProtocol', params: { speaks: 'echo' } } } }],
    [
      'blanks-offer',
      { standardSecurity: { offerReceived: ['rdp'] }, rdpNegotiation: { withoutBlock: true } },
    ],
    ['standard-security', { standardSecurity: { offerReceived: ['ssl', 'hybrid', 'hybridEx'] } }],
    [
      'healthy',
      { tlsHandshake: { serverName: 'srv01' }, wayOut: { kind: 'loopback' }, route: { via: 'direct' } },
    ],
    ['echo', { portSpeech: { protocol: 'echo' } }],
    ['socks', { portSpeech: { protocol: 'socks' } }],
    ['mysql', { portSpeech: { protocol: 'mysql' } }],
    ['ldap', { portSpeech: { protocol: 'ldap' } }],
    ['redis', { portSpeech: { protocol: 'redis' } }],
    ['closes-after-request', { portSpeech: { protocol: 'silent', ending: 'closed' } }],
  ])('%s', async (id, facts) => {
    expect(await check(id)).toMatchObject(facts);
  });

  it('takes a trickle for no lost packet', async () => {
    expect(await check('trickles-in-tls')).not.toHaveProperty('largeFlight');
  });

  it('tells a request that only a cookie brings through', async () => {
    const { protocolAnswers = [], phaseOfDeath } = await check('wants-cookie');
    expect(protocolAnswers.find(({ cookie }) => cookie)?.answer.outcome).toBe('accepted');
    expect(
      protocolAnswers.find(({ cookie, offer }) => !cookie && offer.includes('hybrid'))?.answer.outcome,
    ).toBe('closed');
    expect(phaseOfDeath?.phase).toBe('none');
    expect(
      worksFor({ protocolAnswers, phaseOfDeath: { phase: 'none', sameEnding: 0, attempts: 1 } }).verdict,
    ).not.toBe('none');
  });

  it('tells a request that a cookie kills', async () => {
    const { protocolAnswers = [], connectionQuality } = await check('blocks-cookie');
    expect(connectionQuality?.completed).toBe(connectionQuality?.attempts);
    expect(protocolAnswers.find(({ cookie }) => cookie)?.answer.outcome).toBe('closed');
    expect(
      protocolAnswers.find(({ cookie, offer }) => !cookie && offer.includes('hybrid'))?.answer.outcome,
    ).toBe('accepted');
  });

  it('tells with --deep that the port it is asked from decides', async () => {
    const peer = await start('low-ports-only');
    const names = leadsTo([peer.address]);
    const options = { ...quick, names, deep: true };
    const { sourcePorts = [] } = valuesOf(await collect({ host: 'srv01', port: peer.port }, options));
    expect(sourcePorts.map(({ answer }) => answer.outcome)).toEqual(['accepted', 'closed']);
  });

  it('tells one certificate from another behind one address', async () => {
    const { certificatesSeen = [] } = await check('unlike-farm');
    expect(certificatesSeen).toHaveLength(2);
    expect((await check('healthy')).certificatesSeen).toHaveLength(1);
  });
});

describe('every address of a name', () => {
  it('is spoken to over the connection of the port test', async () => {
    const first = await start('healthy');
    const others = await Promise.all(
      ['ssh', 'healthy-company-certificate'].map((id) => start(id, first.port)),
    );
    const all = [first, ...others];
    const names = leadsTo([...all.map(({ address }) => address), '127.0.99.9']);
    const file = await collect({ host: 'srv01', port: first.port }, { ...quick, names });
    const { addresses = [] } = valuesOf(file);
    const by = new Map(addresses.map((one) => [one.address, one]));
    expect(by.get(others[0]!.address)).toMatchObject({ spokenTo: true, speaks: 'ssh' });
    expect(by.get('127.0.99.9')).toEqual({ address: '127.0.99.9', spokenTo: false });
    const thumbprints = [first, others[1]!].map(({ address }) => by.get(address)?.certificate?.sha256);
    expect(thumbprints[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(thumbprints[1]).toMatch(/^[0-9a-f]{64}$/);
    expect(thumbprints[0]).not.toBe(thumbprints[1]);
    // The refused address took one of the six as well.
    expect(all.reduce((sum, peer) => sum + peer.connections(), 0)).toBeLessThanOrEqual(5);
  });

  it('gives a second clock', async () => {
    const first = await start('clock-ahead');
    const second = await start('healthy', first.port);
    const names = leadsTo([first.address, second.address]);
    const { clocks = [] } = valuesOf(await collect({ host: 'srv01', port: first.port }, { ...quick, names }));
    const ahead = clocks.filter(({ skewSeconds }) => Math.abs(skewSeconds - 420) < 5);
    const right = clocks.filter(({ skewSeconds }) => Math.abs(skewSeconds) < 5);
    expect([ahead.length, right.length]).toEqual([1, 1]);
    expect(new Set(clocks.map(({ whose }) => whose))).toEqual(new Set(['server', 'host']));
  });
});

describe('a gateway', () => {
  it.each<[string, object]>([
    [
      'gateway',
      {
        outcome: 'authenticationAsked',
        httpStatus: 401,
        schemes: ['NTLM', 'Negotiate'],
        server: 'Practice-IIS/10.0',
      },
    ],
    ['gateway-down', { outcome: 'httpError', httpStatus: 503 }],
    ['gateway-forbids', { outcome: 'httpError', httpStatus: 403 }],
    ['no-gateway', { outcome: 'notAGateway', httpStatus: 404 }],
    [
      'gateway-expired-certificate',
      {
        outcome: 'authenticationAsked',
        certificate: { notAfter: expect.stringMatching(/^20/), trusted: false },
      },
    ],
    ['closes-at-once', { outcome: 'tlsFailed', ending: { by: 'fin', after: 'clientHello' } }],
    ['ssh', { outcome: 'tlsFailed', problem: { code: 'otherProtocol', params: { speaks: 'ssh' } } }],
  ])('%s is told with name, port, status and certificate', async (id, expected) => {
    const peer = await start(id);
    const gateway = { host: peer.address, port: peer.port };
    const known = await check('healthy', { gateway, gatewayFrom: 'rdpFile' });
    expect(known.gateway).toMatchObject({ ...gateway, address: peer.address, ...expected });
    expect(known.route).toEqual({ via: 'gateway', gateway: `${peer.address}:${peer.port}`, from: 'rdpFile' });
  });

  it('is a third witness of the time', async () => {
    const peer = await start('gateway-clock-ahead');
    const { clocks = [] } = await check('healthy', { gateway: { host: peer.address, port: peer.port } });
    const skew = (whose: string) => clocks.find((clock) => clock.whose === whose)?.skewSeconds;
    expect(Math.abs(skew('gateway')! - 600)).toBeLessThan(30);
    expect(Math.abs(skew('server')!)).toBeLessThan(30);
  });

  it('a certificate that was made in our future is a clock, too', async () => {
    const { clocks = [] } = await check('not-yet-valid-certificate');
    expect(clocks.find(({ whose }) => whose === 'certificate')?.skewSeconds).toBeGreaterThan(3_600);
    expect((await check('healthy')).clocks?.some(({ whose }) => whose === 'certificate')).toBe(false);
  });
});
