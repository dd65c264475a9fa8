import { expect, it } from 'vitest';
import { healthy } from './healthy.ts';
import { readCaseFile } from './case-file.ts';

const source = { by: 'handshake', from: 'nb17', at: '2026-09-01T12:00:00.000Z' };

/** A case as version 0.1.0 saved it, with sentences where codes are now. */
const old = {
  format: 1,
  target: 'srv01:3389',
  facts: [
    { name: 'trustedTime', value: '2026-09-01T12:00:00.000Z', source },
    { name: 'rdpNegotiation', value: { outcome: 'malformed', problem: 'TPKT.version: 72 is not 3' }, source },
    {
      name: 'protocolAnswers',
      value: [{ offer: ['ssl'], answer: { outcome: 'malformed', problem: 'TPKT.version: 72 is not 3' } }],
      source,
    },
    { name: 'phases', value: [{ phase: 'name', state: 'passed', ms: 3, says: '1 address' }], source },
    {
      name: 'tlsChain',
      value: { ...healthy.tlsChain, trustProblem: 'a certificate of the chain has expired' },
      source,
    },
    {
      name: 'gateway',
      value: { host: 'gw', port: 443, outcome: 'tlsFailed', problem: 'TLS: closed' },
      source,
    },
    { name: 'nameResolution', value: { ...healthy.nameResolution, problem: 'ENOTFOUND' }, source },
  ],
  gaps: [{ name: 'rawTls', reason: 'not attempted', detail: 'not asked with the connections of this check' }],
};

const told = (text: string) => ({ code: 'other', params: { told: text } });

it('a case file of format 1 is read, its sentences kept as told', () => {
  const file = readCaseFile(JSON.stringify(old));
  if ('problem' in file) throw new Error(file.problem);
  expect(file.format).toBe(2);
  const valueOf = (name: string) => file.facts.find((one) => one.name === name)?.value;
  expect(valueOf('clockHere')).toBe('2026-09-01T12:00:00.000Z');
  expect(valueOf('rdpNegotiation')).toEqual({
    outcome: 'malformed',
    problem: told('TPKT.version: 72 is not 3'),
  });
  expect(valueOf('protocolAnswers')).toMatchObject([
    { answer: { problem: told('TPKT.version: 72 is not 3') } },
  ]);
  expect(valueOf('phases')).toEqual([{ phase: 'name', state: 'passed', ms: 3, says: told('1 address') }]);
  expect(valueOf('tlsChain')).toMatchObject({ trustProblem: 'CERT_HAS_EXPIRED' });
  expect(valueOf('gateway')).toMatchObject({ problem: told('TLS: closed') });
  expect(valueOf('nameResolution')).toMatchObject({ problem: 'ENOTFOUND' });
  expect(file.gaps[0]?.detail).toEqual(told('not asked with the connections of this check'));
});

it.each([
  ['the TLS library of this machine refuses what the server sent: bad signature', 'wrongSignature'],
  ['the TLS library of this machine refuses what the server sent: unsafe legacy', 'libraryRefused'],
  ['answered the ClientHello with bytes 0300000b, which is not TLS', 'notTls'],
  ['TlsRecord.length: 1 is too short', 'other'],
])('%j was %s', (problem, code) => {
  const facts = [{ name: 'tlsHandshake', value: { outcome: 'malformed', problem }, source }];
  const file = readCaseFile(JSON.stringify({ ...old, facts }));
  expect(file).toMatchObject({ facts: [{ value: { problem: { code, params: { told: problem } } } }] });
});

it('a case file of format 2 stays as it is', () => {
  const file = {
    format: 2,
    target: 'srv01',
    facts: [{ name: 'ownIpv6', value: true, source: { ...source, of: 'client' } }],
    gaps: [],
  };
  expect(readCaseFile(JSON.stringify(file))).toEqual(file);
});

it('sentences are refused where codes belong', () => {
  expect(readCaseFile(JSON.stringify({ ...old, format: 2 }))).toHaveProperty('problem');
});
