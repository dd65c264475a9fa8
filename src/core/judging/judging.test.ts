import { describe, expect, it } from 'vitest';
import type { FactTypes } from '../facts/vocabulary.ts';
import { citeAlert, citeOtherEnd } from './alert.ts';
import { cite } from './citation.ts';
import { citeDeath } from './death.ts';
import { middleboxSigns } from './middlebox.ts';
import { proofKindOf } from './proof.ts';
import { shutOut } from './shut-out.ts';
import { toldCode } from './told-code.ts';
import { signedInSince, workedMeanwhile, worksSince } from './works-since.ts';

type Death = FactTypes['phaseOfDeath'];
type Client = FactTypes['arrivals']['clients'][number];
const [early, noon, late] = ['2026-09-01T08:00:00Z', '2026-09-01T12:00:00Z', '2026-09-01T18:00:00Z'];
const arrivals = (lastAuthenticated: string) =>
  ({ clients: [], lastAuthenticated }) as unknown as FactTypes['arrivals'];
const ending = { by: 'rst', after: 'clientHello', ms: 4, bytes: 0 } as const;
const reset = { outcome: 'reset', ms: 4, bytes: 0, sawServerHello: true, sawCertificate: false } as const;
const open = (ms: number, stoodStillMs?: number) =>
  ({ tcpConnect: { attempts: [{ outcome: 'open', ms, stoodStillMs }] } }) as unknown as {
    tcpConnect: FactTypes['tcpConnect'];
  };

describe('how it ended, in words', () => {
  it.each<[Partial<NonNullable<Death['ending']>>, RegExp]>([
    [{}, /reset \(RST\) after 4 ms, after our ClientHello, 0 bytes received; 2 of 3 connections/],
    [{ by: 'silence' }, /nothing more came for 4 ms/],
    [{ by: 'alert', alert: 40 }, /TLS alert 40 \(handshake_failure\), after 4 ms/],
  ])('%o', (more, says) => {
    const death: Death = { phase: 'encryption', sameEnding: 2, attempts: 3, ending: { ...ending, ...more } };
    expect(citeDeath(death)).toEqual([{ fact: 'phaseOfDeath', says: expect.stringMatching(says) }]);
  });

  it('says nothing where nothing is known', () => {
    expect(citeDeath(undefined)).toEqual([]);
    expect(citeDeath({ phase: 'none', sameEnding: 1, attempts: 1 })).toEqual([]);
  });

  it('names alerts, also those without a name', () => {
    expect(citeAlert(40, 4).says).toBe('TLS alert 40 (handshake_failure) 4 ms after our ClientHello');
    expect(citeAlert(99, 4).says).toMatch(/99 \(unknown\)/);
    expect(citeOtherEnd({ outcome: 'alert', alert: 40, ms: 4 }).says).toMatch(/with TLS alert 40/);
    expect(citeOtherEnd(reset).says).toMatch(/did not end with an alert \(reset\)/);
  });
});

it.each([
  ['tlsHandshake', 'measured'],
  ['worksFor', 'measured'],
  ['services', 'recorded'],
  ['serverEvents', 'logged'],
  ['incident', 'logged'],
  ['clientError', 'told'],
] as const)('a citation of %s is proof that is %s', (fact, kind) => {
  expect(proofKindOf([cite(fact, '')])).toBe(kind);
  expect(proofKindOf([])).toBe('inferred');
});

it.each([
  [undefined, undefined],
  [{ code: 1, from: 'flag' }, 'clientError'],
  [{ code: 2, from: 'flag' }, undefined],
  [{ extended: 1, from: 'flag' }, undefined],
] as const)('the number of the client, %o', (error, fact) => {
  expect(toldCode(error, [1])?.fact).toBe(fact);
});

describe('life after a moment', () => {
  it('is a later sign-in, or TLS on the wire', () => {
    expect(signedInSince(undefined, noon)).toBeUndefined();
    expect([early, noon, late].map((at) => signedInSince(arrivals(at), noon)?.fact)).toEqual([
      undefined,
      undefined,
      'arrivals',
    ]);
    expect(worksSince({ tlsHandshake: reset, arrivals: arrivals(late) }, noon)?.fact).toBe('arrivals');
    expect(
      worksSince(
        { tlsHandshake: { outcome: 'completed', version: 'TLS 1.3' } as FactTypes['tlsHandshake'] },
        noon,
      )?.fact,
    ).toBe('tlsHandshake');
    expect(worksSince({}, noon)).toBeUndefined();
  });

  it('meanwhile is after the first and no later than the last', () => {
    const at = (lastAuthenticated: string) =>
      workedMeanwhile({ arrivals: arrivals(lastAuthenticated) }, noon, late)?.fact;
    expect([early, noon, '2026-09-01T13:00:00Z', late, '2026-09-02T00:00:00Z'].map(at)).toEqual([
      undefined,
      undefined,
      'arrivals',
      'arrivals',
      undefined,
    ]);
    expect(workedMeanwhile({}, noon, late)).toBeUndefined();
  });
});

describe('an address that is shut out', () => {
  const client = {
    address: '192.0.2.1',
    authenticated: 1,
    acceptedSince: 2,
    statuses: [],
    lastAuthenticated: noon,
  } as unknown as Client;
  it.each<[string, Partial<Client>, string | undefined, boolean]>([
    ['came in once and keeps coming', {}, noon, true],
    ['nothing is known of others', {}, undefined, true],
    ['never came in', { authenticated: 0 }, noon, false],
    ['came once since', { acceptedSince: 1 }, noon, false],
    ['is refused for a password', { statuses: ['0xC000006A'] }, noon, false],
    ['was refused before it came in', { lastRefused: early }, noon, true],
    ['was refused since', { lastRefused: late }, noon, false],
    ['others came in since', {}, late, false],
  ])('%s', (_name, more, lastAuthenticated, is) => {
    const all = { clients: [{ ...client, ...more }], lastAuthenticated } as unknown as FactTypes['arrivals'];
    expect(shutOut(all) !== undefined).toBe(is);
  });

  it('is none where nothing was read', () => expect(shutOut(undefined)).toBeUndefined());
});

describe('signs of something in between', () => {
  const path = (resetTtl: number) => ({ resetTtl, serverTtl: 120 }) as unknown as FactTypes['capturePath'];
  it.each<[string, Parameters<typeof middleboxSigns>[0], readonly string[]]>([
    ['nothing', {}, []],
    ['another TTL', { capturePath: path(60) }, ['capturePath']],
    ['a TTL two apart', { capturePath: path(122) }, ['capturePath']],
    ['a TTL one apart', { capturePath: path(121) }, []],
    ['another path works', { reportedContext: { viaOtherPathWorks: true } }, ['reportedContext']],
    ['another path fails', { reportedContext: { viaOtherPathWorks: false } }, []],
    ['a reset with a certificate', { tlsHandshake: { ...reset, sawCertificate: true } }, ['tlsHandshake']],
    ['a reset sooner than a round trip', { tlsHandshake: reset, ...open(20) }, ['tcpConnect']],
    ['a reset in half a round trip', { tlsHandshake: reset, ...open(10) }, ['tcpConnect']],
    ['a reset as slow as the way', { tlsHandshake: reset, ...open(8) }, []],
    ['a reset beside a way that nobody had time to measure', { tlsHandshake: reset, ...open(20, 90) }, []],
    ['a reset that may have come later', { tlsHandshake: { ...reset, stoodStillMs: 60 }, ...open(20) }, []],
    ['a reset, too near to tell', { tlsHandshake: { ...reset, ms: 1 }, ...open(9) }, []],
    ['a close that is sooner', { tlsHandshake: { ...reset, outcome: 'closed' }, ...open(20) }, []],
  ])('%s', (_name, traces, facts) => {
    expect(middleboxSigns(traces).map(({ fact }) => fact)).toEqual(facts);
  });
});
