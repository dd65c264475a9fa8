import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { CaseFile, Fact } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import { caseFileSchema } from '../facts/case-file.ts';
import type { Example } from './cause.ts';
import { causes } from './causes.ts';

describe.each(causes)('$id', (cause) => {
  it.each(cause.examples)('$name → $verdict', (example) => {
    const { findings, ruledOut } = diagnose(caseOf(example), [cause]);
    expect(findings.length > 0 ? 'found' : ruledOut.length > 0 ? 'ruledOut' : 'unclear').toBe(
      example.verdict,
    );
  });

  it('is not found in a healthy connection', () => {
    expect(diagnose(caseOf({}), [cause]).findings).toEqual([]);
  });

  it.each(['found', 'ruledOut'])('has an example in which it is %s', (verdict) => {
    expect(cause.examples.map((example) => example.verdict)).toContain(verdict);
  });

  it.each(cause.examples)('$name: no other cause claims to be the root', (example) => {
    const roots = diagnose(caseOf(example), causes)
      .findings.filter((finding) => finding.symptomOf === undefined)
      .map((finding) => finding.cause);
    const expected = example.verdict === 'found' ? [cause.id, ...(example.also ?? [])] : (example.also ?? []);
    expect([...roots].sort()).toEqual([...expected].sort());
  });

  it.each(cause.examples)('$name: its facts have the shape of the vocabulary', (example) => {
    expect(caseFileSchema.safeParse(caseOf(example)).error).toBeUndefined();
  });
});

it.each(causes)('$id names only causes that exist', (cause) => {
  const known = causes.map(({ id }) => id);
  const named = [...(cause.accountsFor ?? []), ...cause.examples.flatMap((example) => example.also ?? [])];
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
});

it('every file is in the list, under its id', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !/^causes?\.ts$|\.test\.ts$/.test(name),
  );
  const listed = causes.map((cause) => `${cause.id}.ts`);
  expect(
    files.filter((file) => !listed.includes(file)),
    'files to add to causes.ts',
  ).toEqual([]);
  expect(
    listed.filter((file) => !files.includes(file)),
    'ids that are not file names',
  ).toEqual([]);
});

/** The case file of an example: a healthy connection, with the example laid over it. */
function caseOf({ facts = {}, unknown = [] }: Pick<Example, 'facts' | 'unknown'>): CaseFile {
  const source = { by: 'example', from: 'srv01', at: '2026-09-01T12:00:00.000Z' };
  return {
    format: 2,
    target: 'srv01',
    facts: Object.entries({ ...healthy, ...facts })
      .filter(([name]) => !(unknown as readonly string[]).includes(name))
      .map(([name, value]) => ({ name, value, source }) as Fact),
    gaps: [],
  };
}
