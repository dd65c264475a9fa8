import { afterEach, describe, expect, it } from 'vitest';
import { cheapPasswords, runServer, type Running } from './running.ts';

let running: Running;
afterEach(() => running.close());

const password = 'correct horse battery';

async function signIn(url: string, name: string, secret: string) {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    body: JSON.stringify({ name, password: secret }),
  });
  const cookie = answer.headers.get('set-cookie') ?? '';
  const body = (await answer.json()) as { readonly csrf?: string; readonly problem?: string };
  return { status: answer.status, cookie, body, retry: answer.headers.get('retry-after') };
}

async function withOwner() {
  running = await runServer();
  const passwordHash = await cheapPasswords.hash(password);
  await running.store.people.putUser({ name: 'ana', role: 'admin', passwordHash, disabled: false });
  return running.url;
}

describe('nobody', () => {
  it.each([
    '/api/hosts',
    '/api/checks/x',
    '/api/check?target=srv01',
    '/api/users',
    '/api/fleet',
    '/api/groups/traits',
    '/api/views',
    '/api/settings',
    '/api/checks/x/case',
    '/api/changes',
    '/api/openapi.json',
  ])('sees nothing of %s', async (path) => {
    running = await runServer();
    const answer = await fetch(`${running.url}${path}`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ problem: expect.stringContaining('sign in') });
  });

  it.each([
    ['a token of somebody else', 'Bearer abcdefghijklmnopqrstuvwxyz'],
    ['a header of another kind', 'Basic YTpi'],
    ['a very long one', `Bearer ${'a'.repeat(5_000)}`],
  ])('gets in by %s', async (_what, authorization) => {
    running = await runServer();
    expect((await fetch(`${running.url}/api/hosts`, { headers: { authorization } })).status).toBe(401);
  });
});

describe('by password', () => {
  it('the cookie is not for scripts, nor for other sites, and the secret of it is not stored', async () => {
    const url = await withOwner();
    const { status, cookie } = await signIn(url, 'ana', password);
    expect(status).toBe(200);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const secret = /rdpdoctor=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect(await running.store.people.session(secret)).toBeUndefined();
    const answer = await fetch(`${url}/api/session`, { headers: { cookie: `rdpdoctor=${secret}` } });
    expect(await answer.json()).toMatchObject({ name: 'ana', role: 'admin' });
  });

  it('a wrong one and an unknown name get the same answer, and are written down', async () => {
    const url = await withOwner();
    const wrong = await signIn(url, 'ana', 'not it, sorry');
    const unknown = await signIn(url, 'bob', password);
    expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
    const { rows } = await running.store.people.audit(10);
    expect(rows.map(({ who, ended }) => `${who} ${ended}`).toSorted()).toEqual([
      'ana refused',
      'bob refused',
    ]);
  });

  it('guessing is slowed, the right one included, until a while has passed', async () => {
    const url = await withOwner();
    const tries: number[] = [];
    for (let i = 0; i < 6; i += 1) tries.push((await signIn(url, 'ana', `guess number ${i}`)).status);
    expect(tries).toEqual([401, 401, 401, 401, 401, 429]);
    const late = await signIn(url, 'ana', password);
    expect(late.status).toBe(429);
    expect(Number(late.retry)).toBeGreaterThan(0);
    running.pass(3 * 60_000);
    expect((await signIn(url, 'ana', password)).status).toBe(200);
  });

  it.each(['/api/session', '/api/session/first', '/api/diagnose'])(
    'nobody makes the server keep a large body: %s',
    async (path) => {
      const url = await withOwner();
      let sent = 0;
      const body = new ReadableStream({
        pull(stream) {
          sent += 1;
          if (sent > 400) stream.close();
          else stream.enqueue(new Uint8Array(65_536).fill(32));
        },
      });
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        body,
        duplex: 'half',
      } as RequestInit).catch(() => undefined);
      // A server that has seen enough may end the connection before the answer was read.
      expect([401, 413, undefined]).toContain(answer?.status);
      expect(sent).toBeLessThan(400);
    },
  );

  it.each([{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }])(
    'no other site signs a browser in: %j',
    async (headers) => {
      const url = await withOwner();
      const answer = await fetch(`${url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', ...headers },
        body: JSON.stringify({ name: 'ana', password }),
      });
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
    },
  );

  it('who was switched off is out at once', async () => {
    const url = await withOwner();
    const { cookie } = await signIn(url, 'ana', password);
    const user = await running.store.people.user('ana');
    await running.store.people.putUser({ ...user!, disabled: true });
    expect((await fetch(`${url}/api/session`, { headers: { cookie } })).status).toBe(401);
  });

  it.each([
    ['idle for a night and a morning', 13 * 3_600_000],
    ['a week old', 8 * 86_400_000],
  ])('a session that is %s is over', async (_what, ms) => {
    const url = await withOwner();
    const { cookie } = await signIn(url, 'ana', password);
    running.pass(ms);
    expect((await fetch(`${url}/api/session`, { headers: { cookie } })).status).toBe(401);
  });
});

describe('what changes something', () => {
  const put = (url: string, cookie: string, headers: Record<string, string>) =>
    fetch(`${url}/api/hosts/srv09`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ groups: [], everySeconds: 900, vantages: ['here'], watched: true }),
    });

  it.each([
    ['without the secret of the session', {}],
    ['with a wrong one', { 'x-csrf-token': 'x' }],
    ['from another site', { origin: 'https://evil.example', 'x-csrf-token': 'right' }],
    [
      'that the browser says comes from elsewhere',
      { 'sec-fetch-site': 'cross-site', 'x-csrf-token': 'right' },
    ],
  ])('is refused %s', async (_what, headers) => {
    const url = await withOwner();
    const { cookie, body } = await signIn(url, 'ana', password);
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value === 'right' ? (body.csrf ?? '') : value]),
    );
    expect((await put(url, cookie, sent)).status).toBe(403);
    expect(await running.store.hosts.all()).toEqual([]);
  });

  it.each(['10.0.0.0/24', 'a/b', '\u001b[31mx', '\u0000', 'srv\r\nX:1', 'srv01:0', 'ana@srv01'])(
    'takes %j for no host',
    async (target) => {
      running = await runServer();
      const ask = await running.as('admin');
      const body = JSON.stringify({ groups: [], everySeconds: 900, vantages: ['here'], watched: true });
      const answer = await ask(`/api/hosts/${encodeURIComponent(target)}`, { method: 'PUT', body });
      expect(answer.status).toBe(400);
      expect(await running.store.hosts.all()).toEqual([]);
    },
  );

  it('is done with it', async () => {
    const url = await withOwner();
    const { cookie, body } = await signIn(url, 'ana', password);
    expect((await put(url, cookie, { 'x-csrf-token': body.csrf ?? '' })).status).toBe(200);
    expect(await running.store.hosts.all()).toHaveLength(1);
  });
});

describe('roles', () => {
  it.each([
    ['viewer', 'GET', '/api/hosts', 200],
    ['viewer', 'GET', '/api/users', 403],
    ['viewer', 'GET', '/api/audit', 403],
    ['viewer', 'GET', '/api/check?target=192.0.2.9', 403],
    ['viewer', 'DELETE', '/api/hosts/srv01', 403],
    ['operator', 'GET', '/api/tokens', 403],
    ['operator', 'DELETE', '/api/hosts/srv01', 403],
    ['admin', 'GET', '/api/users', 200],
    ['admin', 'DELETE', '/api/hosts/srv01', 200],
  ] as const)('%s %s %s: %i', async (role, method, path, status) => {
    running = await runServer();
    const ask = await running.as(role);
    expect((await ask(path, { method })).status).toBe(status);
  });

  it('the last administrator stays one', async () => {
    await withOwner();
    const ask = await running.as('admin');
    const body = JSON.stringify({ name: 'ana', role: 'viewer' });
    expect((await ask('/api/users', { method: 'PUT', body })).status).toBe(409);
  });
});

describe('tokens', () => {
  it('the secret is shown once and works; ended, it works no longer', async () => {
    running = await runServer();
    const ask = await running.as('admin');
    const made = await ask('/api/tokens', {
      method: 'POST',
      body: JSON.stringify({ name: 'grafana', role: 'viewer' }),
    });
    const { token, secret } = (await made.json()) as { token: { id: string }; secret: string };
    const use = () => fetch(`${running.url}/api/hosts`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await use()).status).toBe(200);
    expect(await (await ask('/api/tokens')).text()).not.toContain(secret);
    await ask(`/api/tokens/${token.id}`, { method: 'DELETE' });
    expect((await use()).status).toBe(401);
  });

  it('one that has ended is nobody', async () => {
    running = await runServer();
    const ask = await running.as('admin');
    const made = await ask('/api/tokens', {
      method: 'POST',
      body: JSON.stringify({ name: 'short', role: 'viewer', days: 1 }),
    });
    const { secret } = (await made.json()) as { secret: string };
    running.pass(2 * 86_400_000);
    const answer = await fetch(`${running.url}/api/hosts`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(answer.status).toBe(401);
  });
});

describe('the first visit', () => {
  it('the link makes an owner once', async () => {
    running = await runServer();
    const enter = (secret: string) =>
      fetch(`${running.url}/api/session/first`, { method: 'POST', body: JSON.stringify({ secret }) });
    expect((await enter('guess')).status).toBe(401);
    expect((await enter(running.firstVisit ?? '')).status).toBe(200);
    expect((await enter(running.firstVisit ?? '')).status).toBe(401);
    expect(await running.store.people.users()).toMatchObject([{ name: 'owner', role: 'admin' }]);
  });
});

it('every answer says what a browser may do with it', async () => {
  running = await runServer();
  for (const path of ['/', '/api/hosts', '/nothing/here', '/api/nothing']) {
    const { headers } = await fetch(`${running.url}${path}`);
    expect(headers.get('content-security-policy'), path).toContain("script-src 'self'");
    expect(headers.get('content-security-policy'), path).not.toContain('unsafe');
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('cache-control'), path).toBe(path.startsWith('/api') ? 'no-store' : 'no-cache');
  }
});

it('too many requests from one place are slowed', async () => {
  running = await runServer();
  const statuses = new Set<number>();
  for (let i = 0; i < 40; i += 1) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => fetch(`${running.url}/api/health`)));
    for (const { status } of answers) statuses.add(status);
  }
  expect(statuses).toEqual(new Set([200, 429]));
});
