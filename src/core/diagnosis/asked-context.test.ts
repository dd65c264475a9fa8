import { describe, expect, it } from 'vitest';
import { causes } from '../causes/causes.ts';
import { fact, type CaseFile, type Fact } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import { endsInEncryption, notConnected } from '../facts/situations.ts';
import type { FactName, FactTypes } from '../facts/vocabulary.ts';
import { askedContext } from './asked-context.ts';
import { diagnose } from './diagnose.ts';

const reset = { outcome: 'reset', ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false } as const;
const says0x904 = { code: 0x904, extended: 7, from: 'flag' } as const;

interface Situation {
  readonly facts?: Partial<FactTypes>;
  readonly unknown?: readonly FactName[];
}

function flagsFor({ facts = {}, unknown = [] }: Situation, told: FactTypes['reportedContext'] = {}) {
  const source = { by: 'example', from: 'here', at: '2026-09-01T12:00:00.000Z' };
  const values = { ...healthy, ...facts, reportedContext: told };
  const named = Object.entries(values).filter(([name]) => !unknown.includes(name as FactName));
  const file: CaseFile = {
    format: 2,
    target: 'srv01',
    facts: named.map(([name, value]): Fact => fact(name as FactName, value, source)),
    gaps: [],
  };
  return askedContext(file, diagnose(file, causes), causes).map(({ flag }) => flag.split(' ')[0]);
}

describe('askedContext', () => {
  it('asks nothing of a healthy connection', () => {
    expect(flagsFor({})).toEqual([]);
    expect(flagsFor({ unknown: ['updates'] })).toEqual([]);
  });

  it.each([
    [
      'the other way, where a reset may come from the server or from in between',
      endsInEncryption(reset),
      '--other-path',
    ],
    [
      'for a cloud, where its security group may be what drops the packets',
      notConnected('timedOut', 3_000),
      '--place',
    ],
    [
      'for other clients, where the fault seems to be with one',
      { facts: { clientError: says0x904 } },
      '--other-clients',
    ],
    [
      'for the update, where one is installed that is known to break sessions',
      { facts: { updates: [{ kb: 'KB5051987', installed: '2025-02-12' }] } },
      '--after-update',
    ],
  ])('asks %s', (_, situation, flag) => {
    expect(flagsFor(situation)).toContain(flag);
  });

  it('does not ask again what was answered', () => {
    expect(flagsFor(endsInEncryption(reset), { viaOtherPathWorks: false })).not.toContain('--other-path');
    expect(flagsFor(notConnected('timedOut', 3_000), { place: 'azure' })).not.toContain('--place');
  });
});
