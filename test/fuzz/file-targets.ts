import { deflateRawSync, gzipSync } from 'node:zlib';
import { Budget } from '../../src/core/bytes/budget.ts';
import { crc32 } from '../../src/core/bytes/crc32.ts';
import { fromUtf8, toUtf8 } from '../../src/core/bytes/text.ts';
import { EvtxReader } from '../../src/core/evidence/evtx/evtx-reader.ts';
import { readCapture } from '../../src/core/evidence/pcap/read-capture.ts';
import { lintRdpFile } from '../../src/core/evidence/rdp-file/lint.ts';
import { readRdpFile, readRdpUri } from '../../src/core/evidence/rdp-file/settings.ts';
import { readEvidence } from '../../src/core/evidence/read-evidence.ts';
import { sourceOf } from '../../src/core/evidence/reader.ts';
import { readRegistryExport } from '../../src/core/evidence/registry-export/read-registry-export.ts';
import { readZip } from '../../src/core/evidence/zip.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';
import { inflate, salvage } from '../../src/node/files/inflate.ts';
import { openPfx } from '../../src/node/files/pfx.ts';
import { writeEvtx } from '../evtx-writer/write-evtx.ts';
import { writePcap, writePcapng } from '../pcap-writer/capture-writer.ts';
import { TcpScript } from '../pcap-writer/tcp-script.ts';
import { writeBundle } from '../writers/write-bundle.ts';
import { summed, writeDirtyLog, writeHiveLog } from '../writers/write-hive-log.ts';
import { writeHive } from '../writers/write-hive.ts';
import { writeRdpFile } from '../writers/write-rdp-file.ts';
import { writeRegistryExport } from '../writers/write-registry-export.ts';
import { writeZip } from '../writers/write-zip.ts';
import type { Target } from './target.ts';
import { certificate, negotiationSeeds, tlsSeeds } from './wire-seeds.ts';

const context = {
  crypto: nodeCrypto,
  inflate,
  salvage,
  now: '2026-09-01T12:00:00.000Z',
  openPfx: (_: string, bytes: Uint8Array) => openPfx(bytes, 'x'),
};

const log = writeEvtx([
  {
    provider: 'Schannel',
    id: 36_870,
    time: '2026-09-01T11:00:00.0000000Z',
    channel: 'System',
    computer: 'SRV01',
    data: { Type: 'server', ErrorCode: '0x8009030d', ErrorState: 10_001 },
  },
  {
    provider: 'TermDD',
    id: 56,
    time: '2026-09-01T11:00:01.0000000Z',
    channel: 'System',
    computer: 'SRV01',
    data: ['\\Device\\Termdd', '192.0.2.9'],
    binary: new Uint8Array(40).fill(1),
  },
  {
    provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager',
    id: 21,
    time: '2026-09-01T11:00:02.0000000Z',
    channel: 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
    computer: 'SRV01',
    userData: {
      element: 'EventXML',
      namespace: 'Event_NS',
      values: { User: 'CORP\\ada', SessionID: 2, Address: '192.0.2.9' },
    },
  },
]);

const talk = new TcpScript()
  .open()
  .client(negotiationSeeds[3]!)
  .server(negotiationSeeds[0]!)
  .client(tlsSeeds()[0]!)
  .server(tlsSeeds()[2]!)
  .fin('server');
const captures = () => [
  writePcap(talk.packets),
  writePcapng(talk.packets, { names: { '192.0.2.7': 'srv01' } }),
];

const settings = () => [
  writeRdpFile({
    'full address': 'srv01:3389',
    'authentication level': 0,
    username: 'CORP\\ada',
    signscope: 'Full Address',
    signature: 'AAAA',
  }),
  writeRdpFile(
    { 'full address': 'srv01', gatewayhostname: 'gw', gatewayusagemethod: 1, 'password 51': '01' },
    'utf8',
  ),
];

const terminalServer = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const exports = () =>
  (['utf16', 'ansi'] as const).map((form) =>
    writeRegistryExport(
      {
        [terminalServer]: { fDenyTSConnections: 1 },
        [`${terminalServer}\\WinStations\\RDP-Tcp`]: {
          PortNumber: 3389,
          SSLCertificateSHA1Hash: new Uint8Array(20),
          LoadBalanceInfo: 'a\\"b',
          Names: ['a', 'b'],
        },
      },
      form,
    ),
  );

const bundle = () =>
  writeBundle({
    facts: { services: { TermService: { state: 'running', startup: 'manual' } } },
    events: [
      {
        channel: 'System',
        provider: 'Schannel',
        id: 36_870,
        count: 3,
        first: '2026-09-01T10:00:00Z',
        last: '2026-09-01T11:00:00Z',
        newest: [{ at: '2026-09-01T11:00:00Z', fields: { Type: 'server' } }],
      },
    ],
  });

const archives = () => [
  writeZip([
    { name: 'a.rdp', bytes: settings()[1]! },
    { name: 'b/c.json', bytes: bundle(), stored: true },
  ]),
  writeZip([{ name: 'x.zip', bytes: writeZip([{ name: 'k.reg', bytes: exports()[1]! }]) }]),
  new Uint8Array(gzipSync(settings()[1]!)),
  writeZip([{ name: 'z.gz', bytes: new Uint8Array(gzipSync(deflateRawSync(exports()[0]!))) }]),
];

/** Everything that can be made of a file. */
const evidence = (bytes: Uint8Array) => readEvidence([sourceOf('file', bytes)], context);

/** Hives with each kind of list. */
function hives(): readonly Uint8Array[] {
  const server = 'ControlSet001\\Control\\Terminal Server';
  const keys = {
    Select: { Current: 1 },
    [server]: { fDenyTSConnections: 1 },
    [`${server}\\WinStations\\RDP-Tcp`]: { PortNumber: 3389, SSLCertificateSHA1Hash: new Uint8Array(20) },
    'ControlSet001\\Services\\TermService': { Start: 3, ObjectName: 'NT Authority\\NetworkService' },
  };
  return (['lf', 'lh', 'li', 'ri'] as const).map((list) => writeHive(keys, { list }));
}

/** Logs of hives of both forms, each read with the hive it belongs to. */
function hiveLogs(): readonly Uint8Array[] {
  const [from, to] = hivesBeforeAndAfter;
  return [writeDirtyLog(from, to), writeHiveLog(from, [{ sequence: 7, from, to }])];
}

function readHiveWithLog(log: Uint8Array) {
  return readEvidence([sourceOf('SYSTEM', hivesBeforeAndAfter[0]), sourceOf('SYSTEM.LOG1', log)], context);
}

const hivesBeforeAndAfter = [3389, 3390].map((port) =>
  writeHive(
    {
      Select: { Current: 1 },
      'ControlSet001\\Control\\Terminal Server\\WinStations\\RDP-Tcp': { PortNumber: port },
    },
    { sequences: [7, 6] },
  ),
) as [Uint8Array, Uint8Array];

/** Readers of files. */
export const fileReaders: readonly Target[] = [
  { name: 'event log', seeds: () => [log], repair: withChecksums, run: readLog },
  { name: 'capture', seeds: captures, run: (bytes) => readCapture([bytes], { crypto: nodeCrypto }) },
  {
    name: 'rdp file',
    seeds: settings,
    most: 20_000,
    run: (bytes) => [lintRdpFile(readRdpFile(bytes)), lintRdpFile(readRdpUri(fromUtf8(bytes)))],
  },
  { name: 'registry export', seeds: exports, run: (bytes) => readRegistryExport(bytes) },
  { name: 'registry hive', seeds: hives, run: evidence },
  { name: 'log of a registry hive', seeds: hiveLogs, repair: summed, run: readHiveWithLog },
  {
    name: 'zip',
    seeds: archives,
    run: (bytes) =>
      readZip(sourceOf('a.zip', bytes), { ...context, budget: new Budget(bytes.length) }).entries.map(
        ({ open }) => open(),
      ),
  },
  {
    name: 'salvage',
    seeds: archives,
    run: (bytes) => [salvage(bytes, 'raw', 1e6), salvage(bytes, 'gzip', 1e6), inflate(bytes, 'gzip', 1e6)],
  },
  {
    name: 'evidence',
    seeds: () => [
      ...settings(),
      ...exports(),
      bundle(),
      ...archives(),
      certificate.der,
      toUtf8(certificate.pem),
      ...captures(),
    ],
    run: evidence,
  },
  { name: 'bundle', seeds: () => [bundle()], run: evidence },
];

function readLog(bytes: Uint8Array): number {
  const reader = new EvtxReader({ recovered: true });
  let read = 0;
  for (const { record, xml } of reader.push(bytes)) read += record.data.length + xml().length;
  for (const { record } of reader.close()) read += record.data.length;
  reader.summary();
  return read;
}

/** The checksums of the first chunk put right. */
function withChecksums(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 4_096 + 65_536) return bytes;
  const chunk = bytes.subarray(4_096, 4_096 + 65_536);
  const view = new DataView(chunk.buffer, chunk.byteOffset);
  const end = view.getUint32(48, true);
  if (end >= 512 && end <= 65_536) view.setUint32(52, crc32(chunk.subarray(512, end)), true);
  const head = new Uint8Array(120 + 384);
  head.set(chunk.subarray(0, 120));
  head.set(chunk.subarray(128, 512), 120);
  view.setUint32(124, crc32(head), true);
  return bytes;
}
