import type { SeenCertificate, Snapshot } from '../snapshot.ts';
import { newestWith, type Forecast } from '../watched.ts';

/** Keys, hashes and versions that newer clients and policies refuse, or will. */
export const weakCryptography: Forecast = ({ host, checks }) => {
  const tls = newestWith(checks, ({ snapshot }) => snapshot.tls);
  const shown = newestWith(checks, ({ snapshot }) => snapshot.certificate);
  const found = [
    ...(tls !== undefined && obsolete.includes(tls.value) ? [['oldTls', tls.value] as const] : []),
    ...(shown === undefined ? [] : weakParts(shown.value)),
  ];
  return found.map(([code, value]) => ({
    kind: 'weakCryptography',
    host: host.target,
    key: `weakCryptography ${host.target} ${code}`,
    severity: 'notice',
    evidence: { code, value, ...(shown === undefined ? {} : { sha256: shown.value.sha256 }) },
    assumed: [{ code, from: 'documentation', seen: 0 }],
  }));
};

/** Nobody relies on the hash of a certificate that signs itself. */
function weakParts({ keyType, keyBits, signature, selfSigned }: SeenCertificate) {
  const isShort = (keyType === 'rsa' || keyType === 'dsa') && keyBits > 0 && keyBits < LEAST_RSA_BITS;
  const isBroken = !selfSigned && /md[245]|sha-?1(?!\d)/i.test(signature);
  return [
    ...(isShort ? [['shortKey', keyBits] as const] : []),
    ...(isBroken ? [['brokenHash', signature] as const] : []),
  ];
}

const obsolete: readonly Snapshot['tls'][] = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1'];
const LEAST_RSA_BITS = 2_048;
