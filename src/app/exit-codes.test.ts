import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnosis, Finding, Outcome } from '../core/diagnosis/diagnosis.ts';
import { phases } from '../core/facts/rdp.ts';
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

it('takes the gravest of several', () => {
  expect(gravestOf([0, 31, 21])).toBe(21);
  expect(gravestOf([])).toBe(0);
});

it('stands in the documentation, word for word', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/exit-codes.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, means]) => [code, means]);
  expect(rows).toEqual(Object.entries(exitCodes));
});
