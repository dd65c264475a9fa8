import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { at, logFiles, logOf } from '../../../test/corpus/evidence/log-events.ts';
import { sharedZip } from '../../../test/hostile/archives.ts';
import { writeBundle } from '../../../test/writers/write-bundle.ts';
import { writeRdpFile } from '../../../test/writers/write-rdp-file.ts';
import { writeRegistryExport } from '../../../test/writers/write-registry-export.ts';
import { writeZip } from '../../../test/writers/write-zip.ts';
import { nodeCrypto } from '../../node/crypto.ts';
import { inflate, salvage } from '../../node/files/inflate.ts';
import { toUtf8 } from '../bytes/text.ts';
import { readEvidence } from './read-evidence.ts';
import { sourceOf, type ByteSource } from './reader.ts';

const context = { crypto: nodeCrypto, inflate, salvage, now: '2026-09-01T12:00:00.000Z' };
const read = (...sources: readonly ByteSource[]) => readEvidence(sources, context);
const names = (facts: readonly { readonly name: string }[]) => facts.map(({ name }) => name);

const terminalServer = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const reg = writeRegistryExport({ [terminalServer]: { fDenyTSConnections: 1 } });
const rdp = writeRdpFile({ 'full address': 'srv01' });
const server = logOf('SRV01');
const [log] = logFiles([server.rcm(1058, at('08-30 02:00:00'), ['x'])]);

describe('what a file is follows from its content', () => {
  it.each<[string, Uint8Array, readonly string[]]>([
    ['photo.jpg', reg, ['listenerSettings']],
    ['notes.evtx', rdp, ['rdpFile']],
    ['readme.txt', log!.bytes, ['eventActivity', 'serverEvents', 'timeline']],
    ['a.log', writeBundle({ facts: { sessions: { active: 1, disconnected: 0 } } }), ['sessions']],
    [
      'all.bin',
      writeZip([
        { name: 'x', bytes: reg },
        { name: 'y', bytes: rdp },
      ]),
      ['listenerSettings', 'rdpFile'],
    ],
    ['reg.gz', new Uint8Array(gzipSync(reg)), ['listenerSettings']],
  ])('%s', async (name, bytes, expected) => {
    const { facts, understood } = await read(sourceOf(name, bytes));
    expect(names(facts).toSorted()).toEqual(expected);
    expect(understood).toBeGreaterThan(0);
  });
});

describe('what cannot be read is named', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['empty.evtx', new Uint8Array(0), /^empty\.evtx: empty file$/],
    ['photo.evtx', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /a JPEG image/],
    ['old.evt', toUtf8('\u0030\0\0\0LfLe and so on'), /Windows XP/],
    ['SYSTEM', toUtf8('regf and so on'), /registry hive/],
    ['noise.bin', Uint8Array.from([1, 2, 3, 4, 5]), /unknown kind of file \(begins with 01020304\)/],
    ['half.json', toUtf8('{ "format": "rdpdoctor-bundle", "version": 1'), /cut off or damaged/],
    ['old.json', toUtf8('{ "format": "rdpdoctor-bundle", "version": 9 }'), /version/],
    ['cut.gz', new Uint8Array(gzipSync(reg)).slice(0, 30), /gzip file that is damaged/],
    ['cut.zip', writeZip([{ name: 'x', bytes: reg }]).slice(0, 60), /cut off/],
  ])('%s', async (name, bytes, expected) => {
    const { facts, notes } = await read(sourceOf(name, bytes));
    expect(facts).toEqual([]);
    expect(notes.join('\n')).toMatch(expected);
  });

  it('nested archives, three deep and no deeper', async () => {
    const nested = (depth: number): Uint8Array =>
      depth === 0 ? reg : writeZip([{ name: `${depth}.zip`, bytes: nested(depth - 1) }]);
    expect(names((await read(sourceOf('a.zip', nested(3)))).facts)).toEqual(['listenerSettings']);
    const deeper = await read(sourceOf('a.zip', nested(4)));
    expect(deeper.facts).toEqual([]);
    expect(deeper.notes.join('\n')).toMatch(/deeper than 3/);
  });

  it('a sparse file of 4 GB, in bounded time', async () => {
    let asked = 0;
    const zeros: ByteSource = {
      name: 'huge.bin',
      size: 4 * 1024 ** 3,
      read: (offset, length) => {
        asked += length;
        return new Uint8Array(Math.min(length, 4 * 1024 ** 3 - offset));
      },
    };
    const { notes } = await read(zeros);
    expect(notes[0]).toMatch(/unknown kind of file/);
    expect(asked).toBeLessThanOrEqual(4_096);
  });

  it('a registry export of 4 GB is too large for its kind', async () => {
    const start = writeRegistryExport({});
    const huge: ByteSource = {
      name: 'huge.reg',
      size: 4 * 1024 ** 3,
      read: (offset, length) => start.subarray(offset, offset + length),
    };
    const { facts, notes } = await read(huge);
    expect(facts).toEqual([]);
    expect(notes[0]).toMatch(/huge\.reg: 4294967296 bytes, at most 268435456/);
  });
});

it.each([
  ['a log', log!.bytes],
  ['a registry export', reg],
  ['an .rdp file', rdp],
  ['a bundle', writeBundle({ facts: {} })],
])('%s cut off anywhere leaves a fact or a word about it', async (_, bytes) => {
  const step = Math.max(1, Math.floor(bytes.length / 300));
  for (let length = 1; length < bytes.length; length += step) {
    const { notes, facts } = await read(sourceOf('x', bytes.subarray(0, length)));
    expect(notes.length + facts.length, `${length} bytes`).toBeGreaterThan(0);
  }
});

describe('several computers', () => {
  const other = logOf('SRV02');
  const both = logFiles([
    server.rcm(1056, at('08-30 02:00:00')),
    other.rcm(1058, at('08-30 02:00:00'), ['x']),
  ]).map(({ name, bytes }) => sourceOf(name, bytes));
  const ids = async (...sources: readonly ByteSource[]) => {
    const { facts, notes } = await read(...sources);
    const events = facts.find((one) => one.name === 'serverEvents');
    return { ids: events?.value.tallies.map(({ id }) => id), notes };
  };

  it('the one that the .rdp file names is judged, and that is said', async () => {
    expect(await ids(...both, sourceOf('a.rdp', rdp))).toEqual({
      ids: [1056],
      notes: ['what SRV02 tell is left out: the connection goes to another computer'],
    });
  });

  it('all of them where none is named', async () => {
    expect((await ids(...both)).ids?.toSorted()).toEqual([1056, 1058]);
  });

  it('bundles of two computers never make one table', async () => {
    const listeners = (computer: string, port: number) =>
      sourceOf(
        `${computer}.json`,
        writeBundle({
          computer,
          facts: { listenerSettings: { port: { value: port, origin: 'local' }, otherListeners: [] } },
        }),
      );
    const { facts } = await read(listeners('SRV02', 3390), listeners('SRV01', 3389), sourceOf('a.rdp', rdp));
    expect(facts.find((one) => one.name === 'listenerSettings')?.value).toMatchObject({
      port: { value: 3389 },
    });
  });
});

describe('what takes too much is stopped', () => {
  const zip = (names: number, bytes: Uint8Array) =>
    writeZip(Array.from({ length: names }, (_, i) => ({ name: `${i}`, bytes, stored: true })));

  it.each<[string, () => Uint8Array, RegExp]>([
    [
      'grows.zip',
      () =>
        writeZip(Array.from({ length: 4 }, (_, i) => ({ name: `${i}`, bytes: new Uint8Array(30_000_000) }))),
      /it grows to more than \d+ bytes/,
    ],
    [
      'shared.zip',
      () => sharedZip(new Uint8Array(400_000), 400_000, 100, 0),
      /more than \d+ bytes would have to be read: its parts overlap/,
    ],
  ])('%s, and says so; what stands beside it is read as ever', async (name, make, why) => {
    const { facts, notes, cut } = await read(sourceOf(name, make()), sourceOf('a.rdp', rdp));
    expect(notes[0]).toMatch(
      new RegExp(`^${name}: stopped here, ${why.source}; what was read up to there is below$`),
    );
    expect(cut).toBe(1);
    expect(names(facts)).toEqual(['rdpFile']);
  });

  it('by the clock, where one is given', async () => {
    let now = 0;
    const clock = () => (now += 1_000);
    const { notes } = await readEvidence([sourceOf('slow.zip', zip(900, rdp)), sourceOf('a.rdp', rdp)], {
      ...context,
      clock,
    });
    expect(notes[0]).toMatch(/^slow\.zip: stopped here, it takes longer than \d+ s;/);
  });

  it('not where an archive is large and honest', async () => {
    const { notes, understood } = await read(sourceOf('many.zip', zip(900, rdp)));
    expect(notes).toEqual([]);
    expect(understood).toBe(900);
  });
});
