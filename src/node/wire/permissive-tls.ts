import { constants } from 'node:crypto';
import tls, { type ConnectionOptions } from 'node:tls';
import { systemRoots } from './trust-store.ts';

/** TLS as it is spoken to look, not to trust: every version and suite that the library still has. */
export function permissiveTls(): ConnectionOptions {
  return {
    secureContext: context().secure,
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  };
}

/** Whether this machine's own roots could be read, so that what it says of trust means anything. */
export function knowsOwnRoots(): boolean {
  return context().ownRoots !== undefined;
}

let made:
  | { readonly secure: tls.SecureContext; readonly ownRoots: readonly string[] | undefined }
  | undefined;

/** Reading the roots costs some ten milliseconds, so it is done once. */
function context() {
  if (made === undefined) {
    const ownRoots = systemRoots();
    const secure = tls.createSecureContext({
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.3',
      ciphers: 'ALL:COMPLEMENTOFDEFAULT:!aNULL:!eNULL:!PSK:!SRP:@SECLEVEL=0',
      secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      // Newer OpenSSL adds a key of 1,200 bytes that no RDP client sends: the hello would not fit into one packet.
      ecdhCurve: 'X25519:P-256:P-384:P-521',
      ...(ownRoots === undefined ? {} : { ca: [...ownRoots] }),
    });
    made = { secure, ownRoots };
  }
  return made;
}
