import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DecodeError } from '../../bytes/reader.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { hex } from '../../bytes/write.ts';
import { DerReader, tags } from './der.ts';
import { der, derBmpString, derOid, derSequence, derSet, derUtf8String } from './der-write.ts';
import { decodeName, decodeString } from './name.ts';

const pair = (oid: string, value: Uint8Array) => derSequence(derOid(oid), value);
const nameOf = (...sets: Uint8Array[]) => decodeName(new DerReader(derSequence(...sets), 'Test').any('name'));
const cn = (value: Uint8Array) => nameOf(derSet(pair('2.5.4.3', value)));

it('puts the most specific part first', () => {
  const name = nameOf(
    derSet(pair('2.5.4.6', der(tags.printableString, toUtf8('DE')))),
    derSet(pair('2.5.4.10', derUtf8String('Büro AG'))),
    derSet(pair('2.5.4.3', derUtf8String('srv01')), pair('2.5.4.5', derUtf8String('7'))),
  );
  expect(name).toEqual({
    text: 'CN=srv01+SERIALNUMBER=7, O=Büro AG, C=DE',
    commonNames: ['srv01'],
    attributes: 4,
  });
});

it('shows an attribute nobody named by its number', () => {
  expect(nameOf(derSet(pair('1.2.3.4', derUtf8String('x')))).text).toBe('1.2.3.4=x');
});

it('is empty without attributes', () => {
  expect(nameOf()).toEqual({ text: '', commonNames: [], attributes: 0 });
});

it.each([
  ['a, b', 'CN=a\\, b'],
  ['#1', 'CN=\\#1'],
  [' x ', 'CN=\\ x\\ '],
  ['a+b="c"\\;<>', 'CN=a\\+b=\\"c\\"\\\\\\;\\<\\>'],
  ['a\nb\u0000', 'CN=a\\0ab\\00'],
])('escapes %j', (text, expected) => {
  expect(cn(derUtf8String(text)).text).toBe(expected);
});

it.each([
  ['UTF-8', derUtf8String('Größe'), 'Größe'],
  ['BMP', derBmpString('Größe 計'), 'Größe 計'],
  ['teletex', der(tags.teletexString, hex`47 72 f6`), 'Grö'],
  ['universal', der(tags.universalString, hex`0001f600 00000041`), '😀A'],
  ['universal beyond Unicode', der(tags.universalString, hex`7fffffff`), '\uFFFD'],
  ['BMP of odd length', der(tags.bmpString, hex`0041 00`), 'A'],
  ['something else', der(tags.octetString, hex`aa`), '#0401aa'],
])('reads %s strings', (_, value, text) => {
  expect(decodeString(new DerReader(value, 'Test').any('value'))).toBe(text);
});

it('reads or throws DecodeError whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      try {
        nameOf(derSet(pair('2.5.4.3', bytes)), bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }),
  );
});
