import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { OpenIdSettings } from '../../src/node/server/access/openid.ts';

/** A provider of OpenID Connect on loopback, which believes whoever signs in there. */
export interface IdentityProvider {
  readonly issuer: string;
  /** How a server on this port is told of it. */
  readonly settings: (url: string) => OpenIdSettings;
  readonly close: () => Promise<void>;
}

/** Starts it for a server that will listen on `appPort`; `claims` is asked at each sign-in. */
export async function startProvider(
  appPort: number,
  claims: () => Readonly<Record<string, unknown>>,
): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'rdpdoctor',
        client_secret: 'not-a-secret',
        redirect_uris: [`http://127.0.0.1:${appPort}/api/openid/end`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'roles', 'preferred_username'], profile: [], email: [] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ ...claims(), sub: String(claims()['sub']) }),
    }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['test'] },
  });
  server.on('request', oidc.callback());
  return {
    issuer,
    settings: (url) => ({
      issuer,
      clientId: 'rdpdoctor',
      secret: 'not-a-secret',
      claim: 'roles',
      roles: { 'rdp-admins': 'admin', staff: 'viewer' },
      callback: `${url}/api/openid/end`,
      insecure: true,
    }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
