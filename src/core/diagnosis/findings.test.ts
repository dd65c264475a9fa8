import { describe, expect, it } from 'vitest';
import { causes } from '../causes/causes.ts';
import { fact, latest, type Gap } from '../facts/case-file.ts';
import { endsInEncryption, notConnected, type Situation } from '../facts/situations.ts';
import { exampleCase } from '../judging/example-case.ts';
import { cite } from '../judging/citation.ts';
import { diagnose } from './diagnose.ts';
import { findingsOf, type Finding } from './diagnosis.ts';
import { byGravity, evidenceOf } from './findings.ts';
import { plannedFindings } from './planned-findings.ts';

const plain: Finding = {
  is: 'observation',
  id: 'a',
  title: 'a',
  phase: 'session',
  impact: 'degrades',
  relevance: 'silent',
  evidence: [],
  explanation: '',
  remedies: [],
  wouldNotHelp: [],
  dialogs: [],
  references: [],
};

describe('the graver comes first', () => {
  it.each<[string, Partial<Finding>, Partial<Finding>]>([
    ['by how it bites', { impact: 'blocks', confidence: 'possible' }, { impact: 'degrades' }],
    ['what disturbs before what weakens', { impact: 'degrades' }, { impact: 'weakens', phase: 'name' }],
    ['then what is seen', { phase: 'session' }, { confidence: 'likely', phase: 'name' }],
    ['then the surer', { confidence: 'certain' }, { confidence: 'likely', phase: 'name' }],
    [
      'what is likely before what is possible',
      { confidence: 'likely' },
      { confidence: 'possible', phase: 'name' },
    ],
    ['then the earlier', { phase: 'name' }, { phase: 'session' }],
  ])('%s', (_name, first, second) => {
    const [a, b] = [
      { ...plain, ...first },
      { ...plain, ...second },
    ];
    expect([Math.sign(byGravity(a, b)), Math.sign(byGravity(b, a)), byGravity(a, a)]).toEqual([-1, 1, 0]);
  });
});

describe('evidence', () => {
  const source = (by: string) => ({ by, from: 'here', at: '2026-09-01T12:00:00.000Z' });
  const newest = latest([
    fact('phaseOfDeath', { phase: 'none', sameEnding: 1, attempts: 1 }, source('wire')),
    fact('serverEvents', { covers: [], tallies: [] }, source('log')),
  ]);
  it.each([
    ['phaseOfDeath', 'wire'],
    ['worksFor', 'wire'],
    ['serverEvents', 'log'],
    ['incident', 'log'],
  ] as const)('%s has the source %s', (name, by) => {
    expect(evidenceOf([cite(name, 'so')], newest)).toEqual([{ fact: name, says: 'so', source: source(by) }]);
  });

  it('of a fact that nobody observed is left out', () => {
    expect(evidenceOf([cite('rdpFile', 'so')], newest)).toEqual([]);
    expect(evidenceOf([cite('incident', 'so'), cite('worksFor', 'so')], {})).toEqual([]);
  });
});

describe('what stays open', () => {
  const gap: Gap = { name: 'services', reason: 'not attempted', detail: { code: 'nothingTells' } };
  const openOf = (situation: Situation, gaps: readonly Gap[], id: string) =>
    diagnose({ ...exampleCase(situation), gaps }, causes).open.find((each) => each.id === id);

  it('names what is missing, with the gap where one was told', () => {
    const situation = { facts: {}, unknown: ['credssp', 'ntlmIdentity', 'clockHere'] } as const;
    const told: Gap = { ...gap, name: 'clockHere', reason: 'refused' as Gap['reason'] };
    expect(openOf(situation, [told], 'expired-certificate')).toMatchObject({
      phase: 'certificate',
      missing: [told],
      settledBy: 'rdpdoctor check HOST from a machine that reaches it',
    });
    expect(openOf(situation, [], 'expired-certificate')).toMatchObject({
      missing: [{ ...gap, name: 'clockHere' }],
    });
    expect(openOf({ facts: {}, unknown: [] }, [], 'expired-certificate')).toBeUndefined();
  });

  it('is neither led by nor a candidate, and what is ruled out is not open', () => {
    for (const situation of [
      notConnected('timedOut', 9),
      endsInEncryption({ outcome: 'alert', alert: 80, ms: 4 }),
    ]) {
      const said = diagnose(exampleCase(situation), causes);
      const named = [...findingsOf(said), ...said.perhaps, ...said.ruledOut].map(({ id }) => id);
      const open = said.open.map(({ id }) => id);
      expect(open.filter((id) => named.includes(id))).toEqual([]);
      expect([open.length, said.ruledOut.length].every((count) => count > 5)).toBe(true);
    }
  });

  it('what is ruled out is so by evidence', () => {
    const { ruledOut } = diagnose(exampleCase({}), causes);
    expect(ruledOut.find(({ id }) => id === 'stopped-service')).toMatchObject({ phase: 'connection' });
    expect(ruledOut.find(({ id }) => id === 'expired-certificate')?.evidence).toMatchObject([
      { fact: 'tlsCertificate' },
    ]);
  });
});

describe('what plans are made for', () => {
  it('is what is so and the candidates; what was seen is certain', () => {
    const said = diagnose(exampleCase({}), []);
    const [lead, symptom, also, perhaps] = ['lead', 'symptom', 'also', 'perhaps'].map((id) => ({
      ...plain,
      id,
    }));
    const planned = plannedFindings({
      ...said,
      lead: { ...lead!, confidence: 'likely' },
      symptoms: [symptom!],
      also: [also!],
      perhaps: [{ ...perhaps!, confidence: 'possible' }],
    });
    expect(planned.map(({ cause, confidence, symptomOf }) => [cause, confidence, symptomOf])).toEqual([
      ['lead', 'likely', undefined],
      ['symptom', 'certain', 'lead'],
      ['also', 'certain', undefined],
      ['perhaps', 'possible', undefined],
    ]);
    const { lead: _, ...nobody } = { ...said, symptoms: [symptom!] };
    expect(plannedFindings(nobody).some(({ symptomOf }) => symptomOf !== undefined)).toBe(false);
  });
});
