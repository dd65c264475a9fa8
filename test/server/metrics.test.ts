import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostOf } from '../fleet/looks.ts';
import { caseOf, check } from '../fleet/samples.ts';
import { runServer, type Running } from './running.ts';

const target = 'srv01"} 1\nrdp_up{host="srv02';
let server: Running;
beforeAll(async () => {
  server = await runServer();
  await server.store.hosts.put([hostOf(target)]);
  const one = { ...check(target, new Date().toISOString()), endedAt: new Date().toISOString() };
  await server.store.checks.add(one, caseOf(target));
});
afterAll(() => server.close());

it('tells nobody unknown, and everybody with a token, in the text format of Prometheus', async () => {
  expect((await fetch(`${server.url}/metrics`)).status).toBe(401);
  expect(
    (await fetch(`${server.url}/metrics?token=x`, { headers: { authorization: 'Bearer x' } })).status,
  ).toBe(401);
  const answer = await (await server.as('viewer'))('/metrics');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await answer.text()).toContain('rdpdoctor_build_info{version="test"} 1');
});

it('keeps what a name holds inside its label', async () => {
  const text = await (await (await server.as('viewer'))('/metrics')).text();
  const ups = text.split('\n').filter((line) => line.startsWith('rdp_up{'));
  expect(ups).toHaveLength(1);
  expect(ups[0]).toContain(String.raw`host="srv01\"} 1\nrdp_up{host=\"srv02"`);
});

it('makes one answer for all who ask at once', async () => {
  const [one, two] = await Promise.all([server.metrics.read(), server.metrics.read()]);
  expect(one).toBe(two);
});
