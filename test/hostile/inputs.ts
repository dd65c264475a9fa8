import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { toUtf8 } from '../../src/core/bytes/text.ts';
import { hex, join } from '../../src/core/bytes/write.ts';
import { encodePem } from '../../src/core/protocol/x509/pem.ts';
import { writePcap } from '../pcap-writer/capture-writer.ts';
import { TcpScript } from '../pcap-writer/tcp-script.ts';
import { writeBundle } from '../writers/write-bundle.ts';
import { deflatedZeros, gzippedZeros, sharedZip } from './archives.ts';
import { amplifyingLog, listingLog } from './logs.ts';
import { certificate } from '../fuzz/wire-seeds.ts';

/** A file of at most a megabyte that is made to take more than it should. */
export interface HostileInput {
  readonly name: string;
  readonly make: () => Uint8Array;
}

const MIB = 1_048_576;
const repeated = (text: string) => toUtf8(text.repeat(Math.floor(1_000_000 / text.length)));
const damaged = () =>
  join(deflatedZeros(240).subarray(0, -2), Uint8Array.of(7), new Uint8Array(200_000).fill(0xff));
const nothing = () => join(emptyBlocks(80_000), Uint8Array.of(0xff));

function emptyBlocks(count: number): Uint8Array {
  const blocks = new Uint8Array(5 * count);
  for (let i = 0; i < count; i += 1) blocks.set([0, 0, 0, 0xff, 0xff], 5 * i);
  return blocks;
}

const archives: readonly HostileInput[] = [
  { name: 'bomb.gz', make: () => gzippedZeros(511) },
  { name: 'bomb.zip', make: () => sharedZip(deflatedZeros(500), 500 * MIB, 1) },
  { name: 'log-bomb.zip', make: () => sharedZip(deflatedZeros(31, toUtf8('ElfFile\0')), 31 * MIB + 8, 300) },
  { name: 'six-names.zip', make: () => sharedZip(deflatedZeros(500), 500 * MIB, 6) },
  { name: 'gz-in-zip.zip', make: () => sharedZip(gzippedZeros(511), gzippedZeros(511).length, 200, 0) },
  { name: 'no-output.zip', make: () => sharedZip(nothing(), 1_000, 9_000) },
  { name: 'salvage.zip', make: () => sharedZip(damaged(), 500 * MIB, 8) },
  { name: 'salvage-small.zip', make: () => sharedZip(damaged(), 31 * MIB, 300) },
  {
    name: 'nested.zip',
    make: () => sharedZip(sharedZip(gzippedZeros(300), gzippedZeros(300).length, 300, 0), 350_000, 300, 0),
  },
];

const server = { server: '192.0.2.1' };
const request = hex`0300 0013 0ee00000000000 0100080003000000`;

const captures: readonly HostileInput[] = [
  {
    name: 'scan.pcap',
    make: () =>
      writePcap(
        fromMany(13_000).flatMap((script) => script.syn().packets),
        { link: 'raw' },
      ),
  },
  {
    name: 'requests.pcap',
    make: () =>
      writePcap(
        fromMany(3_600).flatMap((script) => script.syn().synAck().client(request).rst('server').packets),
        { link: 'raw' },
      ),
  },
];

function fromMany(count: number): readonly TcpScript[] {
  return Array.from(
    { length: count },
    (_, i) =>
      new TcpScript({ ...server, client: `10.1.${(i >> 8) & 255}.${i & 255}`, clientPort: 1_024 + (i >> 4) }),
  );
}

const key = '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\TermService]\r\n';
const gap = { name: 'services', reason: 'not understood', detail: '' } as const;
const event = {
  channel: 'System',
  provider: 'Schannel',
  id: 36_870,
  count: 1,
  first: '',
  last: '',
  newest: [],
};

const texts: readonly HostileInput[] = [
  {
    name: 'spaces.rdp',
    make: () => toUtf8(`full address:s:a\r\n${' '.repeat(500_000)}x${' '.repeat(500_000)}`),
  },
  { name: 'lines.rdp', make: () => repeated('a:i:1\r\na:i:2\r\n') },
  { name: 'colons.rdp', make: () => toUtf8(`full address:s:a\r\n${':'.repeat(1_000_000)}`) },
  { name: 'values.reg', make: () => toUtf8(`REGEDIT4\r\n${key}${'"Start"=dword:1\r\n'.repeat(55_000)}`) },
  {
    name: 'deletions.reg',
    make: () =>
      toUtf8(
        `REGEDIT4\r\n${key}${'"a"=dword:1\r\n'.repeat(30_000)}${'[-HKEY_LOCAL_MACHINE\\a]\r\n'.repeat(20_000)}`,
      ),
  },
  { name: 'broken.reg', make: () => toUtf8(`REGEDIT4\r\n${'x\r\n'.repeat(330_000)}`) },
  { name: 'name.reg', make: () => toUtf8(`REGEDIT4\r\n${key}"${'\\\\'.repeat(490_000)}`) },
  { name: 'bytes.reg', make: () => toUtf8(`REGEDIT4\r\n${key}"a"=hex:${'00,'.repeat(330_000)}`) },
  {
    name: 'continued.reg',
    make: () => toUtf8(`REGEDIT4\r\n${key}"a"=hex:\\\r\n${'00,\\\r\n'.repeat(160_000)}`),
  },
  {
    name: 'gaps.json',
    make: () => writeBundle({ facts: {}, gaps: Array.from({ length: 9_000 }, () => gap) }),
  },
  {
    name: 'events.json',
    make: () =>
      writeBundle({ facts: {}, events: Array.from({ length: 4_800 }, (_, i) => ({ ...event, id: i })) }),
  },
  {
    name: 'samples.json',
    make: () =>
      writeBundle({
        facts: {},
        events: [{ ...event, newest: Array.from({ length: 12_000 }, () => ({ at: '', fields: { a: '' } })) }],
      }),
  },
  { name: 'facts.json', make: () => savedCase(8_000) },
  { name: 'blocks.pem', make: () => toUtf8(encodePem('CERTIFICATE', certificate.der).repeat(900)) },
  { name: 'begins.pem', make: () => repeated('-----BEGIN CERTIFICATE-----\n') },
  { name: 'nested.cer', make: () => nestedDer(250_000) },
  { name: 'iterations.pfx', make: endlessPfx },
];

function savedCase(facts: number): Uint8Array {
  const source = { by: 'probe', from: 'x', at: '2026-09-01T12:00:00.000Z' };
  const fact = { name: 'clockHere', value: '2026-09-01T12:00:00.000Z', source };
  return toUtf8(
    JSON.stringify({ format: 2, target: 'x', facts: Array.from({ length: facts }, () => fact), gaps: [] }),
  );
}

function nestedDer(levels: number): Uint8Array {
  const bytes = new Uint8Array(4 * levels);
  for (let i = 0; i < levels; i += 1) {
    const length = Math.min(0xffff, bytes.length - 4 * i - 4);
    bytes.set([0x30, 0x82, length >> 8, length & 0xff], 4 * i);
  }
  return bytes;
}

/** A PKCS #12 file of OpenSSL whose iteration counts are set to 2,147,483,647. */
function endlessPfx(): Uint8Array {
  const folder = mkdtempSync(pathOf(tmpdir(), 'rdpdoctor-hostile-'));
  try {
    const [pem, pfx] = [pathOf(folder, 'a.pem'), pathOf(folder, 'a.pfx')];
    writeFileSync(pem, certificate.pem + certificate.keyPem);
    execFileSync('openssl', ['pkcs12', '-export', '-in', pem, '-out', pfx, '-passout', 'pass:'], {
      stdio: 'ignore',
    });
    return withIterations(new Uint8Array(readFileSync(pfx)), hex`7fffffff`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The MAC's iteration count, the last number of a PKCS #12 file, in four bytes instead of two. */
function withIterations(pfx: Uint8Array, count: Uint8Array): Uint8Array {
  const at = pfx.findLastIndex((byte, i) => byte === 0x30 && pfx[i + 1] === pfx.length - i - 2);
  const grown = join(pfx.subarray(0, -4), hex`0204`, count);
  grown[at + 1]! += 2;
  grown[3]! += 2;
  return grown;
}

/** Every kind of file that is read, each in the ways in which it can be made to take more than it should. */
export const hostileInputs: readonly HostileInput[] = [
  ...archives,
  { name: 'amplify.evtx', make: () => amplifyingLog(1) },
  { name: 'amplify10.evtx', make: () => amplifyingLog(10) },
  { name: 'lists.evtx', make: () => listingLog() },
  ...captures,
  ...texts,
];
