import { afterEach, expect, it, vi } from 'vitest';
import { askCredentials } from './credentials.ts';
import { secretsOf } from './reach/open-way.ts';
import type { Output } from './output.ts';

afterEach(() => vi.unstubAllEnvs());

const output = { note: () => {} } as unknown as Output;

it('an empty RDPDOCTOR_PASSWORD is no password: tried, it would count towards lockout', async () => {
  vi.stubEnv('RDPDOCTOR_PASSWORD', '');
  await expect(askCredentials({ user: 'anna', yes: true }, ['srv01'], output)).rejects.toThrow(
    '--user: no password; set RDPDOCTOR_PASSWORD or give --password-file',
  );
  expect(await secretsOf({ via: 'ssh', user: 'anna', runTimeout: '10m' })).toEqual({});
  vi.stubEnv('RDPDOCTOR_PASSWORD', 'x');
  expect(await askCredentials({ user: 'anna', yes: true }, ['srv01'], output)).toMatchObject({
    password: 'x',
  });
});
