import type { Random } from '../random.ts';
import type { Certificate } from './scene.ts';

const day = 86_400_000;
export const iso = (millis: number): string => new Date(millis).toISOString();

/** The certificate Windows makes for its own listener: half a year, renewed in time. */
export function selfMade(random: Random, name: string, now: number): Certificate {
  const notBefore = Math.floor((now - random.int(1, 170) * day) / 1_000) * 1_000;
  return {
    subject: `CN=${name}`,
    issuer: `CN=${name}`,
    serial: random.hex(32),
    sha1: random.hex(40),
    sha256: random.hex(64),
    notBefore: iso(notBefore),
    notAfter: iso(notBefore + 183 * day),
    selfSigned: true,
    windowsSelfMade: true,
    names: [name],
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
    keyUsage: ['keyEncipherment', 'dataEncipherment'],
    keyType: 'rsa',
    keyBits: 2048,
    signature: 'sha256WithRSAEncryption',
    isCa: false,
  };
}

/** A server certificate of a company's own authority, with that authority's certificate. */
export function issued(
  random: Random,
  names: readonly string[],
  now: number,
  changes: Partial<Certificate> = {},
): readonly [Certificate, Certificate] {
  const company = random.pick(['Corp Issuing CA 2', 'Example Root CA', 'contoso-DC1-CA', 'Firma SubCA G3']);
  const notBefore = Math.floor((now - random.int(10, 300) * day) / 1_000) * 1_000;
  const leaf: Certificate = {
    ...selfMade(random, names[0]!, now),
    issuer: `CN=${company}`,
    notBefore: iso(notBefore),
    notAfter: iso(notBefore + random.pick([397, 730, 1_095]) * day),
    selfSigned: false,
    windowsSelfMade: false,
    names,
    extendedKeyUsage: random.pick([
      ['1.3.6.1.5.5.7.3.1'],
      ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
      ['1.3.6.1.4.1.311.54.1.2', '1.3.6.1.5.5.7.3.1'],
    ]),
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    keyBits: random.pick([2048, 2048, 3072, 4096]),
    ...changes,
  };
  const { extendedKeyUsage: _, ...plain } = selfMade(random, company, now);
  const authority: Certificate = {
    ...plain,
    notBefore: iso(notBefore - 900 * day),
    notAfter: iso(notBefore + 2_600 * day),
    windowsSelfMade: false,
    names: [],
    keyUsage: ['keyCertSign', 'cRLSign'],
    keyBits: 4096,
    isCa: true,
  };
  return [leaf, authority];
}
