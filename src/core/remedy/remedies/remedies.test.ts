import { describe, expect, it } from 'vitest';
import { makeFixPlan } from '../plan.ts';
import { riskOf, type Remedy } from '../remedy.ts';
import { enableTls12 } from './enable-tls12.ts';
import { issueOwnCertificate } from './issue-own-certificate.ts';
import { lastResort } from './last-resort.ts';
import { renewOwnCertificate } from './renew-own-certificate.ts';

const sha1 = 'ab'.repeat(20);
const keyFile = (tail: string) =>
  `f686aace6942fb7f7ceb231212eef4a4_11111111-2222-3333-4444-5555555555${tail}`;

const planned = (remedy: Remedy) =>
  makeFixPlan({
    target: 'srv01',
    findings: [{ cause: 'x', title: 'x', impact: 'blocks', confidence: 'certain', remedies: [remedy] }],
    known: {},
    acceptedRisks: [],
    id: 'fix-20260901-abcdef',
    createdAt: '2026-09-01T12:00:00.000Z',
  });
const kinds = (remedy: Remedy) =>
  planned(remedy).machines.flatMap(({ steps }) => steps.map(({ action }) => action.kind));

describe('remedies that several causes share', () => {
  it.each([
    [
      issueOwnCertificate({ remove: sha1, unbind: true }),
      ['removeCertificate', 'unbindListenerCertificate', 'restartServices', 'awaitSelfSignedCertificate'],
      'dropsSessions',
    ],
    [
      renewOwnCertificate({ keyFiles: [keyFile('55'), keyFile('66')], stale: sha1 }),
      [
        'grantKeyAccess',
        'grantKeyAccess',
        'removeCertificate',
        'restartServices',
        'awaitSelfSignedCertificate',
      ],
      'dropsSessions',
    ],
    [enableTls12('Server'), ['setSchannelProtocol', 'restartServices'], 'dropsSessions'],
    [enableTls12('Client'), ['setSchannelProtocol'], 'none'],
    [lastResort, [], 'none'],
  ] as const)('%o keeps its order and its risk', (remedy, wanted, risk) => {
    expect(kinds(remedy)).toEqual(wanted);
    expect(riskOf(remedy)).toBe(risk);
  });

  it('tells the last resort and runs none of it', () => {
    const { machines, byHand } = planned(lastResort);
    expect(machines).toEqual([]);
    expect(byHand[0]!.steps).toHaveLength(7);
  });
});
