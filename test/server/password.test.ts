import { expect, it } from 'vitest';
import { fullCost, passwordsOf } from '../../src/node/server/access/password.ts';

const cheap = passwordsOf({ N: 2 ** 10, r: 8, p: 1 });

it('knows the password again, however it was composed', async () => {
  const stored = await cheap.hash('Stra\u00dfe im Caf\u00e9');
  expect(await cheap.isRight('Stra\u00dfe im Cafe\u0301', stored)).toBe(true);
  expect(await cheap.isRight('Strasse im Cafe', stored)).toBe(false);
});

it.each([undefined, '', 'plain', 'scrypt$1024$8$1$$', 'scrypt$2$8$1$AAAA$AAAA'])(
  '%j is nobody',
  async (stored) => {
    expect(await cheap.isRight('', stored)).toBe(false);
  },
);

it('two who choose the same have not the same stored', async () => {
  expect(await cheap.hash('correct horse')).not.toBe(await cheap.hash('correct horse'));
});

it('costs what OWASP asks for', () => expect(fullCost.N * fullCost.r * 128).toBeGreaterThanOrEqual(2 ** 27));
