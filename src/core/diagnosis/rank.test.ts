import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { stages } from '../causes/cause.ts';
import type { Finding } from './diagnosis.ts';
import { rank } from './rank.ts';

const base: Finding = {
  cause: 'x',
  title: 'X',
  stage: 'secure',
  impact: 'blocks',
  confidence: 'certain',
  evidence: [],
  explanation: '',
  remedies: [],
  wouldNotHelp: [],
  dialogs: [],
  references: [],
};
const finding = (cause: string, more: Partial<Finding> = {}): Finding => ({ ...base, cause, ...more });
const order = (...findings: Finding[]) => rank(findings).map(({ cause }) => cause);

it.each([
  [
    'a root before its symptom',
    finding('symptom', { symptomOf: 'root' }),
    finding('root', { confidence: 'possible' }),
    'root',
  ],
  [
    'what blocks before what degrades',
    finding('slow', { impact: 'degrades' }),
    finding('dead', { confidence: 'possible' }),
    'dead',
  ],
  [
    'what degrades before what weakens',
    finding('weak', { impact: 'weakens' }),
    finding('slow', { impact: 'degrades' }),
    'slow',
  ],
  ['the surer before the less sure', finding('maybe', { confidence: 'likely' }), finding('sure'), 'sure'],
  [
    'the earlier before the later',
    finding('late', { stage: 'session' }),
    finding('early', { stage: 'reach' }),
    'early',
  ],
])('%s', (_, one, other, first) => {
  expect(order(one, other)[0]).toBe(first);
  expect(order(other, one)[0]).toBe(first);
});

it('keeps the order of the list where nothing tells two findings apart', () => {
  expect(order(finding('b'), finding('a'))).toEqual(['b', 'a']);
});

const anyFinding = fc
  .record({
    cause: fc.string(),
    stage: fc.constantFrom(...stages),
    impact: fc.constantFrom('blocks', 'degrades', 'weakens'),
    confidence: fc.constantFrom('certain', 'likely', 'possible'),
  })
  .map((more) => ({ ...base, ...more }) satisfies Finding);

it('loses nothing, invents nothing and is settled after one pass', () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 12 }), (findings) => {
      const ranked = rank(findings);
      expect([...ranked].sort(byCause)).toEqual([...findings].sort(byCause));
      expect(rank(ranked)).toEqual(ranked);
    }),
  );
});

function byCause(a: Finding, b: Finding): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
