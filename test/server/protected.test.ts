import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstVisitOf } from '../../src/node/server/first-visit.ts';
import { makeServer } from '../../src/node/server/server.ts';
import type { Surroundings } from '../../src/node/server/surroundings.ts';
import { cheapPasswords, runServer, type Running } from './running.ts';

let running: Running;
beforeEach(async () => {
  running = await runServer();
  const passwordHash = await cheapPasswords.hash('correct horse battery');
  await running.store.people.putUser({ name: 'ana', role: 'admin', passwordHash, disabled: false });
});
afterEach(() => running.close());

/** The same server as it is behind TLS, asked without a network. */
async function appWith(more: Partial<Surroundings>) {
  const around = { ...running.around, secure: true, ...more };
  return makeServer(around, await firstVisitOf(running.store.people));
}

async function signIn(app: Awaited<ReturnType<typeof appWith>>) {
  const answer = await app.request('/api/session', {
    method: 'POST',
    body: JSON.stringify({ name: 'ana', password: 'correct horse battery' }),
  });
  const { csrf } = (await answer.json()) as { csrf: string };
  const set = answer.headers.get('set-cookie') ?? '';
  return { set, headers: { cookie: set.split(';')[0] ?? '', 'x-csrf-token': csrf } };
}

it('with TLS the cookie is kept to it and to this host, and browsers come back by TLS only', async () => {
  const app = await appWith({});
  const { set, headers } = await signIn(app);
  expect(set).toMatch(/^__Host-rdpdoctor=/);
  for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(set).toContain(part);
  expect(set).not.toContain('Domain');
  const answer = await app.request('/api/session', { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
});

it('other origins read nothing, whatever they send', async () => {
  const app = await appWith({});
  const { headers } = await signIn(app);
  const answer = await app.request('/api/session', {
    headers: { ...headers, origin: 'https://evil.example' },
  });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  const asked = await app.request('/api/fleet', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
  });
  expect(asked.headers.get('access-control-allow-origin')).toBeNull();
});

it('a mistake of ours tells nothing of where or why', async () => {
  const { store } = running.around;
  const broken = {
    ...store,
    hosts: { ...store.hosts, all: () => Promise.reject(new Error('at /srv/secret.ts:7')) },
  };
  const app = await appWith({ store: broken });
  const { headers } = await signIn(app);
  const answer = await app.request('/api/groups/traits', { headers });
  expect([answer.status, await answer.json()]).toEqual([500, { problem: 'a mistake inside rdpdoctor' }]);
});

it('nobody looks at hosts at will', async () => {
  const app = await appWith({});
  const { headers } = await signIn(app);
  const statuses: number[] = [];
  for (let i = 0; i < 12; i += 1)
    statuses.push((await app.request('/api/check?target=169.254.169.254', { headers })).status);
  expect(statuses.slice(0, 10).every((status) => status === 403)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
});
