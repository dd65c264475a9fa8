import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnosis, Finding } from '../../core/diagnosis/diagnosis.ts';
import { fact, type CaseFile } from '../../core/facts/case-file.ts';
import { phases } from '../../core/facts/rdp.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { exitCodeOf, exitCodes, gravestOf, type ExitCode } from './exit-codes.ts';

const source = { by: 'test', from: 'here', at: '2026-09-01T12:00:00.000Z' };

function caseWith(death: FactTypes['phaseOfDeath'] | undefined): CaseFile {
  const facts = death === undefined ? [] : [fact('phaseOfDeath', death, source)];
  return { format: 2, target: 'srv01:3389', facts, gaps: [] };
}

function judged(...findings: readonly Partial<Finding>[]): Diagnosis {
  const base = { confidence: 'certain', stage: 'secure', impact: 'blocks' };
  // Only what exit codes read of a finding.
  const all = findings.map((finding) => ({ ...base, ...finding })) as unknown as readonly Finding[];
  return { format: 1, target: 'srv01:3389', headline: '', findings: all, open: [], ruledOut: [] };
}

const alive = { phase: 'none', sameEnding: 0, attempts: 1 } as const;

describe('exitCodeOf', () => {
  it.each(phases)('has a code of its own for a death at %s', (phase) => {
    const code = exitCodeOf(caseWith({ phase, sameEnding: 1, attempts: 1 }), judged());
    expect(code).toBeGreaterThan(10);
    expect(code).toBeLessThan(30);
  });

  it.each<[string, CaseFile, Diagnosis, ExitCode]>([
    ['alive and nothing found', caseWith(alive), judged(), 0],
    ['alive, something disturbs', caseWith(alive), judged({ impact: 'degrades' }), 30],
    ['alive, something is less safe', caseWith(alive), judged({ impact: 'weakens' }), 31],
    [
      'alive, something is only possible',
      caseWith(alive),
      judged({ impact: 'degrades', confidence: 'possible' }),
      0,
    ],
    ['alive, though a file tells of a fault', caseWith(alive), judged({ stage: 'license' }), 30],
    ['files alone prove a fault', caseWith(undefined), judged({ stage: 'license' }), 24],
    ['files alone prove nothing', caseWith(undefined), judged(), 40],
  ])('%s', (_name, file, diagnosis, code) => {
    expect(exitCodeOf(file, diagnosis)).toBe(code);
  });
});

it('takes the gravest of several', () => {
  expect(gravestOf([0, 31, 21])).toBe(21);
  expect(gravestOf([])).toBe(0);
});

it('stands in the documentation, word for word', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/exit-codes.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, means]) => [code, means]);
  expect(rows).toEqual(Object.entries(exitCodes));
});
