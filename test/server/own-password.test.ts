import { afterEach, beforeEach, expect, it } from 'vitest';
import { cheapPasswords, runServer, type Running } from './running.ts';

let running: Running;
beforeEach(async () => {
  running = await runServer();
});
afterEach(() => running.close());

const old = 'correct horse battery';
const next = 'another long passphrase';

/** Somebody signed in with a browser. */
async function browserOf(password: string) {
  const answer = await fetch(`${running.url}/api/session`, {
    method: 'POST',
    body: JSON.stringify({ name: 'ana', password }),
  });
  return browser(answer);
}

async function browser(answer: Response) {
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { csrf = '' } = (await answer.json()) as { csrf?: string };
  return async (method: string, path: string, body?: unknown) =>
    fetch(`${running.url}${path}`, {
      method,
      headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

async function addAna() {
  const passwordHash = await cheapPasswords.hash(old);
  await running.store.people.putUser({ name: 'ana', role: 'viewer', passwordHash, disabled: false });
}

it('is changed with the present one; other browsers are signed out, this one stays', async () => {
  await addAna();
  const [here, there] = [await browserOf(old), await browserOf(old)];
  expect((await here('PUT', '/api/session/password', { present: old, next })).status).toBe(200);
  expect((await here('GET', '/api/session')).status).toBe(200);
  expect((await there('GET', '/api/session')).status).toBe(401);
  expect((await (await browserOf(next))('GET', '/api/session')).status).toBe(200);
  expect((await (await browserOf(old))('GET', '/api/session')).status).toBe(401);
});

it.each([
  [{ present: 'guessed wrong', next }, 403],
  [{ next }, 403],
  [{ present: old, next: 'too short' }, 400],
])('%j does not', async (asked, status) => {
  await addAna();
  const here = await browserOf(old);
  expect((await here('PUT', '/api/session/password', asked)).status).toBe(status);
  expect((await (await browserOf(old))('GET', '/api/session')).status).toBe(200);
});

it('the present one cannot be tried at will', async () => {
  await addAna();
  const here = await browserOf(old);
  const tried: number[] = [];
  for (let i = 0; i < 6; i += 1)
    tried.push((await here('PUT', '/api/session/password', { present: `guess ${i}`, next })).status);
  expect(tried).toContain(429);
});

it('who came by the link of the first visit gives themselves one', async () => {
  const first = await fetch(`${running.url}/api/session/first`, {
    method: 'POST',
    body: JSON.stringify({ secret: running.firstVisit }),
  });
  const owner = await browser(first.clone());
  expect(await first.json()).toMatchObject({ name: 'owner', role: 'admin', signsIn: 'nothing' });
  expect((await owner('PUT', '/api/session/password', { next })).status).toBe(200);
  expect(await (await owner('GET', '/api/session')).json()).toMatchObject({ signsIn: 'password' });
});

it('a program with a token has none', async () => {
  const ask = await running.as('admin');
  const answer = await ask('/api/session/password', { method: 'PUT', body: JSON.stringify({ next }) });
  expect(answer.status).toBe(409);
});
