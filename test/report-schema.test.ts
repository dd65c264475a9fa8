import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { causes } from '../src/core/causes/causes.ts';
import { diagnose } from '../src/core/diagnosis/diagnose.ts';
import { fact, type CaseFile, type Fact } from '../src/core/facts/case-file.ts';
import { healthy } from '../src/core/facts/healthy.ts';
import type { FactName, FactTypes } from '../src/core/facts/vocabulary.ts';
import { reportOf } from '../src/core/report/check-report.ts';
import { reportJson } from '../src/core/report/formats/json.ts';
import { reportJsonSchema, reportSchema } from '../src/core/report/formats/report-schema.ts';

const source = { by: 'example', from: 'srv01', at: '2026-09-01T12:00:00.000Z' };

function caseOf(facts: Partial<FactTypes> = {}): CaseFile {
  const named = Object.entries({ ...healthy, ...facts });
  return {
    format: 2,
    target: 'srv01:3389',
    facts: named.map(([name, value]): Fact => fact(name as FactName, value, source)),
    gaps: [],
  };
}

it('the published schema is the one the code has (npm run schema writes it)', () => {
  const published = readFileSync(join(import.meta.dirname, '../schema/report.schema.json'), 'utf8');
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
});

it('every example of every cause prints JSON of that shape', () => {
  for (const { id, examples } of causes) {
    for (const example of examples) {
      const file = caseOf(example.facts);
      const diagnosis = diagnose(file, causes);
      const value = reportJson(reportOf(file, diagnosis), diagnosis, file, { code: 0, means: 'healthy' });
      const parsed = reportSchema.strict().safeParse(JSON.parse(JSON.stringify(value)));
      expect(parsed.error?.issues[0], `${id}: ${example.name}`).toBeUndefined();
    }
  }
});
