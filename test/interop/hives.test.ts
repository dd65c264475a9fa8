import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromUtf16le } from '../../src/core/bytes/text.ts';
import { readEvidence } from '../../src/node/files/read-evidence.ts';
import { writeHive } from '../writers/write-hive.ts';
import { writeHiveLog } from '../writers/write-hive-log.ts';
import { writeRegistryExport, type RegistryKeys } from '../writers/write-registry-export.ts';
import { missing } from './packages.ts';

const why = missing('hivexsh', 'hivexregedit');
const prefix = 'HKEY_LOCAL_MACHINE\\SYSTEM';
const set = `${prefix}\\ControlSet001`;

/** Enough services that hivex has to make lists of lists, and values of the types that settings have. */
const keys = withParents({
  [`${prefix}\\Select`]: { Current: 1, Default: 1 },
  [`${set}\\Control\\Terminal Server`]: { fDenyTSConnections: 0, MaxOutstandingConnections: 300 },
  [`${set}\\Control\\Terminal Server\\WinStations\\RDP-Tcp`]: {
    PortNumber: 3391,
    SecurityLayer: 1,
    UserAuthentication: 1,
    SSLCertificateSHA1Hash: Uint8Array.from({ length: 20 }, (_, i) => 255 - i),
    CertTemplateName: 'Remote Desktop',
  },
  [`${set}\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002`]: {
    Functions: ['TLS_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA'],
  },
  [`${set}\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server`]: {
    Enabled: 0,
    DisabledByDefault: 1,
  },
  ...Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`${set}\\Services\\Service${i}`, { Start: i % 5 }]),
  ),
  [`${set}\\Services\\TermService`]: { Start: 3, ObjectName: 'NT Authority\\NetworkService' },
});

/** hivexregedit makes no key whose parent is not there. */
function withParents(given: RegistryKeys): RegistryKeys {
  const all: Record<string, RegistryKeys[string]> = {};
  for (const [key, values] of Object.entries(given)) {
    const parts = key.split('\\');
    for (let depth = 3; depth < parts.length; depth += 1) all[parts.slice(0, depth).join('\\')] ??= {};
    all[key] = values;
  }
  return all;
}

describe.skipIf(why !== undefined)(`hives of hivex${why === undefined ? '' : ` (${why})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-hives-'));
  const path = (name: string) => join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true }));

  const factsOf = async (name: string) => {
    const { facts, problems } = await readEvidence({ paths: [path(name)] });
    expect(problems).toEqual([]);
    return Object.fromEntries(facts.map((one) => [one.name, one.value]));
  };

  beforeAll(() => {
    // hivex changes hives and makes none, so it begins with an empty one of ours.
    writeFileSync(path('SYSTEM'), writeHive({ Empty: {} }, { minorVersion: 3 }));
    // hivexregedit takes UTF-8 and single line ends.
    writeFileSync(path('all.reg'), fromUtf16le(writeRegistryExport(keys)).replaceAll('\r\n', '\n'));
    execFileSync('hivexregedit', ['--merge', '--prefix', prefix, path('SYSTEM'), path('all.reg')]);
  });

  it('that hivex wrote tell what the export tells', async () => {
    const facts = await factsOf('SYSTEM');
    expect(facts).toEqual(await factsOf('all.reg'));
    expect(facts['listenerSettings']).toMatchObject({ port: { value: 3391 }, securityLayer: { value: 1 } });
    expect(facts['services']).toEqual({
      TermService: { state: 'unknown', startup: 'manual', account: 'NT Authority\\NetworkService' },
    });
  });

  it('that were changed by hivexsh tell the change', async () => {
    writeFileSync(path('changed'), readFileSync(path('SYSTEM')));
    const listener = 'cd \\ControlSet001\\Control\\Terminal Server\\WinStations\\RDP-Tcp';
    execFileSync('hivexsh', ['-w', path('changed')], {
      input: `${listener}\nsetval 1\nPortNumber\ndword:3333\ncommit\n`,
    });
    const facts = await factsOf('changed');
    // setval of hivexsh replaces all values of the key.
    expect(facts['listenerSettings']).toEqual({
      denyConnections: { value: false, origin: 'local' },
      maxOutstandingConnections: { value: 300, origin: 'local' },
      port: { value: 3333, origin: 'local' },
      otherListeners: [],
    });
  });

  it('that hivexsh changed come out the same from the hive of before and a log of the change', async () => {
    const [from, to] = [readFileSync(path('SYSTEM')), readFileSync(path('changed'))];
    const dirty = Uint8Array.from(from);
    const words = new DataView(dirty.buffer);
    words.setUint32(4, 41, true);
    words.setUint32(8, 40, true);
    words.setInt32(
      508,
      words.getInt32(508, true) ^ from.readInt32LE(4) ^ from.readInt32LE(8) ^ 41 ^ 40,
      true,
    );
    writeFileSync(path('dirty'), dirty);
    writeFileSync(path('dirty.LOG1'), writeHiveLog(dirty, [{ sequence: 41, from, to }]));
    const { facts, problems } = await readEvidence({ paths: [path('dirty')] });
    expect(problems.join()).toMatch(/1 set of changes from .*dirty\.LOG1/);
    expect(Object.fromEntries(facts.map((one) => [one.name, one.value]))).toEqual(await factsOf('changed'));
  });

  it.each(['lf', 'lh', 'ri'] as const)(
    'that we write with %s lists, hivex reads as we meant them',
    async (list) => {
      const below = Object.fromEntries(
        Object.entries(keys).map(([key, values]) => [key.slice(prefix.length + 1), values]),
      );
      writeFileSync(path('ours'), writeHive(below, { list, minorVersion: 3 }));
      const text = execFileSync('hivexregedit', ['--export', '--prefix', prefix, path('ours'), '\\'], {
        maxBuffer: 64 * 1_048_576,
      });
      writeFileSync(path('ours.reg'), text);
      expect(await factsOf('ours.reg')).toEqual(await factsOf('all.reg'));
      expect(await factsOf('ours')).toEqual(await factsOf('all.reg'));
    },
  );
});
