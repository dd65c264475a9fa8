import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvtx, type EvtxSummary } from '../../src/core/evidence/evtx/evtx-reader.ts';
import type { EventFilter, EvtxEvent } from '../../src/core/evidence/evtx/read-chunk.ts';
import type { EvtxRecord } from '../../src/core/evidence/evtx/record.ts';
import {
  bitFlipped,
  chunkOffset,
  cutOut,
  overwritten,
  recordOffsets,
  withoutChunkSignature,
} from '../evtx-writer/damage.ts';
import { ChunkWriter } from '../evtx-writer/chunk-writer.ts';
import type { EncodedValue } from '../evtx-writer/encode-value.ts';
import { eventShape, type ElementShape } from '../evtx-writer/template-shape.ts';
import { writeEvtx } from '../evtx-writer/write-evtx.ts';

function read(
  pieces: readonly Uint8Array[],
  filter: EventFilter = {},
): { readonly records: readonly EvtxRecord[]; readonly summary: EvtxSummary } {
  const records: EvtxRecord[] = [];
  const reading = readEvtx(pieces, filter);
  let next: IteratorResult<EvtxEvent, EvtxSummary> = reading.next();
  for (; next.done !== true; next = reading.next()) {
    next.value.xml();
    records.push(next.value.record);
  }
  return { records, summary: next.value };
}

function numbered(count: number, from = 1, machine = 'srv01') {
  return Array.from({ length: count }, (_, i) => ({
    provider: i % 2 === 0 ? 'Schannel' : 'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
    id: i % 2 === 0 ? 36_870 : 261,
    time: `2026-03-01T08:15:30.${String(from + i).padStart(7, '0')}Z`,
    channel: 'System',
    computer: machine,
    data: { Number: from + i, Text: `event ${from + i}` },
  }));
}

const log = writeEvtx(numbered(90), { recordsPerChunk: 30 });
const ids = (records: readonly EvtxRecord[]) => records.map(({ recordId }) => recordId);
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('a whole log', () => {
  test('loses nothing', () => {
    const { records, summary } = read([log]);
    expect(ids(records)).toEqual(range(1, 90));
    expect(summary).toMatchObject({
      recognised: true,
      chunks: 3,
      records: 90,
      lossCount: 0,
      missing: 0,
      unused: 0,
    });
  });

  test('gives the same events in pieces of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 150_000 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        const pieces: Uint8Array[] = [];
        for (let at = 0, i = 0; at < log.length; i += 1) {
          const size = sizes[i % sizes.length] ?? 1;
          pieces.push(log.subarray(at, at + size));
          at += Math.max(size, 1024);
          if (size < 1024) pieces.push(log.subarray(at - 1024 + size, at));
        }
        expect(read(pieces).records).toEqual(read([log]).records);
      }),
      { numRuns: 30 },
    );
  });

  test('is filtered by provider and id before anything else is read', () => {
    const asked: string[] = [];
    const wanted = ({ provider, eventId }: { provider: string; eventId: number }) => {
      asked.push(provider);
      return provider === 'Schannel' && eventId === 36_870;
    };
    const { records, summary } = read([log], { wanted });
    expect(records).toHaveLength(45);
    expect(asked.length).toBeGreaterThanOrEqual(90);
    expect(summary.records).toBe(90);
  });
});

describe('damage', () => {
  test.each([
    ['overwritten', overwritten(log, 0, 4096)],
    ['missing', cutOut(log, 0, 4096)],
  ])('a file header that is %s loses no event', (_, damaged) => {
    const { records, summary } = read([damaged]);
    expect(ids(records)).toEqual(range(1, 90));
    expect(summary.headerProblem).toBeDefined();
    expect(summary.missing).toBe(0);
  });

  test('a chunk without its signature is searched for records', () => {
    const { records, summary } = read([withoutChunkSignature(log, 1)]);
    expect(ids(records)).toEqual(range(1, 90));
    expect(summary.losses).toEqual([
      { chunk: 1, offset: chunkOffset(1), problem: '65536 bytes: no chunk header; 30 records found' },
    ]);
    expect(summary.missing).toBe(0);
  });

  test('a lost chunk is counted by the numbers of its neighbours', () => {
    const { records, summary } = read([overwritten(log, chunkOffset(1), 65_536, 0xaa)]);
    expect(ids(records)).toEqual([...range(1, 30), ...range(61, 90)]);
    expect(summary.missing).toBe(30);
  });

  test('bytes cut out of a chunk cost that chunk only its end', () => {
    const [, , , , , from = 0] = recordOffsets(log, 1);
    const { records, summary } = read([cutOut(log, from, 1000)]);
    expect(ids(records)).toEqual(expect.arrayContaining([...range(1, 35), ...range(61, 90)]));
    expect(summary.missing).toBe(90 - new Set(ids(records)).size);
  });

  test('an overwritten record costs that record', () => {
    const [, , third = 0, fourth = 0] = recordOffsets(log, 0);
    const { records, summary } = read([overwritten(log, third, fourth - third, 0xff)]);
    expect(ids(records)).toEqual([1, 2, ...range(4, 90)]);
    expect(summary).toMatchObject({ missing: 1, lossCount: 1 });
    expect(summary.losses[0]).toMatchObject({ chunk: 0, offset: third });
  });

  test('one turned bit in a text is told by the checksum', () => {
    const [first = 0, second = 0] = recordOffsets(log, 1);
    const { records, summary } = read([bitFlipped(log, first + (second - first) - 9, 0)]);
    expect(ids(records)).toEqual(range(1, 90));
    expect(summary.losses).toEqual([
      {
        chunk: 1,
        offset: chunkOffset(1),
        problem: 'the checksum does not match: records are altered, or from different times',
      },
    ]);
  });

  test('a record with a wrong length is still read, in part', () => {
    const [, , third = 0] = recordOffsets(log, 0);
    const { records } = read([overwritten(log, third + 4, 2, 0xff)]);
    expect(ids(records)).toEqual(range(1, 90));
    expect(records[2]).toMatchObject({ recordId: 3, eventId: 36_870, partial: true });
  });

  test('a stale chunk header hides no record', () => {
    const stale = log.slice();
    const view = new DataView(stale.buffer);
    const [, , , , sixth = 0] = recordOffsets(log, 2);
    view.setUint32(chunkOffset(2) + 48, sixth - chunkOffset(2), true);
    view.setBigUint64(chunkOffset(2) + 32, 64n, true);
    view.setBigUint64(chunkOffset(2) + 16, 64n, true);
    expect(ids(read([stale]).records)).toEqual(range(1, 90));
  });

  test('older records in unused space are read only when asked for', () => {
    const reused = writeEvtx(numbered(30, 1, 'older'));
    const newer = writeEvtx(numbered(5, 501, 'newer'), { firstRecordId: 501 });
    const end = recordOffsets(newer, 0).at(-1) ?? 0;
    const size = new DataView(newer.buffer).getUint32(end + 4, true);
    reused.set(newer.subarray(0, end + size));
    const without = read([reused]);
    expect(ids(without.records)).toEqual(range(501, 505));
    expect(without.summary.unused).toBeGreaterThan(15);
    const { records, summary } = read([reused], { recovered: true });
    const older = records.filter(({ recovered }) => recovered);
    expect(older.length).toBe(summary.recovered);
    expect(older.length).toBeGreaterThan(15);
    expect(older.at(-1)).toMatchObject({
      recordId: 30,
      computer: 'older',
      data: [{ text: '30' }, { text: 'event 30' }],
    });
  });
});

describe('anything at all', () => {
  const small = writeEvtx(numbered(3));
  const used = (recordOffsets(small, 0).at(-1) ?? 0) + 600;

  test('a log cut at every byte gives what is whole before the cut', () => {
    let before = 0;
    for (let length = 0; length < used; length += 1) {
      const { records } = read([small.subarray(0, length)]);
      const whole = records.filter(({ partial }) => partial !== true).length;
      expect(whole).toBeGreaterThanOrEqual(before);
      before = whole;
    }
    expect(before).toBe(3);
  });

  test('turned bits are survived', () => {
    const flip = fc.tuple(fc.integer({ min: 0, max: used }), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(fc.array(flip, { minLength: 1, maxLength: 12 }), (flips) => {
        const damaged = flips.reduce((bytes, [offset, bit]) => bitFlipped(bytes, offset, bit), small);
        expect(read([damaged], { recovered: true }).records.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 400 },
    );
  });

  test('random bytes after every header are survived', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 200, maxLength: 4000 }),
        fc.integer({ min: 512, max: 2000 }),
        (noise, at) => {
          const damaged = small.slice();
          damaged.set(noise, chunkOffset(0) + at);
          expect(read([damaged], { recovered: true }).summary.recognised).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['a JPEG', Uint8Array.from({ length: 200_000 }, (_, i) => [0xff, 0xd8, 0xff, 0xe0][i] ?? (i * 31) % 251)],
    ['zeros', new Uint8Array(300_000)],
  ])('%s is not taken for a log', (_, bytes) => {
    expect(read([bytes]).summary).toMatchObject({ recognised: false, records: 0 });
  });

  test('a template that holds a template instance is refused, not followed', () => {
    const looped = small.slice();
    const body = looped.findIndex(
      (byte, i) => i > chunkOffset(0) + 550 && byte === 0x41 && looped[i - 4] === 0x0f,
    );
    looped[body] = 0x0c;
    const { summary } = read([looped]);
    expect(summary.records).toBe(0);
    expect(summary.losses[0]?.problem).toContain('a template definition holds a template instance');
  });

  test('a template that uses one long value over and over is given up', () => {
    expect(read([usingOneValue(10)]).records[0]?.data).toHaveLength(10);
    expect(read([usingOneValue(100)]).summary.losses[0]?.problem).toContain('grows beyond reason');
  });
});

/** A log of one event whose EventData shows the same 15,000 characters `times` times. */
function usingOneValue(times: number): Uint8Array {
  const shape: ElementShape = {
    name: 'EventData',
    content: Array.from({ length: times }, () => ({ name: 'Data', content: 0 })),
  };
  const long: EncodedValue = { type: 0x01, bytes: new Uint8Array(30_000).fill(0x41) };
  const short: EncodedValue = { type: 0x01, bytes: Uint8Array.of(0x41, 0) };
  const inner = (writer: ChunkWriter) => writer.instance('inner', shape, [long]);
  const values = Array.from({ length: 19 }, (_, i) => (i === 17 ? inner : short));
  const chunk = new ChunkWriter();
  chunk.addRecord(1n, 0n, () => chunk.instance('event', eventShape, values));
  return chunk.finish(1n);
}
