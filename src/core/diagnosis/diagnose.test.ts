import { describe, expect, it } from 'vitest';
import type { Cause, Verdict } from '../causes/cause.ts';
import { causes } from '../causes/causes.ts';
import { fact, type CaseFile, type Fact, type Gap } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import { endsInEncryption, endsInNegotiation, notConnected, type Situation } from '../facts/situations.ts';
import type { FactName, FactTypes } from '../facts/vocabulary.ts';
import type { ProofKind } from '../judging/proof.ts';
import type { Observation, Sighting } from '../observations/observation.ts';
import { observations } from '../observations/observations.ts';
import { diagnose } from './diagnose.ts';
import { findingsOf, type Finding } from './diagnosis.ts';

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
    const said = diagnose(caseWith({}), causes);
    expect(findingsOf(said)).toEqual([]);
    expect(said.outcome).toBe('works');
    expect(said.headline).toBe('Healthy up to a complete session.');
  });

  it.each([
    [['sessionStart', 'logon'], 'Healthy up to the point where a password is needed.'],
    [['sessionStart', 'logon', 'credssp', 'ntlmIdentity'], 'Healthy up to the sign-in screen.'],
  ] as const)('without %s is not called more than it is', (unknown, headline) => {
    expect(diagnose(caseWith({}, unknown), causes).headline).toBe(headline);
  });

  it('names the gravest flaw behind it, and no mere possibility', () => {
    const expired = caseWith({ clockHere: '2027-02-01T00:00:00.000Z', rdpUdp: { outcome: 'silent' } });
    expect(diagnose(expired, causes)).toMatchObject({
      outcome: 'disturbed',
      headline: 'The certificate of the server ended on 2026-12-31, 32 days ago.',
    });
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
      expect(diagnose(caseOf(situation), [])).toMatchObject({
        outcome: 'fails',
        lead: { is: 'observation' },
      });
    }
  });

  it('does not blame an expired certificate for a death in the handshake', () => {
    const { lead, also } = judged(
      endsInEncryption(
        { outcome: 'closed', ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false },
        { tlsCertificate: { ...healthy.tlsCertificate, notAfter: '2026-01-01T00:00:00.000Z' } },
      ),
    );
    expect(lead?.id).toBe('closed-at-hello');
    expect(also.map(({ id, impact }) => [id, impact])).toEqual([['expired-certificate', 'degrades']]);
  });

  it('is not explained by what comes after the point where it dies', () => {
    const said = judged(endsInNegotiation('fin'));
    expect(findingsOf(said).map(({ phase }) => phase)).toEqual(['negotiation']);
  });

  it('has the same answer in outcome, phase and headline, whatever was typed', () => {
    const refused = notConnected('refused', 2);
    const codes = [undefined, 0x904, 0x204, 0x607, 1];
    const said = codes.map((code) => {
      const clientError = code === undefined ? {} : ({ clientError: { code, from: 'flag' } } as const);
      const { outcome, phase, headline, lead } = diagnose(
        caseWith({ ...refused.facts, ...clientError }, refused.unknown),
        causes,
      );
      return { outcome, phase, headline, id: lead?.id, confidence: lead?.confidence };
    });
    expect(new Set(said.map((each) => JSON.stringify(each))).size).toBe(1);
  });
});

const always: Sighting = { is: 'seen', because: [] };
const ending: Observation = {
  id: 'silent-listener',
  title: 'it ended so',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation: '',
  needs: [],
  look: () => always,
  remedies: () => [],
  references: [],
  examples: [],
};
const { ending: _, ...noEnding } = ending;
const trait: Observation = { ...noEnding, id: 'slow-network', impact: 'degrades' };

function cause(id: string, by: ProofKind | 'suspected' | 'unclear', more: Partial<Cause> = {}): Cause {
  const verdict: Verdict =
    by === 'suspected' || by === 'unclear' ? { is: by, because: [] } : { is: 'proven', by, because: [] };
  return {
    id,
    title: id,
    phase: 'negotiation',
    impact: 'blocks',
    explanation: '',
    needs: [],
    predicts: ['silent-listener'],
    detect: () => verdict,
    remedies: () => [],
    references: [],
    examples: [],
    ...more,
  };
}
const dead = caseWith(endsInNegotiation('silence').facts, endsInNegotiation('silence').unknown);
const told = (list: readonly Cause[], looks: readonly Observation[] = [ending, trait]) => {
  const { lead, symptoms, also, perhaps, contradicted } = diagnose(dead, list, looks);
  const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id);
  return {
    lead: lead?.id,
    symptoms: ids(symptoms),
    also: ids(also),
    perhaps: ids(perhaps),
    contradicted: ids(contradicted),
  };
};

describe('explaining an ending', () => {
  it('proof that predicts it leads, the ending stands under it', () => {
    expect(told([cause('a', 'recorded')])).toMatchObject({
      lead: 'a',
      symptoms: ['silent-listener'],
      also: ['slow-network'],
    });
  });

  it('without proof the ending leads, and what predicts it is a candidate', () => {
    expect(told([cause('a', 'unclear'), cause('b', 'suspected')])).toMatchObject({
      lead: 'silent-listener',
      perhaps: ['a', 'b'],
    });
  });

  it('proof of something else is also true, and does not explain it', () => {
    expect(told([cause('a', 'recorded', { predicts: ['closed-at-hello'] })])).toMatchObject({
      lead: 'silent-listener',
      also: ['a', 'slow-network'],
    });
  });

  it('the surer proof leads', () => {
    expect(told([cause('b', 'inferred'), cause('a', 'measured')])).toMatchObject({
      lead: 'a',
      also: ['b', 'slow-network'],
    });
  });

  it('a deeper cause stands over the sign that it predicts', () => {
    const shallow = cause('shallow', 'measured', { shows: ['key-not-opened'] });
    const deep = cause('deep', 'logged', { predicts: ['silent-listener', 'key-not-opened', 'slow-network'] });
    expect(told([shallow, deep])).toMatchObject({
      lead: 'deep',
      symptoms: ['silent-listener', 'shallow', 'slow-network'],
      also: [],
    });
  });

  it('of two that predict each other the earlier in the list lies deeper', () => {
    const one = cause('one', 'recorded', { predicts: ['public-profile'], shows: ['closed-firewall'] });
    const two = cause('two', 'recorded', { predicts: ['closed-firewall'], shows: ['public-profile'] });
    expect(told([one, two], [])).toMatchObject({ lead: 'one', symptoms: ['two'] });
    expect(told([two, one], [])).toMatchObject({ lead: 'two', symptoms: ['one'] });
  });

  it('what only a client told stands behind a nearer record of the same step, and beside one of another', () => {
    const because = [{ fact: 'clientError', says: 'the client showed it' }] as const;
    const shown = cause('shown', 'told', {
      predicts: [],
      detect: () => ({ is: 'proven', by: 'told', because }),
    });
    const log = fact('clientError', { code: 0x807, from: 'flag' }, source);
    const closed: CaseFile = { ...dead, facts: [...dead.facts, log] };
    const of = (phase: Cause['phase']) => {
      const looks = [{ ...ending, hearsay: 'anyPhase' } as const];
      const { lead, also, perhaps } = diagnose(closed, [cause('read', 'recorded', { phase }), shown], looks);
      return [lead, ...also, ...perhaps].map((finding) => [finding?.id, finding?.confidence]);
    };
    expect(of('negotiation')).toEqual([
      ['read', 'certain'],
      ['shown', 'possible'],
    ]);
    expect(of('session')).toEqual([
      ['read', 'likely'],
      ['shown', 'likely'],
    ]);
  });

  it('what is forbidden by what was seen is contradicted', () => {
    expect(told([cause('a', 'recorded', { forbids: ['slow-network'] })])).toMatchObject({
      lead: 'silent-listener',
      contradicted: ['a'],
    });
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
    const { symptoms, headline } = judged(endsInEncryption(stalled, { largeFlight }));
    expect(headline).toMatch(/path-MTU black hole/);
    expect(symptoms.map(({ id }) => id)).toContain('stalled-handshake');
  });
});

describe('not knowing', () => {
  it('is an open question with its gap, never a "no"', () => {
    const gap: Gap = { name: 'tcpConnect', reason: 'not permitted', detail: { code: 'notAsked' } };
    const { open, ruledOut } = diagnose(caseWith({}, ['tcpConnect'], [gap]), causes);
    const question = open.find(({ id }) => id === 'refused-port');
    expect(question?.missing).toEqual([gap]);
    expect(question?.settledBy).toBe('rdpdoctor check HOST');
    expect(ruledOut.map(({ id }) => id)).not.toContain('refused-port');
  });

  it('names what would have told it where a cause needs one of several', () => {
    const { open } = diagnose(caseWith({}, ['logon', 'sessionStart']), causes);
    const question = open.find(({ id }) => id === 'locked-account');
    expect(question?.missing.map(({ name }) => name)).toEqual(['logon', 'sessionStart']);
  });

  it('finds nothing and rules nothing out where nothing is known', () => {
    const said = diagnose({ format: 2, target: 'srv01', facts: [], gaps: [] }, causes);
    expect(findingsOf(said)).toEqual([]);
    expect(said.ruledOut).toEqual([]);
    expect(said.open).toHaveLength(causes.length + observations.length);
    expect(said).toMatchObject({
      outcome: 'unknown',
      headline: 'What is known does not tell what is wrong.',
    });
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
  const { lead } = diagnose({ format: 2, target: 'srv01', facts: [after, before], gaps: [] }, causes);
  expect(lead?.id).toBe('refused-port');
  expect(lead?.evidence[0]?.source.at).toBe('2026-09-01T12:01:00.000Z');
});
