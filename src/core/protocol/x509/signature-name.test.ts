import { expect, it } from 'vitest';
import { hex } from '../../bytes/write.ts';
import { DerReader } from './der.ts';
import { derExplicit, derNull, derOid, derSequence } from './der-write.ts';
import { signatureNameOf } from './signature-name.ts';

const nameOf = (...content: Uint8Array[]) =>
  signatureNameOf(new DerReader(derSequence(...content), 'Test').any('name'));
const pss = derOid('1.2.840.113549.1.1.10');
const sha384 = derSequence(derOid('2.16.840.1.101.3.4.2.2'), derNull());

it.each([
  ['sha1WithRSAEncryption', [derOid('1.2.840.113549.1.1.5'), derNull()]],
  ['ecdsa-with-SHA384', [derOid('1.2.840.10045.4.3.3')]],
  ['ED25519', [derOid('1.3.101.112')]],
  ['1.2.3.4', [derOid('1.2.3.4')]],
  ['sha384WithRSASSA-PSS', [pss, derSequence(derExplicit(0, sha384))]],
  ['sha1WithRSASSA-PSS', [pss, derSequence()]],
  ['sha1WithRSASSA-PSS', [pss]],
  ['unreadableWithRSASSA-PSS', [pss, derSequence(derExplicit(0, hex`30`))]],
])('names %s', (name, content) => {
  expect(nameOf(...content)).toBe(name);
});
