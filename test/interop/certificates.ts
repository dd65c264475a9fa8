import { execFileSync } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A self-signed certificate and its key, as files. */
export interface CertificatePair {
  readonly certificate: string;
  readonly key: string;
}

let made = 0;

/** Has openssl make a self-signed certificate for this machine's name. */
export function makeCertificate(
  folder: string,
  { bits = 2048, expired = false }: { readonly bits?: number; readonly expired?: boolean } = {},
): CertificatePair {
  made += 1;
  const [certificate, key] = [join(folder, `certificate-${made}.pem`), join(folder, `key-${made}.pem`)];
  const request = ['req', '-x509', '-newkey', `rsa:${bits}`, '-nodes', '-keyout', key, '-out', certificate];
  const subject = ['-subj', `/CN=${hostname()}`, '-addext', 'extendedKeyUsage=serverAuth', '-days', '90'];
  // openssl 3.0 cannot date a certificate back by itself.
  const [program, ...args] = [
    ...(expired ? ['faketime', '-f', '-200d'] : []),
    'openssl',
    ...request,
    ...subject,
  ];
  execFileSync(program!, args, { stdio: 'ignore' });
  return { certificate, key };
}

/** What openssl says of a certificate file: thumbprint and dates. */
export function opensslOf(file: string): { readonly sha1: string; readonly notAfter: string } {
  const text = execFileSync('openssl', ['x509', '-in', file, '-noout', '-fingerprint', '-sha1', '-enddate'], {
    encoding: 'utf8',
  });
  const sha1 = /Fingerprint=([0-9A-F:]+)/i.exec(text)?.[1]?.replaceAll(':', '').toLowerCase() ?? '';
  return { sha1, notAfter: new Date(/notAfter=(.+)/.exec(text)?.[1] ?? '').toISOString() };
}
