import { afterEach, beforeEach, expect, it } from 'vitest';
import { check } from '../../../test/fleet/samples.ts';
import { metricsAddress, openMetricsEndpoint, type MetricsEndpoint } from './metrics-endpoint.ts';

let endpoint: MetricsEndpoint;
beforeEach(async () => {
  endpoint = await openMetricsEndpoint({ host: '127.0.0.1', port: 0 }, 'test');
});
afterEach(() => endpoint.close());

it('counts what its process did, and names no host', async () => {
  const one = check('srv01', '2026-11-01T10:00:00.000Z', { outcome: 'fails' });
  endpoint.learn({ kind: 'checked', check: one, headline: 'srv01 is down' });
  const answer = await fetch(endpoint.url);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(text).toContain('rdp_checks_total{outcome="fails"} 1');
  expect(text).toContain('rdp_check_duration_seconds_count 1');
  expect(text).not.toContain('srv01');
});

it.each(['/', '/api/hosts', '/metrics/..'])('answers nothing else: %s', async (path) => {
  expect((await fetch(new URL(path, endpoint.url))).status).toBe(404);
  expect((await fetch(endpoint.url, { method: 'POST' })).status).toBe(404);
});

it.each([
  ['127.0.0.1:9389', { host: '127.0.0.1', port: 9389 }],
  ['[::1]:0', { host: '::1', port: 0 }],
  ['localhost:1', { host: 'localhost', port: 1 }],
  ['9389', undefined],
  ['srv01:9389', undefined],
  ['1.2.3.400:1', undefined],
  ['127.0.0.1:99999', undefined],
])('%s', (text, address) => {
  expect(metricsAddress(text)).toEqual(address ?? { problem: expect.stringContaining(`"${text}"`) });
});
