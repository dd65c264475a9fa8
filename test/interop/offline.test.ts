import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offlinePlan } from '../../src/core/remedy/offline/offline-plan.ts';
import { offlineScript } from '../../src/core/remedy/offline/offline-script.ts';
import type { Plan } from '../../src/core/remedy/plan-format.ts';
import { readEvidence } from '../../src/node/files/read-evidence.ts';
import { readOfflineText } from '../../src/node/windows/offline-text.ts';
import { writeHive } from '../writers/write-hive.ts';
import { missing, programPath } from './packages.ts';

const why = missing('hivexregedit') ?? (programPath('pwsh') === undefined ? 'needs pwsh' : undefined);

const plan: Plan = {
  format: 1,
  id: 'fix-20260901-offline-server',
  target: 'server',
  machine: 'server',
  createdAt: '2026-09-01T10:00:00Z',
  causes: ['disabled-remote-desktop'],
  acceptedRisks: [],
  steps: [
    { n: 1, remedy: 'Allow it', action: { kind: 'enableRemoteDesktop' } },
    {
      n: 2,
      remedy: 'Start it',
      action: { kind: 'setServiceStartup', service: 'TermService', startup: 'Manual' },
    },
    {
      n: 3,
      remedy: 'TLS 1.2',
      action: { kind: 'setSchannelProtocol', version: 'TLS 1.2', side: 'Server', enabled: true },
    },
    { n: 4, remedy: 'Unbind', action: { kind: 'unbindListenerCertificate' } },
    { n: 5, remedy: 'Order', action: { kind: 'setCipherOrder', suites: ['TLS_AES_256_GCM_SHA384'] } },
    { n: 6, remedy: 'Restart', action: { kind: 'restartServices', services: ['TermService'] } },
    { n: 7, remedy: 'Open', action: { kind: 'allowFirewallPort', port: 3389, profiles: ['private'] } },
  ],
};

describe.skipIf(why !== undefined)(`a plan for a mounted disk${why === undefined ? '' : ` (${why})`}`, () => {
  let disk: string;
  const config = (name: string) => join(disk, 'Windows', 'System32', 'config', name);

  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'rdpdoctor-disk-'));
    mkdirSync(config(''), { recursive: true });
    mkdirSync(join(disk, 'state'));
    const set = 'ControlSet002';
    writeFileSync(
      config('SYSTEM'),
      writeHive(
        {
          Select: { Current: 2 },
          'ControlSet001\\Control\\Terminal Server': { fDenyTSConnections: 1 },
          [`${set}\\Control\\Terminal Server`]: { fDenyTSConnections: 1 },
          [`${set}\\Control\\Terminal Server\\WinStations\\RDP-Tcp`]: {
            PortNumber: 3389,
            SSLCertificateSHA1Hash: new Uint8Array(20).fill(7),
          },
          [`${set}\\Services\\TermService`]: { Start: 4 },
        },
        { minorVersion: 3 },
      ),
    );
    writeFileSync(
      config('SOFTWARE'),
      writeHive({ 'Microsoft\\Windows': {}, Policies: {} }, { minorVersion: 3 }),
    );
    writeFileSync(join(disk, 'plan.ps1'), offlineScript(offlinePlan(plan), readOfflineText()));
    const double = join(import.meta.dirname, 'reg-double.mjs');
    writeFileSync(join(disk, 'reg.exe'), `#!/bin/sh\nexec '${process.execPath}' '${double}' "$@"\n`, {
      mode: 0o755,
    });
  });
  afterEach(() => rmSync(disk, { recursive: true }));

  const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    spawnSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', join(disk, 'plan.ps1'), ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${disk}:${process.env['PATH']}`,
        REG_DOUBLE_STATE: join(disk, 'state'),
        NO_COLOR: '1',
        ...environment,
      },
    });
  const factsOf = async () => {
    const { facts } = await readEvidence({ paths: [config('SYSTEM'), config('SOFTWARE')] });
    return Object.fromEntries(facts.map(({ name, value }) => [name, value]));
  };

  it('is written into the control set that was in use, and taken back to what was there', async () => {
    const before = await factsOf();
    const done = run(['-Disk', disk, '-ImageTaken']);
    expect(done.stdout).toContain('done; the hives as they were are in');
    expect(done.status).toBe(0);
    expect(await factsOf()).toMatchObject({
      listenerSettings: { denyConnections: { value: false }, port: { value: 3389 } },
      services: { TermService: { startup: 'manual' } },
      schannelServer: { 'TLS 1.2': { enabled: true, disabledByDefault: false } },
      cipherOrder: { origin: 'policy', suites: ['TLS_AES_256_GCM_SHA384'] },
    });
    expect((await factsOf())['listenerSettings']).not.toHaveProperty('certificateSha1');
    expect(run(['-Disk', disk, '-ImageTaken']).stdout).toContain('is there already');
    const undone = run(['-Disk', disk, '-Undo']);
    expect(undone.stdout).toContain('written back');
    const after = await factsOf();
    expect({ ...after, schannelServer: undefined }).toEqual({ ...before, schannelServer: undefined });
    expect(existsSync(join(disk, 'state', 'rdpdoctor-SYSTEM'))).toBe(false);
  });

  it('changes nothing without an image, and nothing stays of a plan that breaks', async () => {
    const whole = readFileSync(config('SYSTEM'));
    expect(run(['-Disk', disk])).toMatchObject({ status: 1, stdout: expect.stringContaining('image') });
    expect(readFileSync(config('SYSTEM'))).toEqual(whole);
    const before = await factsOf();
    const broken = run(['-Disk', disk, '-ImageTaken'], { REG_DOUBLE_REFUSES: 'DisabledByDefault' });
    expect(broken).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('what was there before is written back'),
    });
    expect({ ...(await factsOf()), schannelServer: undefined }).toEqual({
      ...before,
      schannelServer: undefined,
    });
    expect(existsSync(join(disk, 'state', 'rdpdoctor-SYSTEM'))).toBe(false);
  });

  it('says what waits for the running Windows', () => {
    const { cannot, notNeeded } = offlinePlan(plan);
    expect(notNeeded.map(({ n }) => n)).toEqual([6]);
    expect(cannot.map(({ n }) => n)).toEqual([7]);
  });
});
