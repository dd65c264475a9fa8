import { expect, it } from 'vitest';
import { sweptTable } from './sweep-rows.ts';
import type { Swept } from '../../fleet/sweep/swept.ts';

const swept: Swept = {
  target: 'srv01:3389',
  at: '2026-11-28T22:00:00.000Z',
  named: true,
  ending: 'certificate',
  reached: 'certificate',
  odd: ['oldTls', 'notAsExpected'],
  snapshot: { outcome: 'unknown', exit: 40 },
  expected: [
    { name: 'nla', is: 'met', says: 'NLA is required' },
    { name: 'cert>30d', is: 'unmet', says: 'until 2026-12-01 (3 days left)' },
  ],
};

it('what is wrong stands first, where no narrow screen cuts it off', () => {
  const line = sweptTable([swept], { width: 80, colour: false, ascii: true, all: true });
  expect(line).toContain('cert>30d: until 2026-12-01 (3 days left), nothing newer than');
  expect(line).not.toContain('nla');
});
