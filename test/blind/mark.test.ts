import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.ts';
import type { BlindCase } from './blind-case.ts';
import { evidenceCases } from './evidence-cases.ts';
import { fifthCases } from './fifth-cases.ts';
import { fourthCases } from './fourth-cases.ts';
import { liveCases } from './live-cases.ts';
import { seventhCases } from './seventh-cases.ts';
import { sixthCases } from './sixth-cases.ts';
import { thirdCases } from './third-cases.ts';
import { markOf } from './mark.ts';

const cases = [
  ...evidenceCases,
  ...liveCases,
  ...thirdCases,
  ...fourthCases,
  ...fifthCases,
  ...sixthCases,
  ...seventhCases,
];

const labels = {
  named: { truth: [{ began: ['Tcpip', 4199] }], mustNot: ['logon-flood'] },
  known: { truth: ['locked-account'], mustNot: ['wrong-password'] },
  healthy: { truth: ['healthy'], mayAlso: ['untrusted-certificate'] },
  open: { truth: ['unknown'], mayAlso: ['client-reported'] },
} as const satisfies Record<string, Pick<BlindCase, 'truth' | 'mayAlso' | 'mustNot'>>;

const unknown: Answer = { sure: [], outcome: 'unknown', named: [] };
const found = (lead: string, more: Partial<Answer> = {}): Answer => ({
  lead,
  sure: [lead],
  outcome: 'found',
  named: [],
  ...more,
});
const healthy: Answer = { ...unknown, outcome: 'healthy' };

describe('a mark', () => {
  it.each([
    ['named', found('failing-since-onset', { named: [['tcpip', 4199]] }), 'right'],
    ['named', found('failing-since-onset', { named: [['disk', 7]] }), 'WRONG'],
    ['named', found('failing-since-onset'), 'missed'],
    ['named', found('closed-session', { sure: [] }), 'missed'],
    ['named', found('logon-flood'), 'WRONG'],
    ['named', found('draining-server'), 'WRONG'],
    ['named', found('draining-server', { sure: [] }), 'missed'],
    ['named', healthy, 'WRONG'],
    ['named', unknown, 'missed'],
    ['known', found('locked-account'), 'right'],
    ['known', found('locked-account', { sure: ['locked-account', 'wrong-password'] }), 'WRONG'],
    ['known', found('locked-account', { sure: [] }), 'right'],
    ['healthy', healthy, 'right'],
    ['healthy', { ...healthy, sure: ['untrusted-certificate'] }, 'right'],
    ['healthy', unknown, 'missed'],
    ['healthy', found('failing-since-onset'), 'WRONG'],
    ['open', unknown, 'right'],
    ['open', found('client-reported'), 'right'],
    ['open', found('locked-account'), 'WRONG'],
    ['open', found('locked-account', { sure: [] }), 'missed'],
    ['open', healthy, 'WRONG'],
  ] as const)('of %s, %j, is %s', (label, answer, mark) => {
    const one = { id: 'x', kind: 'live', made: '', run: cases[0]!.run, ...labels[label] } as const;
    expect(markOf(one, answer)).toBe(mark);
  });
});

describe('the labels', () => {
  it('name each case once', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it.each(cases)('of $id do not forbid what they allow', ({ truth, mayAlso = [], mustNot = [] }) => {
    expect(truth.length).toBeGreaterThan(0);
    expect([...truth, ...mayAlso].filter((one) => typeof one === 'string' && mustNot.includes(one))).toEqual(
      [],
    );
  });
});
