import { describe, expect, it } from 'vitest';
import { check, failing } from '../../test/fleet/watched-host.ts';
import type { CaseFile } from '../core/facts/case-file.ts';
import { healthy } from '../core/facts/healthy.ts';
import type { Check } from '../core/fleet/check.ts';
import { exampleCase } from '../core/judging/example-case.ts';
import type { ChecksAsked } from './store.ts';
import { whatChanged } from './what-changed.ts';

/** Checks in memory, asked as a store is. */
function storeOf(all: readonly Check[], cases: Readonly<Record<string, CaseFile>> = {}) {
  return {
    checks: {
      of: async ({ host, vantage, since, until, limit, newestFirst }: ChecksAsked) => {
        const fitting = all
          .filter((each) => each.host === host && (vantage === undefined || each.vantage === vantage))
          .filter(
            ({ startedAt }) =>
              (since === undefined || startedAt >= since) && (until === undefined || startedAt < until),
          )
          .toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
        return (newestFirst ? fitting.toReversed() : fitting).slice(0, limit);
      },
      get: async (id: string) => {
        const found = all.find((each) => each.id === id);
        const file = cases[id];
        return found && { check: found, ...(file === undefined ? {} : { file }) };
      },
    },
  };
}

const history = [check(-5, { nla: 'offered' }), check(-3), check(-2), failing(-1), failing(-0.5)];

describe('whatChanged', () => {
  it.each([
    ['since it last worked', {}, -2],
    ['since a time', { since: check(-3.5).startedAt }, -5],
    ['since before all', { since: check(-30).startedAt }, -5],
  ] as const)('%s', async (_, since, before) => {
    const changed = await whatChanged(storeOf(history), { host: 'srv01', ...since });
    expect(changed).toMatchObject({ before: { startedAt: check(before).startedAt } });
    expect('differences' in changed && changed.differences[0]).toMatchObject({
      code: 'outcome',
      after: 'fails',
    });
  });

  it.each([
    ['none of it', [], 'no check of it is stored'],
    ['one alone', history.slice(0, 1), 'no other check of it'],
    ['another place only', [check(-1, {}, { vantage: 'there' }), check(-0.5)], 'from here'],
  ] as const)('%s', async (_, checks, problem) => {
    const changed = await whatChanged(storeOf(checks), { host: 'srv01' });
    expect('problem' in changed && changed.problem).toContain(problem);
  });

  it('takes from kept cases what snapshots lack', async () => {
    const { tlsSupport } = healthy;
    const other = { ...tlsSupport, suites: tlsSupport.suites.toReversed() };
    const [one, two] = [check(-2), check(-1)];
    const cases = { [one.id]: exampleCase({}), [two.id]: exampleCase({ facts: { tlsSupport: other } }) };
    const changed = await whatChanged(storeOf([one, two], cases), { host: 'srv01' });
    expect('differences' in changed && changed.differences.map(({ code }) => code)).toContain('suiteOrder');
  });
});
