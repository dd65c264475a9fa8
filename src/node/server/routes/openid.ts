import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { OpenId } from '../access/openid.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { beginSession } from './session.ts';

const STATE_COOKIE = 'rdpdoctor-sign-in';

/** Going to the identity provider and coming back from it. */
export function openIdRoutes(app: Hono<ServerEnv>, around: Surroundings, openId: OpenId | undefined): void {
  app.get('/api/ways-in', (context) => context.json({ password: true, openId: openId !== undefined }));
  if (openId === undefined) return;
  app.get('/api/openid/begin', async (context) => {
    const { to, state } = await openId.begin();
    // Lax: the browser comes back from another site, and must bring it along.
    setCookie(context, STATE_COOKIE, state, {
      httpOnly: true,
      secure: around.secure,
      sameSite: 'Lax',
      path: '/api/openid',
      maxAge: 600,
    });
    return context.redirect(to);
  });
  app.get('/api/openid/end', async (context) => {
    const state = getCookie(context, STATE_COOKIE);
    deleteCookie(context, STATE_COOKIE, { path: '/api/openid', secure: around.secure });
    if (state === undefined || state !== context.req.query('state'))
      return turnedAway(context, 400, 'this sign-in did not begin in this browser; begin again');
    const user = await openId.end(new URL(context.req.url), state);
    if ('problem' in user) return turnedAway(context, 403, user.problem);
    await beginSession(around, context, user);
    // Not a redirect: the strict cookie is sent only by a page that is ours.
    return context.html(
      '<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>rdpdoctor</title>',
    );
  });
}

/** Somebody came back from the provider with a browser, and reads why they are not let in; what it says is escaped. */
function turnedAway(context: Context<ServerEnv>, status: 400 | 403, problem: string) {
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Not signed in, rdpdoctor</title>
        <link rel="stylesheet" href="/page.css" />
        <body>
          <main id="main">
            <section class="panel notice">
              <h1>You are not signed in</h1>
              <p>The identity provider sent you back, and this server says: ${problem}.</p>
              <p><a href="/sign-in">Back to the sign-in</a></p>
            </section>
          </main>
        </body>
      </html>`,
    status,
  );
}
