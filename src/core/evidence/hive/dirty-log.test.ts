import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeHive } from '../../../../test/writers/write-hive.ts';
import { writeDirtyLog, writeHiveLog } from '../../../../test/writers/write-hive-log.ts';
import { nodeCrypto } from '../../../node/crypto.ts';
import { inflate, salvage } from '../../../node/files/inflate.ts';
import { readEvidence } from '../read-evidence.ts';
import { sourceOf } from '../reader.ts';
import { dirtyLog } from './dirty-log.ts';

/** A hive of several blocks in which the port of the listener, at its end, is this. */
const hive = (port: number, sequences: readonly [number, number] = [7, 6], services = 60) =>
  writeHive(
    {
      Select: { Current: 1 },
      ...Object.fromEntries(
        Array.from({ length: services }, (_, i) => [`ControlSet001\\Services\\Service${i}`, { Start: 3 }]),
      ),
      'ControlSet001\\Control\\Terminal Server\\WinStations\\RDP-Tcp': { PortNumber: port },
    },
    { sequences, minorVersion: 3 },
  );
const from = hive(3389);
const to = hive(3391);

async function read(files: Readonly<Record<string, Uint8Array>>) {
  const { facts, notes, cut } = await readEvidence(
    Object.entries(files).map(([name, bytes]) => sourceOf(name, bytes)),
    { crypto: nodeCrypto, inflate, salvage, now: '2026-09-01T10:00:00Z' },
  );
  const settings = facts.find(({ name }) => name === 'listenerSettings');
  const port = settings?.name === 'listenerSettings' ? settings.value.port?.value : undefined;
  return { port, notes: notes.join('\n'), cut };
}

/** The hive with a damaged first block, and a first bin that knows when it was written. */
function damaged(writtenLow: number): Uint8Array {
  const bytes = Uint8Array.from(from);
  bytes[36] = 0xff;
  const words = new DataView(bytes.buffer);
  words.setUint32(4096 + 20, writtenLow, true);
  words.setUint32(4096 + 24, 0x01dc_0000, true);
  return bytes;
}

describe('a hive with a log of the old form', () => {
  it.each<readonly [string, Uint8Array, Readonly<Record<string, Uint8Array>>, number, RegExp]>([
    ['takes the changes in', from, { 'SYSTEM.LOG1': writeDirtyLog(from, to) }, 3391, /1 set of changes from/],
    [
      'also from one log alone',
      from,
      { 'SYSTEM.LOG': writeDirtyLog(from, to) },
      3391,
      /from SYSTEM\.LOG read/,
    ],
    ['as Windows 2000 has it', from, { 'system.log': writeDirtyLog(from, to, { type: 2 }) }, 3391, /1 set/],
    [
      'takes the one of its own time, whichever that is',
      from,
      {
        'SYSTEM.LOG1': writeDirtyLog(from, hive(3399), { writtenLow: 5 }),
        'SYSTEM.LOG2': writeDirtyLog(from, to),
      },
      3391,
      /1 set/,
    ],
    [
      'leaves one of another time out',
      from,
      { 'SYSTEM.LOG1': writeDirtyLog(from, to, { writtenLow: 5 }) },
      3389,
      /hold none of them/,
    ],
    [
      'leaves one out that was not written to its end itself',
      from,
      { 'SYSTEM.LOG1': writeDirtyLog(from, to, { sequences: [8, 7] }) },
      3389,
      /hold none of them/,
    ],
    [
      'leaves one out that is cut',
      from,
      { 'SYSTEM.LOG1': writeDirtyLog(from, to).subarray(0, -512) },
      3389,
      /hold none of them/,
    ],
    [
      'prefers what Windows 8.1 and later wrote',
      from,
      {
        'SYSTEM.LOG1': writeHiveLog(from, [{ sequence: 7, from, to }]),
        'SYSTEM.LOG': writeDirtyLog(from, hive(3399)),
      },
      3391,
      /1 set/,
    ],
    [
      'with a bad first block goes by the time of its first bin',
      damaged(0xd53e_8000),
      { 'SYSTEM.LOG1': writeDirtyLog(from, to) },
      3391,
      /1 set/,
    ],
    [
      'with a bad first block and a first bin of another time stays as it is',
      damaged(1),
      { 'SYSTEM.LOG1': writeDirtyLog(from, to) },
      3389,
      /hold none of them/,
    ],
  ])('%s', async (_, system, logs, port, note) => {
    const seen = await read({ SYSTEM: system, ...logs });
    expect(seen.notes).toMatch(note);
    expect(seen.port).toBe(port);
    expect(seen.cut).toBe(/missing/.test(seen.notes) ? 1 : 0);
  });

  it('that grew is read to its new end', async () => {
    const [small, grown] = [hive(3389, [7, 6], 2), hive(3393, [7, 6], 90)];
    expect(grown.length).toBeGreaterThan(small.length);
    const log = writeDirtyLog(small, grown);
    // The root key stays where it is when a hive grows.
    small.set(grown.subarray(36, 44), 36);
    small.set(grown.subarray(508, 512), 508);
    expect((await read({ SYSTEM: small, 'SYSTEM.LOG1': log })).port).toBe(3393);
  });
});

it('takes single sectors as well as whole blocks', () => {
  const log = writeDirtyLog(from, to);
  const whole = dirtyLog(sourceOf('log', log))!;
  const first = log.subarray(516).findIndex((bits) => bits !== 0);
  const fewer = Uint8Array.from(log);
  fewer[516 + first] = 0b1001_0110;
  const { pages } = dirtyLog(sourceOf('log', fewer))!.entry;
  expect(whole.entry.pages[0]).toMatchObject({ offset: first * 4096 });
  expect(pages.slice(0, 3).map(({ offset, bytes }) => [offset - first * 4096, bytes.length])).toEqual([
    [512, 1024],
    [2048, 512],
    [3584, 512],
  ]);
});

it('an old log takes any damage', () => {
  const whole = writeDirtyLog(from, to);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
      fc.nat(whole.length),
      (changes, cut) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const pages = dirtyLog(sourceOf('log', bytes.subarray(0, cut)))?.entry.pages ?? [];
        expect(pages.reduce((sum, page) => sum + page.bytes.length, 0)).toBeLessThanOrEqual(cut);
      },
    ),
    { numRuns: 300 },
  );
});
