import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnosis, Finding, Outcome } from '../core/diagnosis/diagnosis.ts';
import { fact, type CaseFile } from '../core/facts/case-file.ts';
import { healthy } from '../core/facts/healthy.ts';
import { phases } from '../core/facts/phases.ts';
import type { FactName, FactTypes } from '../core/facts/vocabulary.ts';
import { judge } from './judge.ts';
import { exitCodeOf, exitCodes, gravestOf, type ExitCode } from './exit-codes.ts';

const empty = {
  symptoms: [],
  also: [],
  perhaps: [],
  contradicted: [],
  tryFirst: [],
  began: [],
  open: [],
  ruledOut: [],
};

function judged(outcome: Outcome, more: Partial<Diagnosis> = {}): Diagnosis {
  return { format: 2, target: 'srv01:3389', headline: '', outcome, ...empty, ...more };
}

// Only what exit codes read of a finding.
const weakens = { impact: 'weakens' } as unknown as Finding;

describe('exitCodeOf', () => {
  it.each(phases)('has a code of its own for a death at %s', (phase) => {
    const code = exitCodeOf(judged('fails', { phase }));
    expect(code).toBeGreaterThan(10);
    expect(code).toBeLessThan(30);
  });

  it.each<[Diagnosis, ExitCode]>([
    [judged('works'), 0],
    [judged('works', { also: [weakens] }), 31],
    [judged('disturbed'), 30],
    [judged('worksForSome'), 32],
    [judged('unknown'), 40],
    [judged('fails'), 40],
  ])('%o', (diagnosis, code) => {
    expect(exitCodeOf(diagnosis)).toBe(code);
  });
});

it.each<[string, Partial<FactTypes>]>([
  [
    'outdated-tls-only',
    {
      tlsHandshake: {
        outcome: 'completed',
        version: 'TLS 1.0',
        cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA',
        ms: 9,
      },
      tlsSupport: {
        ...healthy.tlsSupport,
        versions: { 'TLS 1.0': 'accepted', 'TLS 1.1': 'refused', 'TLS 1.2': 'refused', 'TLS 1.3': 'refused' },
      },
    },
  ],
  ['unpatched-credssp', { credssp: { outcome: 'challenged', version: 2 } }],
])('%s beside a connection that lives keeps others out, and its code says so', (cause, facts) => {
  const { logon: _logon, earlyUserAuth: _early, sessionStart: _start, ...seen } = { ...healthy, ...facts };
  const source = { by: 'example', from: 'nb17', at: '2026-09-01T12:00:00.000Z' };
  const file: CaseFile = {
    format: 2,
    target: 'srv01:3389',
    facts: Object.entries(seen).map(([name, value]) => fact(name as FactName, value as never, source)),
    gaps: [],
  };
  const { diagnosis, exit } = judge(file);
  expect([diagnosis.lead?.id, exit]).toEqual([cause, 30]);
  expect(exitCodes[30]).toContain('keeps other clients out');
});

it('takes the gravest of several', () => {
  expect(gravestOf([0, 31, 21])).toBe(21);
  expect(gravestOf([])).toBe(0);
});

it('stands in the documentation, word for word', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/exit-codes.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, means]) => [code, means]);
  expect(rows).toEqual(Object.entries(exitCodes));
});
