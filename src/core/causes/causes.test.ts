import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnosis/diagnose.ts';
import { findingsOf, type Diagnosis } from '../diagnosis/diagnosis.ts';
import { inputsOf, judgeAll, lookAll } from '../diagnosis/judged.ts';
import { caseFileSchema } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import { exampleCase, exampleFacts } from '../judging/example-case.ts';
import { signs } from '../judging/signs.ts';
import { observations } from '../observations/observations.ts';
import { observationIds } from '../observations/signs.ts';
import { proofKinds } from '../judging/proof.ts';
import { causes } from './causes.ts';

const isProof = (verdict: string) => (proofKinds as readonly string[]).includes(verdict);

describe.each(causes)('$id', (cause) => {
  it.each(cause.examples)('$name → $verdict', (example) => {
    const [judged] = judgeAll([cause], inputsOf(exampleFacts(example)));
    const { verdict } = judged!;
    expect(verdict.is === 'proven' ? verdict.by : verdict.is).toBe(example.verdict);
  });

  it('is neither proven nor suspected in a healthy connection', () => {
    const [judged] = judgeAll([cause], inputsOf(healthy));
    expect(judged!.verdict.is).not.toMatch(/proven|suspected/);
  });

  it('has an example in which it is proven or suspected', () => {
    expect(cause.examples.some(({ verdict }) => isProof(verdict) || verdict === 'suspected')).toBe(true);
  });

  it.each(cause.examples.filter(({ verdict }) => isProof(verdict)))(
    '$name: it leads, or stands beside what explains more',
    (example) => {
      const said = diagnose(exampleCase(example), causes);
      expect([...findingsOf(said), ...said.perhaps, ...said.contradicted].map(({ id }) => id)).toContain(
        cause.id,
      );
      expect(surelyWrong(said, cause.id)).toEqual([]);
    },
  );

  it.each(cause.examples)('$name: its facts have the shape of the vocabulary', (example) => {
    expect(caseFileSchema.safeParse(exampleCase(example)).error).toBeUndefined();
  });
});

describe.each(observations)('$id', (observation) => {
  it.each(observation.examples)('$name → $verdict', (example) => {
    const [looked] = lookAll([observation], inputsOf(exampleFacts(example)));
    expect(looked!.sighting.is).toBe(example.verdict);
  });

  it('is not seen in a healthy connection', () => {
    expect(lookAll([observation], inputsOf(healthy))[0]!.sighting.is).not.toBe('seen');
  });

  it('has an example in which it is seen', () => {
    expect(observation.examples.map(({ verdict }) => verdict)).toContain('seen');
  });

  it.each(observation.examples)('$name: its facts have the shape of the vocabulary', (example) => {
    expect(caseFileSchema.safeParse(exampleCase(example)).error).toBeUndefined();
  });
});

describe('the folders', () => {
  it.each([
    ['.', causes.map(({ id }) => id), /^(cause|causes|coded-cause)\.ts$|\.test\.ts$/],
    [
      '../observations',
      observations.map(({ id }) => id),
      /^(observation|observations|signs)\.ts$|\.test\.ts$/,
    ],
  ] as const)('%s: every file is in the list, under its id', (folder, ids, rest) => {
    const files = readdirSync(join(import.meta.dirname, folder)).filter(
      (name) => name.endsWith('.ts') && !rest.test(name),
    );
    expect(files.toSorted()).toEqual([...ids].map((id) => `${id}.ts`).toSorted());
  });

  it('no cause names or imports another one', () => {
    const named = causes.flatMap(({ id }) => {
      const text = readFileSync(join(import.meta.dirname, `${id}.ts`), 'utf8');
      const others = causes.filter((other) => other.id !== id);
      return others
        .filter((other) => text.includes(`'${other.id}'`) || text.includes(`/${other.id}.ts`))
        .map((other) => `${id} → ${other.id}`);
    });
    expect(named).toEqual([]);
  });

  it('every sign is shown by a cause, seen by an observation or read by the engine', () => {
    const shown = new Set<string>(causes.flatMap(({ shows = [] }) => shows));
    expect(Object.keys(signs).filter((sign) => !shown.has(sign) && sign !== 'rdp-answer')).toEqual([]);
    expect(observations.map(({ id }) => id)).toEqual(observationIds);
  });
});

/** Other causes that block and lead a case that is not theirs. */
function surelyWrong({ lead }: Diagnosis, id: string): readonly string[] {
  const wrong =
    lead?.is === 'cause' && lead.id !== id && lead.impact === 'blocks' && lead.proof === 'inferred';
  return wrong ? [lead.id] : [];
}
