import { describe, expect, it } from 'vitest';
import type { Ending } from '../conversation.ts';
import { groupName } from './names.ts';
import type { TlsVersion } from './names.ts';
import type { Offer } from './hello.ts';
import { scanBriefly, scanDeeply, scanGroups, scanSuites, scanVersions } from './scan.ts';
import type { Scan } from './scan.ts';
import type { HelloAnswer, Revealed } from './server-flight.ts';
import { suiteName, suiteNumber } from './suites.ts';

const suite = (name: string) => suiteNumber(name) ?? -1;
const strong = suite('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384');
const weak = suite('TLS_RSA_WITH_3DES_EDE_CBC_SHA');

const alert = (number: number): HelloAnswer => ({
  outcome: 'alert',
  level: 'fatal',
  alert: number,
  bytes: 7,
  sawServerHello: false,
  sawCertificate: false,
});
const ended = (outcome: Ending): HelloAnswer => ({
  outcome,
  bytes: 0,
  sawServerHello: false,
  sawCertificate: false,
});

/** A server that knows some versions, suites (by preference) and groups, and refuses in one way. */
function server(
  versions: readonly TlsVersion[],
  suites: readonly number[],
  groups: readonly number[],
  refusal: HelloAnswer = alert(40),
) {
  return (offer: Offer): HelloAnswer => {
    const newest = offer.versions.at(-1) ?? 'TLS 1.2';
    // Before TLS 1.3 a hello names only its newest version, and the server may choose an older one.
    const version =
      newest === 'TLS 1.3' || newest.startsWith('SSL') ? newest : versions.findLast((own) => own <= newest);
    const number = suites.find((own) => offer.suites.includes(own));
    const group = groups.find((own) => offer.groups?.includes(own));
    if (version === undefined || !versions.includes(version)) return alert(70);
    const signs = version !== 'TLS 1.2' || offer.signatureAlgorithms?.includes(0x0401);
    return number === undefined || group === undefined || !signs ? refusal : revealed(version, number, group);
  };
}

function revealed(version: TlsVersion, suiteNumber: number, groupNumber: number): Revealed {
  return {
    outcome: 'serverHello',
    version,
    suite: suiteName(suiteNumber),
    suiteNumber,
    group: groupName(groupNumber),
    groupNumber,
    ...(version === 'TLS 1.2' && {
      signatureAlgorithm: 'rsa_pkcs1_sha256',
      signatureAlgorithmNumber: 0x0401,
    }),
    certificates: [],
    retry: false,
    extensions: [],
    random: new Uint8Array(32),
    warnings: [],
  };
}

function run<Result>(scan: Scan<Result>, answer: (offer: Offer, connection: number) => HelloAnswer) {
  let step = scan.next();
  let connections = 0;
  for (; !step.done; connections += 1) step = scan.next(answer(step.value, connections));
  return { ...step.value, connections };
}

describe('a brief scan', () => {
  it('finds the newest version below TLS 1.3, and TLS 1.3', () => {
    expect(run(scanBriefly(), server(['TLS 1.0', 'TLS 1.2'], [strong], [29]))).toEqual({
      versions: { 'TLS 1.2': 'accepted', 'TLS 1.3': 'refused' },
      suites: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
      groups: ['x25519'],
      signatureAlgorithms: ['rsa_pkcs1_sha256'],
      exhaustive: false,
      alerts: { 'TLS 1.3': 70 },
      connections: 2,
    });
  });

  it('knows that what lies above the choice is refused', () => {
    expect(run(scanBriefly(), server(['TLS 1.0'], [weak], [29])).versions).toEqual({
      'TLS 1.0': 'accepted',
      'TLS 1.1': 'refused',
      'TLS 1.2': 'refused',
      'TLS 1.3': 'refused',
    });
  });

  it.each([
    ['closed', 'closed'],
    ['reset', 'closed'],
    ['timedOut', 'unclear'],
  ] as const)('calls a server that is %s %s', (ending, says) => {
    expect(run(scanBriefly(), () => ended(ending)).versions).toEqual({
      'TLS 1.0': says,
      'TLS 1.1': says,
      'TLS 1.2': says,
      'TLS 1.3': says,
    });
  });
});

it('asks for each version once', () => {
  const result = run(scanVersions(['SSL 3.0', 'TLS 1.2']), server(['TLS 1.2'], [strong], [29]));
  expect(result).toMatchObject({ versions: { 'SSL 3.0': 'refused', 'TLS 1.2': 'accepted' }, connections: 2 });
});

describe('elimination', () => {
  const both = server(['TLS 1.2'], [strong, weak], [29, 23]);

  it('finds suites in the order of the server', () => {
    expect(run(scanSuites('TLS 1.2'), both)).toEqual({
      found: [suiteName(strong), suiteName(weak)],
      complete: true,
      connections: 3,
    });
  });

  it('finds groups', () => {
    expect(run(scanGroups('TLS 1.2'), both)).toMatchObject({
      found: ['x25519', 'secp256r1'],
      complete: true,
    });
  });

  it('asks the first hello again when the server closes, and believes it if that is answered', () => {
    const closing = server(['TLS 1.2'], [strong], [29], ended('reset'));
    expect(run(scanSuites('TLS 1.2'), closing)).toEqual({
      found: [suiteName(strong)],
      complete: true,
      connections: 3,
    });
  });

  it('does not believe a server that has had enough', () => {
    const answers = [revealed('TLS 1.2', strong, 29)];
    expect(
      run(scanSuites('TLS 1.2'), (_, connection) => answers[connection] ?? ended('closed')),
    ).toMatchObject({ complete: false, connections: 3 });
  });

  it('stops at a choice that was not offered', () => {
    const stubborn = () => revealed('TLS 1.2', strong, 29);
    expect(run(scanSuites('TLS 1.2'), stubborn)).toEqual({
      found: [suiteName(strong)],
      complete: false,
      connections: 2,
    });
  });

  it.each(['timedOut', 'malformed'] as const)('is not complete after %s', (outcome) => {
    const bad: HelloAnswer =
      outcome === 'malformed' ? { outcome, problem: { code: 'badField' } } : ended(outcome);
    const answer = (offer: Offer, connection: number) => (connection > 0 ? bad : both(offer));
    expect(run(scanSuites('TLS 1.2'), answer)).toMatchObject({ complete: false, connections: 2 });
  });
});

describe('a deep scan', () => {
  it('finds everything and says so', () => {
    const result = run(scanDeeply(), server(['TLS 1.1', 'TLS 1.2'], [strong, weak], [29, 23]));
    expect(result.versions).toMatchObject({
      'TLS 1.0': 'refused',
      'TLS 1.1': 'accepted',
      'TLS 1.3': 'refused',
    });
    expect(result.suites.toSorted()).toEqual([suiteName(strong), suiteName(weak)]);
    expect(result.exhaustive).toBe(true);
    expect(result.groups).toEqual(['x25519', 'secp256r1']);
  });

  it('is not exhaustive where nothing answered', () => {
    expect(run(scanDeeply(), () => ended('closed'))).toMatchObject({
      exhaustive: false,
      connections: 6,
      suites: [],
    });
  });

  it('asks a bounded number of times whatever the answers', () => {
    for (const answer of [alert(40), ended('timedOut'), revealed('TLS 1.2', strong, 29)]) {
      expect(run(scanDeeply(), () => answer).connections).toBeLessThan(30);
    }
  });
});
