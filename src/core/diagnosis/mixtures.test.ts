import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causes } from '../causes/causes.ts';
import type { CaseFile, Fact } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactName } from '../facts/vocabulary.ts';
import { actions } from '../remedy/actions.ts';
import { diagnose } from './diagnose.ts';

const source = { by: 'test', from: 'here', at: '2026-09-01T12:00:00.000Z' };
const examples = causes.flatMap((cause) => cause.examples);
const names = Object.keys(healthy) as FactName[];

/** Cases nobody thought of: the facts of some examples over each other, with some facts missing. */
const anyCase = fc
  .record({
    faults: fc.array(fc.constantFrom(...examples), { maxLength: 4 }),
    missing: fc.subarray(names),
  })
  .map(({ faults, missing }): CaseFile => {
    const facts = Object.assign({}, healthy, ...faults.map((fault) => fault.facts));
    const kept = Object.entries(facts).filter(([name]) => !(missing as readonly string[]).includes(name));
    return {
      format: 2,
      target: 'srv01',
      facts: kept.map(([name, value]) => ({ name, value, source }) as Fact),
      gaps: [],
    };
  });

const judgedAnyhow = (check: (file: CaseFile, judged: ReturnType<typeof diagnose>) => void) =>
  fc.assert(
    fc.property(anyCase, (file) => check(file, diagnose(file, causes))),
    { numRuns: 120 },
  );

describe('whatever faults come together', () => {
  it('every cause is judged once', () => {
    judgedAnyhow((_, { findings, open, ruledOut }) => {
      const judged = [...findings, ...open, ...ruledOut].map(({ cause }) => cause);
      expect(judged.toSorted()).toEqual(causes.map(({ id }) => id).toSorted());
    });
  });

  it('nothing is found or ruled out without evidence', () => {
    judgedAnyhow((_, { findings, ruledOut }) => {
      const bare = [...findings, ...ruledOut].filter(({ evidence }) => evidence.length === 0);
      expect(bare.map(({ cause }) => cause)).toEqual([]);
    });
  });

  it('every action offered is one that a plan may hold, with parameters in their bounds', () => {
    judgedAnyhow((_, { findings }) => {
      for (const action of findings.flatMap(({ remedies }) => remedies).flatMap((remedy) => remedy.actions)) {
        const { kind, ...parameters } = action;
        const spec = actions.find((known) => known.kind === kind);
        expect(spec?.schema.safeParse(parameters).error).toBeUndefined();
      }
    });
  });

  it('nothing that makes the server less safe is offered without saying so', () => {
    judgedAnyhow((_, { findings }) => {
      for (const { risk, actions: offered } of findings.flatMap(({ remedies }) => remedies)) {
        const risky = offered.filter(({ kind, ...parameters }) => {
          const spec = actions.find((known) => known.kind === kind) as
            | { readonly risk?: (parameters: unknown) => string | undefined }
            | undefined;
          return spec?.risk?.(parameters) !== undefined;
        });
        if (risky.length > 0) expect(risk).toBe('weakensSecurity');
      }
    });
  });

  it('a connection that dies is not called healthy', () => {
    judgedAnyhow((file, { headline }) => {
      const death = file.facts.find(({ name }) => name === 'phaseOfDeath');
      const dies = death?.name === 'phaseOfDeath' && death.value.phase !== 'none';
      if (dies) expect(headline).not.toMatch(/healthy/i);
    });
  });

  it('a symptom names a root that was found', () => {
    judgedAnyhow((_, { findings }) => {
      const found = findings.map(({ cause }) => cause);
      for (const { symptomOf } of findings) if (symptomOf !== undefined) expect(found).toContain(symptomOf);
    });
  });
});
