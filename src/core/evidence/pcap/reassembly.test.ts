import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writePcap } from '../../../../test/pcap-writer/capture-writer.ts';
import { fragments } from '../../../../test/pcap-writer/frames.ts';
import { TcpScript, type TimedPacket } from '../../../../test/pcap-writer/tcp-script.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { join } from '../../bytes/write.ts';
import { Capture } from './capture.ts';
import { DEFAULT_LIMITS } from './connections/connection-table.ts';
import { MAX_HEAD } from './connections/stream.ts';

function read(packets: readonly TimedPacket[], limits = DEFAULT_LIMITS): Capture {
  const capture = new Capture(limits, (port) => port === 3389);
  capture.push(writePcap(packets));
  capture.finish();
  return capture;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const first = (packets: readonly TimedPacket[]) => read(packets).connections()[0]!;
const opened = (options = {}) => new TcpScript(options).open();
const record = (length: number) =>
  join(Uint8Array.of(0x17, 3, 3, length >> 8, length & 0xff), new Uint8Array(length));

describe('the bytes come out as they were sent', () => {
  it.each([
    ['in order', opened().server(toUtf8('one ')).server(toUtf8('two ')).server(toUtf8('three'))],
    ['swapped', opened().server(toUtf8('one ')).server(toUtf8('two ')).server(toUtf8('three')).reorder(2)],
    [
      'turned around',
      opened().server(toUtf8('one ')).server(toUtf8('two ')).server(toUtf8('three')).reorder(3),
    ],
    [
      'sent twice',
      opened()
        .server(toUtf8('one '))
        .resend('server')
        .server(toUtf8('two '))
        .resend('server', 1)
        .server(toUtf8('three')),
    ],
    [
      'across the end of the number space',
      opened({ serverSequence: 0xffff_fffa })
        .server(toUtf8('one '))
        .server(toUtf8('two '))
        .server(toUtf8('three')),
    ],
  ])('%s', (_, script) => {
    expect(text(first(script.packets).fromTarget.stream.head)).toBe('one two three');
  });

  it('whatever the order, the overlaps and the repetitions', () => {
    const body = Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 251);
    const cuts = fc.array(fc.tuple(fc.nat(599), fc.integer({ min: 1, max: 200 })), { maxLength: 30 });
    fc.assert(
      fc.property(cuts, fc.integer({ min: 0, max: 0xffff_ffff }), (extra, serverSequence) => {
        const script = opened({ serverSequence });
        const pieces = [...extra, ...Array.from({ length: 30 }, (_, i) => [i * 20, 20] as const)];
        for (const [at, length] of pieces) {
          const placed = new TcpScript({ serverSequence: (serverSequence + at) >>> 0 }).open();
          const [packet] = placed.server(body.subarray(at, at + length)).packets.slice(-1);
          (script.packets as TimedPacket[]).push({
            at: script.packets.at(-1)!.at + 1,
            packet: packet!.packet,
          });
        }
        const { stream } = first(script.packets).fromTarget;
        expect(stream.head).toEqual(body);
        expect(stream.missing).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('puts IP fragments together in any order', () => {
    const script = opened().server(toUtf8('x'.repeat(900)));
    const last = script.packets.at(-1)!;
    const header = { from: '192.0.2.11', to: '192.0.2.10', protocol: 6, ttl: 60, id: 77 };
    const cut = fragments(header, last.packet.subarray(20), 200).map((packet, i) => ({
      at: last.at + i,
      packet,
    }));
    const [one, two, ...rest] = cut;
    const packets = [...script.packets.slice(0, -1), two!, ...rest, { ...one!, at: last.at + 90 }];
    expect(first(packets).fromTarget.stream.length).toBe(900);
    expect(read([...script.packets.slice(0, -1), two!]).warnings()).toEqual([
      'capture: 1 fragmented packets have fragments missing',
    ]);
  });
});

describe('what the path did is counted', () => {
  it('retransmissions, duplicate acknowledgements and zero windows', () => {
    const script = opened()
      .lose('server', toUtf8('lost'))
      .server(toUtf8('after'))
      .wait(300)
      .resend('server')
      .ack('client')
      .ack('client', { window: 0 });
    const { fromTarget, fromOpener } = first(script.packets);
    expect(fromTarget).toMatchObject({ retransmissions: 1, largestSegment: 5 });
    expect(fromOpener.zeroWindows).toBe(1);
  });

  it('bytes the other side acknowledged but the capture never showed', () => {
    const script = opened()
      .server(toUtf8('one '))
      .lose('server', toUtf8('two '))
      .server(toUtf8('three'))
      .ack('client');
    const { stream } = first(script.packets).fromTarget;
    expect([text(stream.head), stream.missing, stream.length, stream.holeAt]).toEqual(['one ', 4, 13, 4]);
  });

  it('a new connection on the same ports is another one', () => {
    const one = opened().client(toUtf8('a')).rst('server');
    const two = opened({ clientSequence: 90_000, start: '2026-09-01T12:00:05.000Z' }).client(toUtf8('b'));
    const connections = read([...one.packets, ...two.packets]).connections();
    expect(connections.map(({ fromOpener }) => text(fromOpener.stream.head))).toEqual(['a', 'b']);
  });
});

describe('memory stays bounded', () => {
  it('a long stream keeps its start and its last short TLS records', () => {
    const script = opened({ mss: 16_000 });
    for (let i = 0; i < 40; i += 1) script.server(record(16_384)).server(record(90));
    const { stream } = first(script.packets).fromTarget;
    expect(stream.length).toBe(40 * (record(16_384).length + 95));
    expect(stream.head.length).toBe(MAX_HEAD);
    expect(stream.trail?.last.map(({ index }) => index)).toEqual([65, 67, 69, 71, 73, 75, 77, 79]);
  });

  it('many long streams keep less of each, and the start of all', () => {
    const packets = Array.from({ length: 40 }, (_, i) => {
      const script = new TcpScript({
        clientPort: 3_000 + i,
        start: `2026-09-01T12:00:${10 + i}.000Z`,
      }).open();
      for (let count = 0; count < 100; count += 1) script.server(record(768));
      return script.packets;
    }).flat();
    const connections = read(packets, { ...DEFAULT_LIMITS, bytes: 400_000 }).connections();
    expect(connections.length).toBe(40);
    for (const { fromTarget } of connections) {
      expect(fromTarget.stream.head.length).toBeGreaterThanOrEqual(2_048);
      expect(fromTarget.stream.trail?.last.at(-1)?.index).toBe(99);
    }
    expect(
      connections.reduce((sum, { fromTarget }) => sum + fromTarget.stream.head.length, 0),
    ).toBeLessThanOrEqual(400_000);
  });

  it('connections beyond the limit are counted, not kept', () => {
    const packets = Array.from(
      { length: 50 },
      (_, i) => new TcpScript({ clientPort: 2_000 + i }).syn().packets,
    ).flat();
    const capture = read(packets, { ...DEFAULT_LIMITS, reported: 20, connections: 30 });
    expect(capture.connections().length).toBe(20);
    expect(capture.warnings()).toEqual(['capture: 30 further connections were not looked at']);
  });

  it('a hole that never closes does not collect for ever', () => {
    const script = opened().lose('server', toUtf8('x'));
    for (let i = 0; i < 1_500; i += 1) script.server(new Uint8Array(1_000));
    const { stream, waiting } = first(script.packets).fromTarget;
    expect(waiting).toBeLessThanOrEqual(1024 * 1024);
    expect(stream.missing).toBe(1);
  });
});
