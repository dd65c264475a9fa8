import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeZip, type PackedFile } from '../../../test/writers/write-zip.ts';
import { inflate, salvage } from '../../node/files/inflate.ts';
import { Budget } from '../bytes/budget.ts';
import { fromUtf8, toHex, toUtf8 } from '../bytes/text.ts';
import { sourceOf } from './reader.ts';
import { looksLikeZip, readZip, type ZipEntry } from './zip.ts';

const files: readonly PackedFile[] = [
  { name: 'logs/System.evtx', bytes: toUtf8('event '.repeat(400)) },
  { name: 'stored.txt', bytes: toUtf8('as it is'), stored: true },
  { name: 'leer/ü.reg', bytes: new Uint8Array(0) },
];

const unpacking = { inflate, salvage, budget: new Budget(1_048_576) };

function entriesOf(bytes: Uint8Array): readonly ZipEntry[] {
  const { entries, problem } = readZip(sourceOf('a.zip', bytes), unpacking);
  expect(problem).toBeUndefined();
  return entries;
}

/** Everything that can be got out of an archive; it may be little, it never throws. */
function openAll(bytes: Uint8Array): readonly string[] {
  const { entries, problem } = readZip(sourceOf('a.zip', bytes), unpacking);
  const opened = entries.map((entry) => {
    const inside = entry.open();
    return inside.problem ?? `${entry.name}: ${inside.bytes?.length ?? 0}`;
  });
  return problem === undefined ? opened : [problem, ...opened];
}

it('reads what was packed, deflated and stored', () => {
  const opened = entriesOf(writeZip(files)).map(({ name, open }) => {
    const { bytes, problem } = open();
    return [name, problem ?? toHex(bytes!)];
  });
  expect(opened).toEqual(files.map(({ name, bytes }) => [name, toHex(bytes)]));
});

it('reads zip64, with and without its directory', () => {
  const whole = writeZip(files, true);
  const expected = files.map(({ name, bytes }) => [name, toHex(bytes)]);
  const opened = (entries: readonly ZipEntry[]) =>
    entries.map(({ name, open }) => [name, toHex(open().bytes!)]);
  expect(opened(entriesOf(whole))).toEqual(expected);
  const { entries, problem } = readZip(sourceOf('a.zip', whole.subarray(0, whole.length - 90)), unpacking);
  expect([problem, ...opened(entries)]).toEqual([expect.stringContaining('cut off'), ...expected]);
  expect(openAll(writeZip([{ ...files[0]!, claimedSize: 2 ** 45 }], true))[0]).toMatch(/at most 536870912/);
});

it('knows an archive by its first bytes', () => {
  expect(looksLikeZip(writeZip(files))).toBe(true);
  expect(looksLikeZip(writeZip([]))).toBe(true);
  expect(looksLikeZip(toUtf8('PK is how it begins'))).toBe(false);
});

describe('what is not unpacked is named', () => {
  const many = new Uint8Array(40_000_000);
  it.each<[string, PackedFile, RegExp]>([
    ['a bomb', { name: 'x', bytes: many }, /unpacks to 40000000 from \d+ bytes/],
    [
      'a lie about the size',
      { name: 'x', bytes: toUtf8('a'.repeat(5_000)), claimedSize: 10 },
      /larger than it says/,
    ],
    ['more than is read', { name: 'x', bytes: toUtf8('a'), claimedSize: 600_000_000 }, /at most 536870912/],
    ['an encrypted entry', { name: 'x', bytes: toUtf8('a'), encrypted: true }, /is encrypted/],
    ['another method', { name: 'x', bytes: toUtf8('a'), method: 14 }, /compression method 14/],
  ])('%s', (_, file, expected) => {
    const [only] = openAll(writeZip([file]));
    expect(only).toMatch(expected);
  });
});

it('reads what stands before the cut: whole files, and the beginning of the last', () => {
  const log = toUtf8(Array.from({ length: 400 }, (_, i) => `event ${i * 7_919}`).join(' '));
  const whole = writeZip([...files.slice(0, 2), { name: 'cut.evtx', bytes: log }]);
  const { entries, problem } = readZip(sourceOf('a.zip', whole.subarray(0, whole.length - 700)), unpacking);
  const opened = entries.map(({ name, open }) => ({ name, ...open() }));
  expect(problem).toMatch(/cut off/);
  expect(opened.slice(0, 2).map(({ bytes }) => toHex(bytes!))).toEqual(
    files.slice(0, 2).map(({ bytes }) => toHex(bytes)),
  );
  expect(opened[2]!.problem).toMatch(/cut\.evtx: is cut off; the \d+ bytes before are read/);
  expect(fromUtf8(log).startsWith(fromUtf8(opened[2]!.bytes!))).toBe(true);
  expect(opened[2]!.bytes!.length).toBeGreaterThan(100);
});

it.each([false, true])('survives being cut off at every byte (zip64: %s)', (zip64) => {
  const whole = writeZip(files, zip64);
  for (let length = 0; length < whole.length; length += 1) {
    const said = openAll(whole.subarray(0, length));
    expect(said.length, `${length} bytes`).toBeGreaterThan(0);
  }
});

it.each([false, true])('survives every turned bit (zip64: %s)', (zip64) => {
  const whole = writeZip(files, zip64);
  for (let at = 0; at < whole.length; at += 1) {
    const turned = whole.slice();
    turned[at]! ^= 1 << (at % 8);
    expect(() => openAll(turned), `byte ${at}`).not.toThrow();
  }
});

it('survives anything behind the mark of an archive', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      const bytes = new Uint8Array([0x50, 0x4b, 3, 4, ...noise, 0x50, 0x4b, 5, 6, ...noise.slice(0, 18)]);
      expect(() => openAll(bytes)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
