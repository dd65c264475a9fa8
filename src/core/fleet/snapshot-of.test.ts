import { describe, expect, it } from 'vitest';
import { causes } from '../causes/causes.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { fact, type CaseFile } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import { exampleCase } from '../judging/example-case.ts';
import { snapshotSchema } from './snapshot.ts';
import { snapshotOf } from './snapshot-of.ts';

function taken(file: CaseFile, exit = 0) {
  return snapshotOf(file, diagnose(file, causes), exit);
}

describe('snapshotOf', () => {
  it('takes what a healthy host shows', () => {
    expect(taken(exampleCase({}))).toMatchObject({
      outcome: 'works',
      exit: 0,
      address: '192.0.2.11',
      connectMs: 9,
      roundTripMs: 9,
      lost: 0,
      protocol: 'hybrid',
      nla: 'required',
      tls: 'TLS 1.2',
      cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
      computer: 'srv01.corp.example',
      domain: 'corp.example',
      build: '10.0.20348',
      skewSeconds: 0,
      certificate: { sha256: 'ab'.repeat(32), windowsSelfMade: true },
    });
  });

  it('leaves out of a certificate what does not identify it', () => {
    expect(taken(exampleCase({})).certificate).not.toHaveProperty('sha1');
  });

  it('has no field for what was not measured', () => {
    const file: CaseFile = { format: 2, target: 'srv01', facts: [], gaps: [] };
    expect(Object.keys(taken(file, 40)).toSorted()).toEqual(['exit', 'outcome']);
  });

  it('takes no time that was measured while the machine that looked stood still', () => {
    const [attempt] = healthy.tcpConnect.attempts;
    const { rttMs: _, ...quality } = healthy.connectionQuality;
    const seen = taken(
      exampleCase({
        facts: {
          tcpConnect: { port: 3_389, attempts: [{ ...attempt!, stoodStillMs: 800 }] },
          connectionQuality: { ...quality, stoodStillMs: 800 },
        },
      }),
    );
    expect(seen).not.toHaveProperty('connectMs');
    expect(seen).not.toHaveProperty('roundTripMs');
    expect(seen).toMatchObject({ address: '192.0.2.11', lost: 0 });
  });

  it('does not take the certificate of a gateway for that of the host', () => {
    const source = { by: 'example', from: 'here', at: '2026-09-01T12:00:00.000Z', of: 'gateway' } as const;
    const facts = [fact('tlsCertificate', healthy.tlsCertificate, source)];
    expect(taken({ format: 2, target: 'srv01', facts, gaps: [] }).certificate).toBeUndefined();
  });

  const every = causes.flatMap(({ id, examples }) => examples.map((each) => [id, each] as const));

  it.each(every)('of %s is a snapshot as the schema has it', (_, example) => {
    const snapshot = taken(exampleCase(example));
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
  });
});
