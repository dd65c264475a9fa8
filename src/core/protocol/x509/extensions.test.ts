import { expect, it } from 'vitest';
import { hex } from '../../bytes/write.ts';
import { DerReader } from './der.ts';
import { der, derBitString, derExplicit, derOctetString, derOid, derSequence } from './der-write.ts';
import { decodeExtensions } from './extensions.ts';

const extension = (oid: string, value: Uint8Array) => derSequence(derOid(oid), derOctetString(value));
const read = (...list: Uint8Array[]) =>
  decodeExtensions(new DerReader(derExplicit(3, derSequence(...list)), 'Test').any('extensions'));

it('knows nothing without extensions', () => {
  expect(decodeExtensions(undefined)).toEqual({ oids: [], alternativeNames: [], isCa: false });
});

it.each([
  ['c000020a', '192.0.2.10'],
  ['20010db8000000000000000000000001', '2001:db8::1'],
  ['00000000000000000000000000000000', '::'],
  ['00000000000000000000000000000001', '::1'],
  ['fe800000000000000000000000000000', 'fe80::'],
  ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
  ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
  ['20010000000000010000000000000001', '2001:0:0:1::1'],
  ['0102', 'address of 2 bytes'],
])('writes address %s as %s', (bytes, text) => {
  const name = der(0x87, Uint8Array.from(Buffer.from(bytes, 'hex')));
  expect(read(extension('2.5.29.17', derSequence(name))).alternativeNames).toEqual([text]);
});

it('passes over names that are neither DNS names nor addresses', () => {
  const names = derSequence(der(0x81, hex`61`), der(0x82, hex`62`), der(0xa4, derSequence()));
  expect(read(extension('2.5.29.17', names)).alternativeNames).toEqual(['b']);
});

it('reads a key usage of two bytes', () => {
  expect(read(extension('2.5.29.15', derBitString(hex`0880`, 7))).keyUsage).toEqual([
    'keyAgreement',
    'decipherOnly',
  ]);
});

const ca = (value: Uint8Array) => extension('2.5.29.19', derSequence(der(0x01, value)));

it('counts the first of two equal extensions', () => {
  expect(read(ca(hex`ff`), ca(hex`00`))).toMatchObject({ isCa: true, oids: ['2.5.29.19', '2.5.29.19'] });
});
