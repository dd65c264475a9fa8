import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/** The roots this machine trusts, where they can be read; `undefined` leaves only the list that Node brings. */
export function systemRoots(): readonly string[] | undefined {
  if ('getCACertificates' in tls) {
    // Node 22.15 and later read the store of Windows and macOS too; the types are those of Node 20.
    const read = tls.getCACertificates as (kind: 'system') => readonly string[];
    return read('system');
  }
  for (const path of bundles) {
    try {
      return [readFileSync(path, 'utf8')];
    } catch {
      // The next distribution keeps it elsewhere.
    }
  }
  return undefined;
}

const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
