import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The kinds of keys practice certificates have. */
export type KeyKind =
  | 'rsa512'
  | 'rsa1024'
  | 'rsa2048'
  | 'rsa3072'
  | 'rsa4096'
  | 'ec256'
  | 'ec384'
  | 'dsa1024';

export interface LabKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const made = new Map<string, LabKey>();

/** The key of one kind and slot; made once for this process, because large RSA keys take seconds. */
export function labKey(kind: KeyKind, slot: string): LabKey {
  const known = made.get(`${kind} ${slot}`);
  if (known) return known;
  const key = generate(kind);
  made.set(`${kind} ${slot}`, key);
  return key;
}

function generate(kind: KeyKind): LabKey {
  if (kind === 'ec256') return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  if (kind === 'ec384') return generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
  if (kind === 'dsa1024') return generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
  return generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(3)) });
}
