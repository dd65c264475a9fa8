import type { Configuration } from 'openid-client';
import type { Config } from '../../../core/fleet/config.ts';
import { mayAs } from './who.ts';
import type { Role, Store, User } from '../../../app/store.ts';

/** An identity provider, and where it sends people back to. */
export interface OpenIdSettings extends NonNullable<Config['serve']['openId']> {
  readonly secret?: string;
  readonly callback: string;
  /** For providers on this machine in tests; never over a network. */
  readonly insecure?: boolean;
}

/** A sign-in that has begun; kept until the person comes back. */
interface Begun {
  readonly verifier: string;
  readonly nonce: string;
  readonly at: number;
}

/** Signing in by an identity provider: authorization code with PKCE, RFC 7636 and OpenID Connect Core 3.1. */
export interface OpenId {
  /** Where to send the browser, and the state that the browser keeps. */
  readonly begin: () => Promise<{ readonly to: string; readonly state: string }>;
  /** Who came back, or why nobody is let in. */
  readonly end: (url: URL, state: string) => Promise<User | { readonly problem: string }>;
}

/** The provider is asked for its configuration when somebody first signs in, so that the page starts without it. */
export function openIdOf(settings: OpenIdSettings, people: Store['people'], now: () => number): OpenId {
  const begun = new Map<string, Begun>();
  let known: Promise<Configuration> | undefined;
  const provider = () => {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    begin: async () => {
      const client = await import('openid-client');
      const verifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const nonce = client.randomNonce();
      forgetOld(begun, now());
      begun.set(state, { verifier, nonce, at: now() });
      const to = client.buildAuthorizationUrl(await provider(), {
        redirect_uri: settings.callback,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { to: to.href, state };
    },
    end: async (url, state) => {
      const kept = begun.get(state);
      begun.delete(state);
      if (kept === undefined || now() - kept.at > LONGEST_MS)
        return { problem: 'this sign-in took too long or did not begin here; begin again' };
      const client = await import('openid-client');
      try {
        const tokens = await client.authorizationCodeGrant(await provider(), url, {
          pkceCodeVerifier: kept.verifier,
          expectedState: state,
          expectedNonce: kept.nonce,
          idTokenExpected: true,
        });
        return await userOf(tokens.claims() ?? {}, settings, people);
      } catch {
        return { problem: 'the identity provider did not confirm this sign-in' };
      }
    },
  };
}

async function discover({ issuer, clientId, secret, insecure }: OpenIdSettings): Promise<Configuration> {
  const client = await import('openid-client');
  const authentication = secret === undefined ? client.None() : client.ClientSecretPost(secret);
  const options = insecure === true ? { execute: [client.allowInsecureRequests] } : {};
  return client.discovery(new URL(issuer), clientId, undefined, authentication, options);
}

/** Roles come from the provider alone, at each sign-in; who has none of those that are named is not let in. */
async function userOf(
  claims: Readonly<Record<string, unknown>>,
  { issuer, claim, roles }: OpenIdSettings,
  people: Store['people'],
): Promise<User | { readonly problem: string }> {
  const subject = textOf(claims['sub']) ?? '';
  const given = [claims[claim]].flat().map(String);
  const role = Object.entries(roles)
    .filter(([value]) => given.includes(value))
    .map(([, each]) => each)
    .reduce<Role | undefined>(
      (best, each) => (best !== undefined && mayAs(best, each) ? best : each),
      undefined,
    );
  if (subject === '' || role === undefined)
    return { problem: 'you have no role here; ask who runs this server' };
  const users = await people.users();
  const known = users.find(({ identity }) => identity?.issuer === issuer && identity.subject === subject);
  const wanted = (textOf(claims['preferred_username']) ?? textOf(claims['email']) ?? subject).slice(0, 90);
  // A name from outside never takes over an account that signs in by password.
  const name =
    known?.name ??
    (users.some((user) => user.name === wanted) ? `${wanted} (${subject.slice(0, 8)})` : wanted);
  if (known?.disabled === true) return { problem: 'this account is switched off' };
  const user: User = { name, role, disabled: false, identity: { issuer, subject } };
  await people.putUser(user);
  return user;
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' ? claim : undefined;
}

function forgetOld(begun: Map<string, Begun>, now: number): void {
  for (const [state, { at }] of begun)
    if (now - at > LONGEST_MS || begun.size > MOST_BEGUN) begun.delete(state);
}

const LONGEST_MS = 10 * 60_000;
const MOST_BEGUN = 1_000;
