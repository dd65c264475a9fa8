import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causes } from '../causes/causes.ts';
import { fact, type CaseFile, type Fact } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactName } from '../facts/vocabulary.ts';
import { actions } from '../remedy/actions.ts';
import { riskOf } from '../remedy/remedy.ts';
import { diagnose } from './diagnose.ts';
import { findingsOf } from './diagnosis.ts';

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
  it('every cause and every observation stands in one place at most', () => {
    judgedAnyhow((_, said) => {
      const { perhaps, contradicted, open, ruledOut } = said;
      const ids = [...findingsOf(said), ...perhaps, ...contradicted, ...open, ...ruledOut].map(
        ({ id }) => id,
      );
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
      expect(causes.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
    });
  });

  it('nothing is found or ruled out without evidence', () => {
    judgedAnyhow((_, said) => {
      const bare = [...findingsOf(said), ...said.ruledOut].filter(({ evidence }) => evidence.length === 0);
      expect(bare.map(({ id }) => id)).toEqual([]);
    });
  });

  it('what a person typed changes no outcome, no phase and no certainty', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(0x904, 0x204, 0x607, 0x1b07, 0xb09, 5), (file, code) => {
        const without = { ...file, facts: file.facts.filter(({ name }) => name !== 'clientError') };
        const typed = fact('clientError', { code, extended: 7, from: 'flag' }, source);
        const [before, after] = [without, { ...without, facts: [...without.facts, typed] }].map((each) =>
          diagnose(each, causes),
        );
        const words = new Map(findingsOf(before!).map(({ id, confidence }) => [id, confidence]));
        for (const { id, confidence } of findingsOf(after!))
          if (words.has(id)) expect([id, confidence]).toEqual([id, words.get(id)]);
        if (before!.outcome === 'fails') expect(after!.outcome).toBe('fails');
      }),
      { numRuns: 120 },
    );
  });

  it('every action offered is one that a plan may hold, with parameters in their bounds', () => {
    judgedAnyhow((_, said) => {
      for (const action of findingsOf(said)
        .flatMap(({ remedies }) => remedies)
        .flatMap((remedy) => remedy.actions)) {
        const { kind, ...parameters } = action;
        const spec = actions.find((known) => known.kind === kind);
        expect(spec?.schema.safeParse(parameters).error).toBeUndefined();
      }
    });
  });

  it('nothing that makes the server less safe is offered without saying so', () => {
    judgedAnyhow((_, said) => {
      for (const remedy of findingsOf(said).flatMap(({ remedies }) => remedies)) {
        const risky = remedy.actions.filter(({ kind, ...parameters }) => {
          const spec = actions.find((known) => known.kind === kind) as
            | { readonly risk?: (parameters: unknown) => string | undefined }
            | undefined;
          return spec?.risk?.(parameters) !== undefined;
        });
        if (risky.length > 0) expect(riskOf(remedy)).toBe('weakensSecurity');
      }
    });
  });

  it('a connection that dies is not called healthy', () => {
    judgedAnyhow((file, { headline }) => {
      const death = file.facts.find(({ name }) => name === 'phaseOfDeath');
      const dies = death?.name === 'phaseOfDeath' && death.value.phase !== 'none';
      const gateway = file.facts.some(({ name }) => name === 'gateway');
      const direct = file.facts.some(
        ({ name, value }) => name === 'route' && (value as { via: string }).via === 'direct',
      );
      if (dies && (direct || !gateway)) expect(headline).not.toMatch(/healthy/i);
    });
  });
});
