import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DecodeError } from '../../bytes/reader.ts';
import { toUtf16le } from '../../bytes/text.ts';
import { hex, join, u16le, u32le } from '../../bytes/write.ts';
import { openChunk } from './chunk.ts';
import { renderXml } from './render-xml.ts';
import { resolveFragment } from './resolve-event.ts';
import { readFragment } from './template-instance.ts';

/** Bytes, or bytes that depend on where they stand. */
type Piece = Uint8Array | ((at: number) => Uint8Array);

function placed(pieces: readonly Piece[]): Uint8Array {
  let bytes: Uint8Array = new Uint8Array();
  for (const piece of pieces) bytes = join(bytes, typeof piece === 'function' ? piece(bytes.length) : piece);
  return bytes;
}

const name = (text: string) => (at: number) =>
  join(u32le(at + 4), hex`00000000 0000`, u16le(text.length), toUtf16le(`${text}\0`));
const counted = (text: string) => join(u16le(text.length), toUtf16le(text));

function xmlOf(...pieces: readonly Piece[]): string {
  const bytes = placed(pieces);
  const chunk = openChunk(bytes, new Map(), []);
  return renderXml(resolveFragment(chunk, readFragment(chunk, 0, bytes.length, 0)).children);
}

const open = hex`01 00000000`; // element without attributes (1), its size (4): not needed to read it
const openWithAttributes = hex`41 00000000`;

describe('binary XML written out without a template', () => {
  test.each<readonly [string, readonly Piece[], string]>([
    ['an empty element', [hex`0f010100`, open, name('A'), hex`03 00`], '<A/>'],
    ['text', [open, name('A'), hex`02 05 01`, counted('x < y'), hex`04`], '<A>x &lt; y</A>'],
    [
      'attributes in several parts',
      [
        openWithAttributes,
        name('A'),
        hex`00000000 46`,
        name('b'),
        hex`05 01`,
        counted('1'),
        hex`08 2200 06`,
        name('c'),
        hex`05 01`,
        counted(''),
        hex`03`,
      ],
      '<A b="1&quot;" c=""/>',
    ],
    [
      'a CDATA section',
      [open, name('A'), hex`02 07`, counted('a]]>b'), hex`04`],
      '<A><![CDATA[a]]]]><![CDATA[>b]]></A>',
    ],
    ['a character reference', [open, name('A'), hex`02 08 e400 04`], '<A>ä</A>'],
    ['a predefined entity', [open, name('A'), hex`02 09`, name('amp'), hex`04`], '<A>&amp;</A>'],
    ['another entity', [open, name('A'), hex`02 49`, name('nbsp'), hex`04`], '<A>&nbsp;</A>'],
    ['a processing instruction', [hex`0a`, name('go'), hex`0b`, counted('now')], '<?go now?>'],
    ['elements in elements', [open, name('A'), hex`02`, open, name('B'), hex`03 04`], '<A>\n  <B/>\n</A>'],
  ])('%s', (_, pieces, expected) => {
    expect(xmlOf(...pieces)).toBe(expected);
  });

  test.each<readonly [string, readonly Piece[], RegExp]>([
    ['an unknown token', [hex`3c`], /BinXml at byte \d+: token 0x3c is not known/],
    ['an element that never ends', [open, name('A'), hex`02`], /ends before its elements do/],
    ['a name outside the chunk', [open, u32le(900_000), hex`03`], /name at byte 900000: outside the chunk/],
    [
      'endless nesting',
      Array.from({ length: 150 }, () => [open, name('A'), hex`02`]).flat(),
      /nest deeper than 100/,
    ],
  ])('%s is named', (_, pieces, problem) => {
    expect(() => xmlOf(...pieces)).toThrow(problem);
  });

  test('any bytes decode or are refused with a DecodeError', () => {
    const tokens = fc.constantFrom(
      0x00,
      0x01,
      0x41,
      0x02,
      0x03,
      0x04,
      0x05,
      0x06,
      0x0a,
      0x0c,
      0x0d,
      0x0e,
      0x0f,
    );
    const byte = fc.oneof(tokens, fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 300 }), (bytes) => {
        try {
          xmlOf(Uint8Array.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
