import { expect, it } from 'vitest';
import { configSchema } from '../../core/fleet/config.ts';
import { takenByRestart, typedOver } from './typed-over-config.ts';
import { addressOf, wayIn } from './way-in.ts';

const config = configSchema.parse({});

it.each([
  ['127.0.0.1', undefined, 'http://127.0.0.1:8389'],
  ['::1', {}, 'https://[::1]:8389'],
])('a server on %s is reached there', (host, tls, url) => {
  expect(addressOf(config, { host, ...(tls === undefined ? {} : { tls }) }, 8_389)).toBe(url);
});

it('a server is reached where its owner says', () => {
  const named = configSchema.parse({ serve: { address: 'https://rdp.example/' } });
  expect(addressOf(named, { host: '127.0.0.1' }, 8_389)).toBe('https://rdp.example');
});

it('the link of the first visit is shown while there is one, and the store goes along', () => {
  expect(wayIn('http://x', 'abc', ' --store f')).toMatch(
    /^rdpdoctor is at http:\/\/x\/#first=abc\n.* NAME --store f\n/,
  );
  expect(wayIn('http://x', undefined, '')).toMatch(/^rdpdoctor is at http:\/\/x\nWho has no password/);
});

it('what is typed counts before the file, and no restart changes it', () => {
  expect(typedOver(config, { listen: '127.0.0.1:1' }).serve.listen).toBe('127.0.0.1:1');
  expect(typedOver(config, {})).toBe(config);
  expect(takenByRestart({})).toEqual(expect.arrayContaining(['store', 'serve.listen', 'serve.tls']));
  const left = takenByRestart({ store: 'f', listen: '127.0.0.1:1' });
  expect(left).not.toContain('store');
  expect(left).not.toContain('serve.listen');
  expect(left).toContain('serve.runPlans');
});
