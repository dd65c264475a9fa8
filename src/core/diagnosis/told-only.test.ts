import { expect, it } from 'vitest';
import type { Finding } from './diagnosis.ts';
import { withMeasuredDeath } from './told-only.ts';

const source = { by: 'told', from: 'here', at: '2026-09-01T12:00:00.000Z' };
const told = { fact: 'clientError', says: '0x1807', source } as const;
const measured = { fact: 'logon', says: 'refused', source } as const;

function finding(evidence: Finding['evidence']): Finding {
  return {
    cause: 'x',
    title: 'X',
    stage: 'authenticate',
    impact: 'blocks',
    confidence: 'likely',
    evidence,
    explanation: '',
    remedies: [],
    wouldNotHelp: [],
    dialogs: [],
    references: [],
  };
}

it.each([
  ['dies before it could be', [told], 'negotiation', 'possible'],
  ['dies where it would be', [told], 'signIn', 'likely'],
  ['dies before, and something else speaks for it', [told, measured], 'negotiation', 'likely'],
  ['lives', [told], 'none', 'likely'],
] as const)('a connection that %s', (_, evidence, phase, confidence) => {
  const death = { phase, sameEnding: 1, attempts: 1 };
  expect(withMeasuredDeath(finding(evidence), death).confidence).toBe(confidence);
});
