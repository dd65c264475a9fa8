import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writePcap, writePcapng } from '../../../../test/pcap-writer/capture-writer.ts';
import { TcpScript } from '../../../../test/pcap-writer/tcp-script.ts';
import { nodeCrypto } from '../../../node/crypto.ts';
import { hex, join } from '../../bytes/write.ts';
import { readCapture } from './read-capture.ts';

const request = hex`0300 0013 0ee0 0000 0000 00 01 00 0800 0b000000`;
const confirm = hex`0300 0013 0ed0 0000 1234 00 02 1f 0800 08000000`;
const script = new TcpScript().open().client(request).server(confirm).rst('server');
const pcap = writePcap(script.packets);
const pcapng = writePcapng(script.packets, {
  secrets: `CLIENT_RANDOM ${'ab'.repeat(32)} ${'cd'.repeat(48)}`,
  dropped: 1,
});
const options = { crypto: nodeCrypto };

describe('files that are no capture are named for what they are', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'capture: the file is empty'],
    ['a picture', hex`ffd8ffe0 00104a46 49460001`, 'capture: this is a JPEG picture, not a capture'],
    ['three bytes', hex`010203`, 'capture: starts with 3 bytes, which is neither pcap nor pcapng'],
    [
      'text',
      Buffer.from('hello, this is text'),
      'capture: starts with 0x68656C6C, which is neither pcap nor pcapng',
    ],
    [
      'gzip without an unpacker',
      hex`1f8b0800 00000000`,
      'capture: this is a file packed with gzip; unpack it first',
    ],
    ['half a header', pcap.subarray(0, 12), 'capture: cut short inside the pcap file header'],
    ['zeros', new Uint8Array(1_000), 'capture: starts with 0x0, which is neither pcap nor pcapng'],
  ])('%s', async (_, file, problem) => {
    expect(await readCapture(file, options)).toEqual({ connections: [], warnings: [problem], packets: 0 });
  });
});

describe.each([
  ['pcap', pcap],
  ['pcapng', pcapng],
])('a damaged %s', (_, file) => {
  it('cut at every byte gives what was before the cut', async () => {
    const whole = (await readCapture(file, options)).packets;
    let before = 0;
    for (let length = 0; length <= file.length; length += 1) {
      const { packets, warnings } = await readCapture(file.subarray(0, length), options);
      // The packet in which the file is cut is read as far as it is there.
      expect(packets).toBeGreaterThanOrEqual(before - 1);
      expect(packets).toBeLessThanOrEqual(whole);
      if (packets < whole - 1) expect(warnings.length + packets).toBeGreaterThan(0);
      before = Math.max(before, packets);
    }
    expect(before).toBe(whole);
  });

  it('in pieces of any size is read the same', async () => {
    const whole = await readCapture(file, options);
    for (const size of [1, 2, 7, 64, 1_000]) {
      const pieces = function* () {
        for (let at = 0; at < file.length; at += size) yield file.slice(at, at + size);
      };
      expect(await readCapture(pieces(), options)).toEqual(whole);
    }
  });

  it('with flipped bits is read or named, in bounded time', async () => {
    const flips = fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const damaged = file.slice();
        for (const [at, mask] of changes) damaged[at] = damaged[at]! ^ mask;
        const { packets } = await readCapture(damaged, options);
        expect(packets).toBeLessThanOrEqual(script.packets.length + 8);
      }),
      { numRuns: 500 },
    );
  });

  it('with garbage in the middle is read on behind it', async () => {
    const many = Array.from(
      { length: 20 },
      (_, i) => new TcpScript({ clientPort: 4_000 + i }).syn().packets,
    ).flat();
    const long = file === pcap ? writePcap(many) : writePcapng(many);
    const middle = Math.floor(long.length / 8) * 4;
    const damaged = join(long.subarray(0, middle), new Uint8Array(64).fill(0xee), long.subarray(middle + 64));
    const { packets, warnings } = await readCapture(damaged, options);
    expect(packets).toBeGreaterThanOrEqual(16);
    expect(warnings.some((warning) => /damaged from byte \d+ to byte \d+/.test(warning))).toBe(true);
  });
});

it('random bytes behind a good header neither throw nor hang', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4_000 }), fc.boolean(), async (noise, ng) => {
      const start = ng ? pcapng.subarray(0, 60) : pcap.subarray(0, 24);
      const { connections } = await readCapture(join(start, noise), options);
      expect(Array.isArray(connections)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('hostile bytes inside good packets neither throw nor hang', async () => {
  const starts = [
    request,
    confirm,
    hex`1603010100010000fc0303`,
    hex`160303003a020000360303`,
    hex`0501000501000101020304 0d3d`,
    hex`43 4f 4e 4e 45 43 54 20`,
  ];
  const talk = fc.array(
    fc.tuple(fc.boolean(), fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 })),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(talk, async (turns) => {
      const talked = new TcpScript().open();
      for (const [client, start, noise] of turns) {
        const said = join(start, noise);
        if (client) talked.client(said);
        else talked.server(said);
      }
      const { connections } = await readCapture(writePcap(talked.fin('server').packets), options);
      expect(connections.length).toBe(1);
    }),
    { numRuns: 1_000 },
  );
});

describe('files too large to be meant', () => {
  it('zeros behind a header are given up after 64 MiB', async () => {
    let given = 0;
    const endless = function* () {
      yield pcap;
      for (; given < 4096; given += 1) yield new Uint8Array(1024 * 1024);
    };
    const { packets, warnings } = await readCapture(endless(), options);
    expect(packets).toBe(script.packets.length);
    expect(warnings).toEqual([`pcap: no packet found after byte ${pcap.length}; the rest was not read`]);
    expect(given).toBeLessThan(70);
  });

  it('what gzip unpacks to is bounded', async () => {
    const bomb = gzipSync(join(pcap, new Uint8Array(8 * 1024 * 1024)));
    const { packets, warnings } = await readCapture(bomb, { ...options, gunzip, maxBytes: 1_000_000 });
    expect(packets).toBe(script.packets.length);
    expect(warnings).toContain('capture: only the first 1000000 bytes were read');
  });

  it('a block that claims gigabytes is damage', async () => {
    const huge = pcapng.slice();
    new DataView(huge.buffer).setUint32(huge.length - 64, 0xffff_fff0, true);
    expect((await readCapture(huge, options)).packets).toBeGreaterThan(0);
  });
});

async function* gunzip(
  packed: Iterable<Uint8Array> | AsyncIterable<Uint8Array> | Uint8Array,
): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of packed instanceof Uint8Array ? [packed] : packed) pieces.push(piece);
  yield new Uint8Array(gunzipSync(join(...pieces)));
}
