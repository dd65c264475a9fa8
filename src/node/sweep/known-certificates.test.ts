import { expect, it } from 'vitest';
import { decodeCertificate } from '../../core/protocol/x509/certificate.ts';
import { nodeCrypto } from '../crypto.ts';
import { makeCertificate } from '../lab/certificates.ts';
import { KnownCertificates } from './known-certificates.ts';

const certificateOf = (commonName: string) =>
  makeCertificate({ commonName, notBefore: '2026-06-01T00:00:00Z', notAfter: '2026-12-01T00:00:00Z' }).der;

it('keeps of a certificate what its decoder says, and reads the same one once', () => {
  const known = new KnownCertificates();
  const [first, second] = [certificateOf('SRV01'), certificateOf('SRV02')];
  const seen = known.of(first);
  expect(decodeCertificate(first, nodeCrypto)).toMatchObject(seen);
  expect(known.of(Uint8Array.from(first))).toBe(seen);
  expect(known.of(Uint8Array.from([...first, 0, 0]))).toBe(seen);
  expect(known.of(second).subject).toBe('CN=SRV02');
});
