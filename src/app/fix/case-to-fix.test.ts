import { describe, expect, it } from 'vitest';
import { fact, type CaseFile } from '../../core/facts/case-file.ts';
import { healthy } from '../../core/facts/healthy.ts';
import { parseTarget, showTarget } from '../../node/target/target.ts';
import { nothingRead } from '../evidence.ts';
import { caseToFix, type CaseSources } from './case-to-fix.ts';

const source = { by: 'test', from: 'here', at: '2026-09-01T12:00:00Z' };
const caseOf = (target: string): CaseFile => ({ format: 2, target, facts: [], gaps: [] });
const srv01 = { host: 'srv01', port: 3389 };

/** Everything a case may come from, in memory; and which hosts were looked at. */
function sources(changes: Partial<CaseSources> = {}) {
  const looked: string[] = [];
  const around: CaseSources = {
    targets: { parse: parseTarget, show: showTarget },
    async sort(inputs) {
      const paths = inputs.filter((input) => input.includes('.'));
      const hosts = inputs.filter((input) => !input.includes('.')).map((input) => parseTarget(input));
      return { targets: hosts.flatMap((host) => ('problem' in host ? [] : [host])), paths };
    },
    savedCase: () => undefined,
    read: async () => nothingRead,
    async look(target) {
      looked.push(showTarget(target));
      return { file: caseOf(showTarget(target)), notes: ['not known: its cloud'] };
    },
    here: () => source,
    ...changes,
  };
  const make = (inputs: readonly string[], disk?: string) =>
    caseToFix({ inputs: [...inputs], bundles: [], deep: false, disk }, around);
  return { make, looked };
}

describe('a case to fix', () => {
  it('is what was just measured of the one host that was named', async () => {
    const { make, looked } = sources();
    const problems = ['not known: its cloud'];
    expect(await make(['srv01'])).toMatchObject({ target: srv01, named: true, live: true, problems });
    expect(looked).toEqual(['srv01:3389']);
  });

  it.each([
    [['case.json'], { host: 'srv01', port: 3390 }, false],
    [['case.json', 'SRV01'], { host: 'srv01', port: 3390 }, true],
    [['case.json', 'srv01:3391'], { host: 'srv01', port: 3391 }, true],
  ])('is the saved one of %j without another look', async (inputs, target, named) => {
    const { make, looked } = sources({ savedCase: () => caseOf('srv01:3390') });
    expect(await make(inputs)).toMatchObject({ target, named, live: false });
    expect(looked).toEqual([]);
  });

  it('is of the machine that its files name, which is no word of the person', async () => {
    const facts = [fact('hostSystem', { ...healthy.hostSystem, computer: 'srv09' }, source)];
    const { make } = sources({ read: async () => ({ ...nothingRead, facts }) });
    expect(await make(['bundle.json'])).toMatchObject({
      target: { host: 'srv09', port: 3389 },
      named: false,
      live: false,
    });
  });

  it('is of a disk where nothing else says whose it is', async () => {
    expect(await sources().make(['system.hive'], '/mnt')).toMatchObject({ target: { host: '/mnt' } });
  });

  it.each([
    [['srv01', 'srv02'], {}, { is: 'severalHosts' }],
    [['System.evtx'], {}, { is: 'noHost' }],
    [
      ['case.json'],
      { savedCase: () => caseOf('trace.pcapng http://x') },
      { is: 'unreachableHost', says: expect.any(String) },
    ],
  ])('%j is none', async (inputs, changes, problem) => {
    expect(await sources(changes).make(inputs)).toEqual({ problem });
  });
});
