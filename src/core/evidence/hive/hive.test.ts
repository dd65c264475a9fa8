import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeHive, type HiveForm } from '../../../../test/writers/write-hive.ts';
import { writeRegistryExport, type RegistryKeys } from '../../../../test/writers/write-registry-export.ts';
import { nodeCrypto } from '../../../node/crypto.ts';
import { inflate, salvage } from '../../../node/files/inflate.ts';
import { readEvidence } from '../read-evidence.ts';
import { sourceOf } from '../reader.ts';
import { registryFacts } from '../registry-export/registry-facts.ts';
import { decodeBaseBlock } from './base-block.ts';
import { readHive } from './read-hive.ts';

const control = 'ControlSet002\\Control';
const long = Array.from({ length: 700 }, (_, i) => `TLS_SUITE_NUMBER_${i}_OF_MANY`);
const systemKeys: RegistryKeys = {
  Select: { Current: 2, Default: 2, Failed: 0, LastKnownGood: 1 },
  'ControlSet001\\Control\\Terminal Server': { fDenyTSConnections: 0 },
  [`${control}\\Terminal Server`]: { fDenyTSConnections: 1, fSingleSessionPerUser: 1 },
  [`${control}\\Terminal Server\\WinStations\\RDP-Tcp`]: {
    PortNumber: 3390,
    SecurityLayer: 2,
    SSLCertificateSHA1Hash: Uint8Array.from({ length: 20 }, (_, i) => i),
    CertTemplateName: 'Größe',
  },
  [`${control}\\Terminal Server\\WinStations\\ICA-TCP`]: { PortNumber: 1494 },
  [`${control}\\Cryptography\\Configuration\\Local\\SSL\\00010002`]: { Functions: long },
  [`${control}\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server`]: { Enabled: 0 },
  [`${control}\\Lsa`]: { LmCompatibilityLevel: 5 },
  'ControlSet002\\Services\\TermService': { Start: 4, ObjectName: 'NT Authority\\NetworkService' },
  'ControlSet002\\Services\\Größe': { Start: 2 },
  'ControlSet002\\Services\\W32Time': { Start: 3 },
};
const softwareKeys: RegistryKeys = {
  'Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters': { AllowEncryptionOracle: 2 },
  'Policies\\Microsoft\\Windows NT\\Terminal Services': { fDenyTSConnections: 0 },
};

/** The same keys as regedit would export them from the running Windows. */
function exported(keys: RegistryKeys, root: string): Uint8Array {
  return writeRegistryExport(
    Object.fromEntries(
      Object.entries(keys)
        .filter(([key]) => !/^(ControlSet001|Select)/.test(key))
        .map(([key, values]) => [
          `HKEY_LOCAL_MACHINE\\${root}\\${key.replace(/^ControlSet\d+/, 'CurrentControlSet')}`,
          values,
        ]),
    ),
  );
}

const read = (...files: (readonly [string, Uint8Array])[]) =>
  readEvidence(
    files.map(([name, bytes]) => sourceOf(name, bytes)),
    { crypto: nodeCrypto, inflate, salvage, now: '2026-09-01T10:00:00Z' },
  );
const valuesOf = ({ facts }: Awaited<ReturnType<typeof read>>) =>
  facts.map(({ name, value }) => ({ name, value })).toSorted((a, b) => (a.name < b.name ? -1 : 1));

describe('a hive', () => {
  it.each<readonly [string, HiveForm]>([
    ['lf lists', { list: 'lf' }],
    ['lh lists', { list: 'lh' }],
    ['li lists', { list: 'li' }],
    ['lists of lists', { list: 'ri' }],
    ['long values in one cell, as version 1.3 has them', { minorVersion: 3 }],
  ])('tells what an export of the same keys tells, with %s', async (_, form) => {
    const hives = await read(
      ['SYSTEM', writeHive(systemKeys, form)],
      ['SOFTWARE', writeHive(softwareKeys, form)],
    );
    const exports = await read(
      ['system.reg', exported(systemKeys, 'SYSTEM')],
      ['software.reg', exported(softwareKeys, 'SOFTWARE')],
    );
    expect(valuesOf(hives)).toEqual(valuesOf(exports));
    expect(hives.facts.find(({ name }) => name === 'listenerSettings')?.value).toMatchObject({
      denyConnections: { value: false, origin: 'policy' },
      port: { value: 3390 },
      otherListeners: ['ICA-TCP'],
    });
    expect(hives.notes).toEqual([expect.stringMatching(/^SYSTEM: LmCompatibilityLevel 5/)]);
  });

  it('says which control set it took where Select is lost', async () => {
    const { Select: _, ...rest } = systemKeys;
    const { notes, facts } = await read(['SYSTEM', writeHive(rest)]);
    expect(notes).toEqual([
      'SYSTEM: Select\\Current cannot be read: ControlSet001 is taken for the current control set',
    ]);
    expect(facts[0]?.value).toMatchObject({ denyConnections: { value: false } });
  });

  it.each([
    [
      'was not closed',
      writeHive(systemKeys, { sequences: [7, 6] }),
      /sequences 7 and 6.*SYSTEM\.LOG1, \.LOG2 and \.LOG/,
    ],
    ['is cut', writeHive(systemKeys).subarray(0, 12_288), /\d+ bytes at its end are missing/],
    ['has a bad first block', changed(writeHive(systemKeys), 100), /checksum/],
    ['is a transaction log', writeHive(systemKeys, { type: 6 }), /transaction log/],
    [
      'has nothing of ours',
      writeHive({ 'SAM\\Domains': { F: 1 } }),
      /registry hive, nothing in it is about Remote Desktop/,
    ],
    [
      'is a stub',
      Uint8Array.from('regf and so on', (letter) => letter.charCodeAt(0)),
      /damaged registry hive: regf\.\w+/,
    ],
  ])('that %s says so', async (_, bytes, note) => {
    const { notes } = await read(['SYSTEM', bytes]);
    expect(notes.join('\n')).toMatch(note);
  });

  it('whose root is lost is read from the root that is found', async () => {
    const bytes = writeHive(systemKeys);
    new DataView(bytes.buffer).setUint32(36, 0x10, true);
    expect(valuesOf(await read(['SYSTEM', bytes])).length).toBeGreaterThan(3);
  });

  it('loses what is below a damaged key and nothing else', async () => {
    const bytes = writeHive(systemKeys);
    const at = Buffer.from(bytes).indexOf('SCHANNEL');
    // The signature stands 76 bytes before the name.
    bytes[at - 76] = 0;
    const { facts, notes } = await read(['SYSTEM', bytes]);
    const names = facts.map(({ name }) => name);
    expect(names).toContain('listenerSettings');
    expect(names).not.toContain('schannelServer');
    expect(notes.join('\n')).toMatch(
      /a key of HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders: nk\.signature/,
    );
  });

  it('that names itself as its own subkey ends', () => {
    const bytes = writeHive({ 'Policies\\Microsoft\\Windows NT\\Terminal Services\\A': { x: 1 } });
    const list = Buffer.from(bytes).lastIndexOf('lh');
    const root = new DataView(bytes.buffer).getUint32(36, true);
    new DataView(bytes.buffer).setUint32(list + 4, root, true);
    const file = readHive(sourceOf('h', bytes), decodeBaseBlock(bytes), {
      holds: () => true,
      leadsTo: () => true,
    });
    expect(file.keys.length).toBeLessThanOrEqual(32);
  });

  it('takes any damage', () => {
    const whole = writeHive(systemKeys);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
        fc.nat(whole.length),
        (changes, cut) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          // The version is kept, so that what is behind it is reached.
          bytes.set(whole.subarray(0, 48));
          const source = sourceOf('h', bytes.subarray(0, Math.max(cut, 4096)));
          const file = readHive(source, decodeBaseBlock(bytes), { holds: () => true, leadsTo: () => true });
          registryFacts(file);
          expect(file.problems.length).toBeLessThanOrEqual(21);
        },
      ),
      { numRuns: 300 },
    );
  });
});

function changed(bytes: Uint8Array, at: number): Uint8Array {
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}
