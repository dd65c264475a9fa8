import { describe, expect, it } from 'vitest';
import type { Cause } from '../causes/cause.ts';
import { causes } from '../causes/causes.ts';
import { fact, type CaseFile, type Fact, type Gap } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import { endsInEncryption, endsInNegotiation, notConnected, type Situation } from '../facts/situations.ts';
import type { FactName, FactTypes } from '../facts/vocabulary.ts';
import { diagnose } from './diagnose.ts';

const at = '2026-09-01T12:00:00.000Z';
const source = { by: 'test', from: 'here', at };

function caseWith(
  facts: Partial<FactTypes>,
  unknown: readonly FactName[] = [],
  gaps: readonly Gap[] = [],
): CaseFile {
  const entries = Object.entries({ ...healthy, ...facts }).filter(
    ([name]) => !(unknown as readonly string[]).includes(name),
  );
  return {
    format: 2,
    target: 'srv01',
    facts: entries.map(([name, value]) => ({ name, value, source }) as Fact),
    gaps,
  };
}

const caseOf = ({ facts, unknown }: Situation) => caseWith(facts, unknown);
const judged = (situation: Situation) => diagnose(caseOf(situation), causes);

describe('a healthy connection', () => {
  it('has no finding and says how far it was followed', () => {
    const { findings, headline } = diagnose(caseWith({}), causes);
    expect(findings).toEqual([]);
    expect(headline).toBe('Healthy up to a complete session.');
  });

  it.each([
    [['sessionStart', 'logon'], 'Healthy up to the point where a password is needed.'],
    [['sessionStart', 'logon', 'credssp', 'ntlmIdentity'], 'Healthy up to the sign-in screen.'],
  ] as const)('without %s is not called more than it is', (unknown, headline) => {
    expect(diagnose(caseWith({}, unknown), causes).headline).toBe(headline);
  });

  it('names the gravest flaw behind it, and no mere possibility', () => {
    const expired = caseWith({ clockHere: '2027-02-01T00:00:00.000Z', rdpUdp: { outcome: 'silent' } });
    expect(diagnose(expired, causes).headline).toBe(
      'Healthy up to a complete session. The server presents an expired certificate.',
    );
    const silent = caseWith({ rdpUdp: { outcome: 'silent' } });
    expect(diagnose(silent, causes).headline).toBe('Healthy up to a complete session.');
  });
});

describe('a connection that dies', () => {
  it('leads with what blocks it', () => {
    expect(judged(notConnected('refused', 2)).headline).toBe(
      'Nothing listens on the port: every address that answers refuses the connection.',
    );
  });

  it('is never called healthy, whether or not a cause was found', () => {
    const all = [
      ...(['timedOut', 'refused', 'unreachable', 'prohibited', 'failed'] as const).map((outcome) =>
        notConnected(outcome, 5),
      ),
      ...(['fin', 'rst', 'silence'] as const).map((by) => endsInNegotiation(by)),
      ...[0, 10, 40, 70, 80, 112, 255].map((alert) => endsInEncryption({ outcome: 'alert', alert, ms: 4 })),
    ];
    for (const situation of all) {
      expect(judged(situation).headline).not.toMatch(/healthy/i);
      expect(diagnose(caseOf(situation), []).headline).toMatch(/no cause is proven yet/);
    }
  });

  it('does not blame an expired certificate for a death in the handshake', () => {
    const { findings } = judged(
      endsInEncryption(
        { outcome: 'closed', ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false },
        { tlsCertificate: { ...healthy.tlsCertificate, notAfter: '2026-01-01T00:00:00.000Z' } },
      ),
    );
    expect(findings.map(({ cause, impact }) => [cause, impact])).toEqual([
      ['unusable-server-key', 'blocks'],
      ['expired-certificate', 'degrades'],
    ]);
  });

  it('is not explained by what comes after the point where it dies', () => {
    const { findings } = judged(endsInNegotiation('fin'));
    expect(findings.map(({ stage }) => stage)).toEqual(['reach']);
  });
});

const cause = (id: string, accountsFor: readonly string[] = []): Cause => ({
  id,
  title: id,
  stage: 'reach',
  impact: 'blocks',
  explanation: '',
  needs: [],
  accountsFor,
  detect: () => ({ is: 'found', confidence: 'certain', because: [] }),
  remedies: () => [],
  references: [],
  examples: [],
});
const told = (...list: readonly Cause[]) =>
  diagnose(caseWith({}), list).findings.map(({ cause: id, symptomOf }) => [id, symptomOf]);

describe('symptoms', () => {
  it('stand behind their root and name it', () => {
    expect(told(cause('symptom'), cause('root', ['symptom']))).toEqual([
      ['root', undefined],
      ['symptom', 'root'],
    ]);
  });

  it('of two that claim each other the earlier in the list is the root', () => {
    expect(told(cause('a', ['b']), cause('b', ['a']))).toEqual([
      ['a', undefined],
      ['b', 'a'],
    ]);
  });

  it('bite as hard as the gravest of them', () => {
    const root = { ...cause('root', ['symptom']), impact: 'degrades' } as const;
    const [first] = diagnose(caseWith({}), [root, cause('symptom')]).findings;
    expect([first?.cause, first?.impact]).toEqual(['root', 'blocks']);
  });

  it('are not explained away by a mere possibility', () => {
    const guess: Cause = {
      ...cause('guess', ['measured']),
      detect: () => ({ is: 'found', confidence: 'possible', because: [] }),
    };
    expect(told(guess, cause('measured'))).toEqual([
      ['measured', undefined],
      ['guess', undefined],
    ]);
  });

  it('a stalled handshake is told as part of a path-MTU black hole', () => {
    const stalled = {
      outcome: 'timedOut',
      ms: 5_000,
      bytes: 0,
      sawServerHello: false,
      sawCertificate: false,
    } as const;
    const largeFlight = { outcome: 'stalled', bytes: 0, smallAnswerArrives: true } as const;
    const { findings, headline } = judged(endsInEncryption(stalled, { largeFlight }));
    expect(headline).toMatch(/path-MTU black hole/);
    expect(findings.find(({ cause: id }) => id === 'stalled-handshake')?.symptomOf).toBe(
      'path-mtu-black-hole',
    );
  });
});

describe('not knowing', () => {
  it('is an open question with its gap, never a "no"', () => {
    const gap: Gap = { name: 'tcpConnect', reason: 'not permitted', detail: { code: 'notAsked' } };
    const { open, ruledOut } = diagnose(caseWith({}, ['tcpConnect'], [gap]), causes);
    const question = open.find(({ cause }) => cause === 'refused-port');
    expect(question?.missing).toEqual([gap]);
    expect(question?.settledBy).toBe('rdpdoctor check HOST');
    expect(ruledOut.map(({ cause }) => cause)).not.toContain('refused-port');
  });

  it('names what would have told it where a cause needs one of several', () => {
    const { open } = diagnose(caseWith({}, ['logon']), causes);
    const question = open.find(({ cause }) => cause === 'locked-account');
    expect(question?.missing.map(({ name }) => name)).toEqual(['logon']);
  });

  it('finds nothing and rules nothing out where nothing is known', () => {
    const { findings, ruledOut, open } = diagnose(
      { format: 2, target: 'srv01', facts: [], gaps: [] },
      causes,
    );
    expect(findings).toEqual([]);
    expect(ruledOut).toEqual([]);
    expect(open).toHaveLength(causes.length);
  });
});

it('the newest value of a fact counts, and evidence names its source', () => {
  const before = fact(
    'tcpConnect',
    { port: 3389, attempts: [{ address: '192.0.2.11', outcome: 'open', ms: 5 }] },
    source,
  );
  const after = fact(
    'tcpConnect',
    { port: 3389, attempts: [{ address: '192.0.2.11', outcome: 'refused', ms: 5 }] },
    { ...source, at: '2026-09-01T12:01:00.000Z' },
  );
  const { findings } = diagnose({ format: 2, target: 'srv01', facts: [after, before], gaps: [] }, causes);
  const [first] = findings;
  expect(first?.cause).toBe('refused-port');
  expect(first?.evidence[0]?.source.at).toBe('2026-09-01T12:01:00.000Z');
});
