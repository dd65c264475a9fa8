import { makeCertificate, type CertificatePair } from './certificates.ts';
import type { Configuration } from './configuration.ts';
import { lookHere } from './look.ts';
import { freeAddress, type Running } from './programs.ts';
import { account, startShadow, type ShadowOptions } from './shadow.ts';
import { startWeston } from './weston.ts';
import { startXrdp, type XrdpSettings } from './xrdp.ts';
import type { CollectOptions } from '../../src/node/collect/collect-options.ts';

const xrdpNeeds = ['xrdp', 'openssl'];
const shadowNeeds = ['freerdp-shadow-cli', 'Xvfb', 'winpr-hash', 'openssl'];

function xrdp(
  id: string,
  made: string,
  settings: XrdpSettings,
  pair: (folder: string) => CertificatePair = makeCertificate,
): Configuration {
  const needs = id === 'xrdp-expired' ? [...xrdpNeeds, 'faketime'] : xrdpNeeds;
  return {
    id,
    made,
    needs,
    async look(folder) {
      const certificate = pair(folder);
      const files = { certificate: certificate.certificate, key_file: certificate.key };
      const address = await freeAddress(3389);
      const server = await startXrdp(folder, address, { ...files, ...settings });
      return { file: await lookAndEnd(server, address), certificate };
    },
  };
}

function shadow(
  id: string,
  made: string,
  options: ShadowOptions,
  pair?: (folder: string) => CertificatePair,
  looking: Partial<CollectOptions> = {},
): Configuration {
  return {
    id,
    made,
    needs: options.clock === undefined ? shadowNeeds : [...shadowNeeds, 'faketime'],
    async look(folder) {
      const certificate = pair?.(folder);
      const address = await freeAddress(3389);
      const server = await startShadow(folder, address, {
        ...options,
        ...(certificate === undefined ? {} : { certificate }),
      });
      const file = await lookAndEnd(server, address, looking);
      return certificate === undefined ? { file } : { file, certificate };
    },
  };
}

async function lookAndEnd(server: Running, address: string, looking: Partial<CollectOptions> = {}) {
  try {
    return await lookHere(address, looking);
  } finally {
    server.close();
  }
}

/** A certificate with the key of another one. */
function mismatched(folder: string): CertificatePair {
  return { certificate: makeCertificate(folder).certificate, key: makeCertificate(folder).key };
}

/** Debian's xrdp, FreeRDP's shadow server and weston, each in the ways it can be configured well or badly. */
export const serverConfigurations: readonly Configuration[] = [
  xrdp('xrdp-negotiate', 'xrdp that takes TLS and standard RDP security', { security_layer: 'negotiate' }),
  xrdp('xrdp-tls', 'xrdp that takes only TLS', { security_layer: 'tls' }),
  xrdp('xrdp-rdp', 'xrdp that takes only standard RDP security', { security_layer: 'rdp' }),
  xrdp('xrdp-low', 'xrdp that takes only standard RDP security, at level low', {
    security_layer: 'rdp',
    crypt_level: 'low',
  }),
  xrdp('xrdp-no-certificate', 'xrdp for TLS whose certificate file does not exist', {
    security_layer: 'tls',
    certificate: '/nonexistent/cert.pem',
  }),
  xrdp(
    'xrdp-key-mismatch',
    'xrdp for TLS with the key of another certificate',
    { security_layer: 'tls' },
    mismatched,
  ),
  xrdp(
    'xrdp-rsa-1024',
    'xrdp for TLS with an RSA key of 1024 bits, which its OpenSSL refuses',
    { security_layer: 'tls' },
    (folder) => makeCertificate(folder, { bits: 1024 }),
  ),
  xrdp('xrdp-tls10-refused', 'xrdp with TLS 1.0 alone, which its OpenSSL refuses at its security level', {
    security_layer: 'tls',
    ssl_protocols: 'TLSv1',
  }),
  xrdp('xrdp-tls10', 'xrdp with TLS 1.0 alone, at security level 0', {
    security_layer: 'tls',
    ssl_protocols: 'TLSv1',
    tls_ciphers: 'DEFAULT@SECLEVEL=0',
  }),
  xrdp('xrdp-tls12', 'xrdp with TLS 1.2 alone', { security_layer: 'tls', ssl_protocols: 'TLSv1.2' }),
  xrdp('xrdp-tls13', 'xrdp with TLS 1.3 alone', { security_layer: 'tls', ssl_protocols: 'TLSv1.3' }),
  xrdp(
    'xrdp-expired',
    'xrdp for TLS with a certificate that ended 110 days ago',
    { security_layer: 'tls' },
    (folder) => makeCertificate(folder, { expired: true }),
  ),
  shadow('shadow-tls', 'freerdp-shadow for TLS without NLA', { security: 'tls' }),
  shadow('shadow-rdp', 'freerdp-shadow for standard RDP security alone', { security: 'rdp' }),
  shadow('shadow-nla', 'freerdp-shadow that requires NLA', { security: 'nla' }),
  shadow('shadow-tls-nla', 'freerdp-shadow that takes TLS and NLA', { security: 'tls+nla' }),
  shadow(
    'shadow-own-certificate',
    'freerdp-shadow for NLA with a certificate made by openssl',
    { security: 'nla' },
    makeCertificate,
  ),
  shadow(
    'shadow-key-mismatch',
    'freerdp-shadow for TLS with the key of another certificate',
    { security: 'tls' },
    mismatched,
  ),
  shadow('shadow-clock-ahead', 'freerdp-shadow for NLA whose clock is seven minutes ahead', {
    security: 'nla',
    clock: '+7m',
  }),
  shadow(
    'shadow-right-password',
    'freerdp-shadow for NLA, signed in with the right password',
    { security: 'nla' },
    undefined,
    {
      credentials: account,
    },
  ),
  shadow(
    'shadow-wrong-password',
    'freerdp-shadow for NLA, signed in with a wrong password',
    { security: 'nla' },
    undefined,
    {
      credentials: { ...account, password: 'not-it' },
    },
  ),
  {
    id: 'weston',
    made: 'weston with its RDP backend',
    needs: ['weston', 'openssl'],
    async look(folder) {
      const certificate = makeCertificate(folder);
      const address = await freeAddress(3389);
      const server = await startWeston(folder, address, certificate);
      return { file: await lookAndEnd(server, address), certificate };
    },
  },
];
