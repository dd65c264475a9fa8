import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeHive } from '../../../../test/writers/write-hive.ts';
import { writeHiveLog } from '../../../../test/writers/write-hive-log.ts';
import { nodeCrypto } from '../../../node/crypto.ts';
import { inflate, salvage } from '../../../node/files/inflate.ts';
import { readEvidence as readFiles } from '../../../node/files/read-evidence.ts';
import { writeZip } from '../../../../test/writers/write-zip.ts';
import { readEvidence } from '../read-evidence.ts';
import { sourceOf } from '../reader.ts';
import { logEntries } from './log-entries.ts';
import { marvin32 } from './marvin32.ts';

/** A hive in which the port of the listener is this, and which is as long as `services` make it. */
const hive = (port: number, sequences: readonly [number, number] = [7, 6], services = 0) =>
  writeHive(
    {
      Select: { Current: 1 },
      'ControlSet001\\Control\\Terminal Server\\WinStations\\RDP-Tcp': { PortNumber: port },
      ...Object.fromEntries(
        Array.from({ length: services }, (_, i) => [`ControlSet001\\Services\\Service${i}`, { Start: 3 }]),
      ),
    },
    { sequences },
  );
const log = (...changes: readonly (readonly [sequence: number, from: number, to: number])[]) =>
  writeHiveLog(
    hive(3389),
    changes.map(([sequence, from, to]) => ({ sequence, from: hive(from), to: hive(to) })),
  );

async function read(files: Readonly<Record<string, Uint8Array>>) {
  const { facts, notes, cut } = await readEvidence(
    Object.entries(files).map(([name, bytes]) => sourceOf(name, bytes)),
    { crypto: nodeCrypto, inflate, salvage, now: '2026-09-01T10:00:00Z' },
  );
  const settings = facts.find(({ name }) => name === 'listenerSettings');
  const port = settings?.name === 'listenerSettings' ? settings.value.port?.value : undefined;
  return { port, notes: notes.join('\n'), cut };
}

describe('the hash of a log entry', () => {
  // Known answers of SymCrypt and of corefx (MarvinTests).
  it.each([
    ['', '30ed35c100cd3c7d'],
    ['af', '48e73fc77d75ddc1'],
    ['e70f', 'b5f6e1fc485dbff8'],
    ['37f495', 'f0b07c789b8cf7e8'],
    ['8642dc59', '7008f2e87e9cf556'],
    ['153fb79826', 'e6c08c6da2afa997'],
    ['0932e6246c47', '6f04bf1a5ea24060'],
    ['ab427ea8d10fc7', 'e11847e4f0678c41'],
  ])('of %s is %s', (bytes, wanted) => {
    const [low, high] = marvin32(Buffer.from(bytes, 'hex'), [0x001b_dbcc, 0x004f_b61a]);
    expect([high, low].map((word) => word.toString(16).padStart(8, '0')).join('')).toBe(wanted);
  });
});

describe('a hive that was not written to its end', () => {
  it.each<readonly [string, Readonly<Record<string, Uint8Array>>, number, RegExp]>([
    [
      'alone says what is missing',
      {},
      3389,
      /its last changes are missing, SYSTEM\.LOG1, \.LOG2 and \.LOG are not here/,
    ],
    [
      'with its log has the changes',
      { 'SYSTEM.LOG1': log([7, 3389, 3391]) },
      3391,
      /1 set of changes from SYSTEM\.LOG1 read/,
    ],
    ['finds it in whatever case', { 'system.log1': log([7, 3389, 3391]) }, 3391, /1 set of changes/],
    [
      'takes both logs in the order of their numbers',
      { 'SYSTEM.LOG1': log([9, 3391, 3392]), 'SYSTEM.LOG2': log([7, 3389, 3390], [8, 3390, 3391]) },
      3392,
      /3 sets of changes from SYSTEM\.LOG1 and SYSTEM\.LOG2/,
    ],
    ['leaves older changes out', { 'SYSTEM.LOG1': log([5, 3389, 3399]) }, 3389, /hold none of them/],
    [
      'stops at a gap and says so',
      { 'SYSTEM.LOG1': log([7, 3389, 3390], [9, 3390, 3392]) },
      3390,
      /after sequence 7 are missing/,
    ],
    [
      'stops at the first torn entry',
      { 'SYSTEM.LOG1': log([7, 3389, 3390], [8, 3390, 3391]).subarray(0, -512) },
      3390,
      /1 set of/,
    ],
  ])('%s', async (_, logs, port, note) => {
    const seen = await read({ SYSTEM: hive(3389), ...logs });
    expect(seen.port).toBe(port);
    expect(seen.notes).toMatch(note);
    expect(seen.cut).toBe(/missing/.test(seen.notes) ? 1 : 0);
  });

  it('is not changed by an entry whose hash does not fit', async () => {
    const bad = log([7, 3389, 3391]);
    bad[600] = (bad[600] ?? 0) ^ 1;
    expect(await read({ SYSTEM: hive(3389), 'SYSTEM.LOG1': bad })).toMatchObject({ port: 3389, cut: 1 });
  });

  it('that grew is read to its new end', async () => {
    const [from, to] = [hive(3389, [7, 6]), hive(3393, [7, 6], 90)];
    expect(to.length).toBeGreaterThan(from.length);
    const grown = writeHiveLog(from, [{ sequence: 7, from, to }]);
    // The root key stays where it is when a hive grows.
    from.set(to.subarray(36, 40), 36);
    from.set(to.subarray(508, 512), 508);
    expect((await read({ SYSTEM: from, 'SYSTEM.LOG1': grown })).port).toBe(3393);
  });

  it('with a bad first block is read by the copy that the log begins with', async () => {
    const damaged = hive(3389);
    damaged[36] = 0xff;
    const seen = await read({ SYSTEM: damaged, 'SYSTEM.LOG1': log([7, 3389, 3391]) });
    expect(seen.port).toBe(3391);
    expect(seen.notes).toMatch(/wrong checksum|was not written to its end/);
  });

  it('is found with its log in an archive, too', async () => {
    const zip = writeZip([
      { name: 'config/SYSTEM', bytes: hive(3389) },
      { name: 'config/SYSTEM.LOG1', bytes: log([7, 3389, 3391]) },
    ]);
    expect((await read({ 'disk.zip': zip })).port).toBe(3391);
  });
});

it('a hive that is named alone finds its log in its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-hive-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'SYSTEM'), hive(3389));
  writeFileSync(join(folder, 'system.LOG1'), log([7, 3389, 3391]));
  const { facts, problems } = await readFiles({ paths: [join(folder, 'SYSTEM')] });
  expect(facts[0]?.value).toMatchObject({ port: { value: 3391 } });
  expect(problems.join()).toContain('system.LOG1');
});

it('a hive that was closed takes nothing from its log', async () => {
  const seen = await read({ SYSTEM: hive(3389, [7, 7]), 'SYSTEM.LOG1': log([7, 3389, 3391]) });
  expect(seen).toMatchObject({ port: 3389, cut: 0 });
});

it('a log takes any damage', () => {
  const whole = log([7, 3389, 3390], [8, 3390, 3391]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
      fc.nat(whole.length),
      (changes, cut) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        expect(logEntries(sourceOf('log', bytes.subarray(0, cut))).length).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 300 },
  );
});
