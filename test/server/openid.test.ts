import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../free-port.ts';
import { startProvider, type IdentityProvider } from './identity-provider.ts';
import { runServer, type Running } from './running.ts';

let provider: IdentityProvider;
let running: Running;
/** What the provider says of whoever signs in there. */
let claims: Record<string, unknown>;

beforeEach(async () => {
  const port = await freePort();
  claims = { sub: 'ana-7', preferred_username: 'ana', roles: ['rdp-admins'] };
  provider = await startProvider(port, () => claims);
  running = await runServer({ port, openId: provider.settings });
});
afterEach(async () => {
  await running.close();
  await provider.close();
});

/** A browser as far as this needs one: cookies by server, redirects followed by hand. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  return async (url: string, init: RequestInit = {}) => {
    const jar = jars.get(new URL(url).host) ?? new Map<string, string>();
    jars.set(new URL(url).host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    const answer = await fetch(url, { ...init, redirect: 'manual', headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const split = pair.indexOf('=');
      jar.set(pair.slice(0, split), pair.slice(split + 1));
    }
    return answer;
  };
}

/** Goes to the provider, signs in there, agrees, and stops at the address it is sent back to. */
async function signInThere(go: ReturnType<typeof browser>): Promise<string> {
  let to = (await go(`${running.url}/api/openid/begin`)).headers.get('location') ?? '';
  for (let steps = 0; steps < 12 && !to.startsWith(`${running.url}/api/openid/end`); steps += 1) {
    const answer = await go(new URL(to, provider.issuer).href);
    const next = answer.headers.get('location');
    if (next !== null) to = next;
    else {
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      const done = await go(new URL(to, provider.issuer).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ prompt, login: 'ana-7', password: 'x' }),
      });
      to = done.headers.get('location') ?? '';
    }
  }
  return to;
}

describe('an identity provider', () => {
  it('lets in whom it confirms, with the role of its claim', async () => {
    const go = browser();
    const back = await go(await signInThere(go));
    expect(back.status).toBe(200);
    expect(await (await go(`${running.url}/api/session`)).json()).toMatchObject({
      name: 'ana',
      role: 'admin',
    });
    expect(await running.store.people.users()).toMatchObject([
      { identity: { issuer: provider.issuer, subject: 'ana-7' } },
    ]);
  });

  it('who has none of the roles is not let in', async () => {
    claims = { sub: 'eve', preferred_username: 'eve', roles: ['guests'] };
    const go = browser();
    const back = await go(await signInThere(go));
    expect(back.status).toBe(403);
    expect(await running.store.people.users()).toEqual([]);
  });

  it('a name from there takes over no account of ours', async () => {
    await running.store.people.putUser({ name: 'ana', role: 'viewer', passwordHash: 'x', disabled: false });
    const go = browser();
    await go(await signInThere(go));
    const users = await running.store.people.users();
    expect(users.map(({ name, role }) => `${name} ${role}`).toSorted()).toEqual([
      'ana (ana-7) admin',
      'ana viewer',
    ]);
  });

  it('another browser cannot end a sign-in that began in this one', async () => {
    const back = await signInThere(browser());
    expect((await browser()(back)).status).toBe(400);
  });

  it('the address it is sent back to works once', async () => {
    const go = browser();
    const back = await signInThere(go);
    const begun = await go(back);
    expect(begun.status).toBe(200);
    expect((await go(back)).status).toBe(400);
  });

  it('a code that was made up is refused', async () => {
    const go = browser();
    const back = new URL(await signInThere(go));
    back.searchParams.set('code', 'made-up');
    expect((await go(back.href)).status).toBe(403);
  });
});
