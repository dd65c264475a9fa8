import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  collectedFactSchemas,
  collectedFacts,
  collectorBundle,
  type CollectorBundle,
} from '../../src/core/evidence/bundle-format.ts';
import { readScriptOutput } from '../../src/core/remedy/script-result.ts';
import { readEvidence } from '../../src/core/evidence/read-evidence.ts';
import { sourceOf } from '../../src/core/evidence/reader.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';
import { collectorScript } from '../../src/node/windows/collector.ts';
import { noEngine, pwsh, runCases, type CaseResult } from './engine.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const denied = `param($state, $programData)
  $state.elevated = $false
  $state.denied['registryRead'] = @('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server')
  $state.denied['logs'] = @('Security')`;

/** A kiosk: written to memory only, servicing broken off, and a client program that somebody exchanged. */
const kiosk = `param($state, $programData)
  $state.cim['UWF_Filter'] = @(@{ CurrentEnabled = $true })
  $state.cim['MSFT_Disk'] = @(@{ IsReadOnly = $true; IsSystem = $false; IsBoot = $true })
  $key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing'
  $state.registry[$key] = @{ Corruption = @{ kind = 'DWord'; data = 1 } }
  $state.registry["$key\\PackagesPending"] = @{}
  $state.signatures = @{ 'mstsc.exe' = 'HashMismatch'; 'mstscax.dll' = 'NotSigned' }`;

/** A connection broker with two of its four certificates. */
const broker = `param($state, $programData)
  $state.services['Tssdis'] = @{ state = 'Running'; startMode = 'Auto'; account = 'x'; dependsOn = @(); exitCode = 0; path = 'x' }
  $state['deployment'] = @(
    @{ role = 'RDRedirector'; sha1 = ('cd' * 20); ends = '2027-03-01T00:00:00Z'; subject = 'CN=rds.corp.example'; names = @('rds.corp.example', 'rds') },
    @{ role = 'RDGateway'; sha1 = ('ef' * 20); ends = '2026-09-10T00:00:00Z'; subject = 'CN=gw.corp.example'; names = @('gw.corp.example') })`;

describe.skipIf(pwsh === undefined)(`the collector (${noEngine})`, () => {
  let bench: Workbench;
  let results: { readonly [name: string]: CaseResult } = {};

  beforeAll(async () => {
    bench = await openWorkbench();
    const script = join(bench.work, 'collect.ps1');
    writeFileSync(script, collectorScript());
    const state = bench.machine('state');
    const parts = [1, 2, 3, 4, 5].map((part) => ({ arguments: ['Short'], part }));
    results = await runCases(bench.work, [
      { kind: 'sequence', name: 'full', script, state, steps: [{ arguments: [] }] },
      { kind: 'sequence', name: 'short', script, state, steps: [{ arguments: ['Short'] }, ...parts] },
      { kind: 'sequence', name: 'denied', script, state, steps: [{ edit: denied }, { arguments: [] }] },
      { kind: 'sequence', name: 'kiosk', script, state, steps: [{ edit: kiosk }, { arguments: [] }] },
      { kind: 'sequence', name: 'broker', script, state, steps: [{ edit: broker }, { arguments: [] }] },
      {
        kind: 'sequence',
        name: 'silent broker',
        script,
        state,
        steps: [
          { edit: broker },
          { edit: "param($state, $programData) $state.jobs = 'endless'" },
          { arguments: [] },
        ],
      },
      ...['endless', 'forbidden'].map((jobs) => ({
        kind: 'sequence' as const,
        name: jobs,
        script,
        state,
        steps: [{ edit: `param($state, $programData) $state.jobs = '${jobs}'` }, { arguments: [] }],
      })),
      {
        kind: 'sequence',
        name: 'large',
        script,
        state: bench.machine('large', (machine) => {
          const rules = Object.fromEntries(
            Array.from({ length: 300 }, (_, i) => [
              createHash('sha256').update(`${i}`).digest('hex'),
              {
                group: '',
                enabled: 'True',
                profile: 'Any',
                action: 'Allow',
                source: 'GroupPolicy',
                protocol: 'TCP',
                port: `${3_000 + i}-3500`,
              },
            ]),
          );
          machine['firewall'] = { ...(machine['firewall'] as object), rules } as never;
        }),
        steps: [{ arguments: [] }, { arguments: ['Short'], part: 3 }],
      },
    ]);
  }, 600_000);
  afterAll(() => bench.close());

  const bundleOf = (printed: readonly string[]): CollectorBundle => {
    const output = readScriptOutput(printed.join('\n'), (bytes) => gunzipSync(bytes));
    const json = output.is === 'whole' ? output.json : printed.at(-1)!;
    return collectorBundle.parse(JSON.parse(json));
  };
  const full = () => bundleOf(results['full']!.steps[0]!.printed);

  it('changes nothing', () => {
    for (const { steps } of Object.values(results)) for (const { calls } of steps) expect(calls).toEqual([]);
  });

  it.each(collectedFacts.filter((name) => name !== 'rdpFile'))('%s is a fact by its schema', (name) => {
    // From build 17763 on administrators may not see the list of the key file; nothing else is missing.
    expect(full().gaps.map(({ name, reason }) => [name, reason])).toEqual([['machineKeys', 'not permitted']]);
    const parsed = collectedFactSchemas[name].safeParse(full().facts[name]);
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('says what the machine is', () => {
    expect(full().facts).toMatchObject({
      listenerSettings: {
        denyConnections: { value: true, origin: 'local' },
        port: { value: 3_389 },
        maxInstances: { value: 4_294_967_295 },
      },
      cipherOrder: { origin: 'policy', suites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] },
      schannelServer: { 'TLS 1.2': { enabled: false } },
      services: {
        SessionEnv: { state: 'stopped', startup: 'disabled' },
        TermService: { state: 'running', startup: 'manual' },
      },
      listenerCertificate: {
        store: 'My',
        boundSha1: bench.certificates.expired.sha1,
        keyReadableByService: false,
      },
      remoteDesktopStore: [{ sha1: bench.certificates.self.sha1, hasPrivateKey: true }],
      machineKeys: { rdpKeyFiles: [{ bytes: 25 }] },
      portOwner: { port: 3_389, listening: true, service: 'TermService' },
      sessions: { active: 2, disconnected: 1, listening: true },
      winStations: [
        {
          name: 'RDP-Tcp',
          enabled: true,
          port: 3_389,
          ownAccessList: false,
          accounts: [
            { sid: 'S-1-5-32-544', allowed: 983_999, denied: 0 },
            { sid: 'S-1-5-32-555', allowed: 289, denied: 0 },
          ],
        },
      ],
      clientInstall: { mstscSigned: true, mstscaxSigned: true },
      adapters: [{ name: 'Ethernet', state: 'up', addresses: ['192.0.2.10'] }],
      domainChannel: { domain: 'corp.example', works: true },
      roleCertificates: [{ role: 'https', endpoint: '0.0.0.0:443', sha1: bench.certificates.good.sha1 }],
      licensing: { mode: 'perUser', servers: ['lic01.corp.example'], graceDaysLeft: 87 },
      logonRights: {
        allowLogon: ['S-1-5-32-544', 'S-1-5-32-555'],
        denyLogon: ['S-1-5-113'],
        forceGuest: false,
      },
      timeSource: { source: 'dc1.corp.example', offsetSeconds: 0.0123456 },
      hostSystem: {
        osBuild: '10.0.20348.2700',
        domainJoined: true,
        pendingReboot: false,
        componentStore: { pending: false, corrupt: false, unserviceable: false },
        writeProtection: [],
      },
      updates: [
        { kb: 'KB5060526', installed: '2026-08-12' },
        { kb: 'KB5055526', installed: '2026-04-09' },
      ],
      securityProducts: [
        { name: 'Sch\u00fctz "Pro"', running: true },
        { name: 'driver othershield', running: true },
      ],
      logonPressure: { failures: 30, perMinutePeak: 10, successes: 1 },
    });
  });

  it('counts events by provider and id, and keeps the newest fields', () => {
    expect(full().events).toContainEqual(
      expect.objectContaining({
        provider: 'Schannel',
        id: 36_870,
        count: 2,
        last: '2026-08-31T11:00:00.000Z',
      }),
    );
    const unnamed = full().events.find(({ id }) => id === 7_031);
    expect(unnamed?.newest[0]?.fields).toEqual({ Param1: 'Remotedesktopdienste', Param2: '1' });
    expect(full().events.some(({ provider }) => provider.includes('FilterManager'))).toBe(false);
  });

  it('keeps crashes of what Remote Desktop stands on, and of nothing else', () => {
    const ofApplication = full().events.filter(({ channel }) => channel === 'Application');
    expect(ofApplication.map(({ provider, id, count }) => [provider, id, count])).toEqual([
      ['Windows Error Reporting', 1_001, 1],
      ['Application Error', 1_000, 1],
    ]);
    expect(ofApplication[1]?.newest[0]?.fields).toMatchObject({ Param1: 'LogonUI.exe', Param4: 'other.dll' });
  });

  it('says what would keep a repair from lasting, and which program is not as Microsoft signed it', () => {
    expect(bundleOf(results['kiosk']!.steps.at(-1)!.printed).facts).toMatchObject({
      hostSystem: {
        componentStore: { pending: true, corrupt: true, unserviceable: false },
        writeProtection: ['writeFilter', 'readOnlyDisk'],
      },
      clientInstall: { mstscSigned: false, mstscaxSigned: false },
    });
  });

  it.each(['endless', 'forbidden'])('goes on without signatures where checking them is %s', (jobs) => {
    const { clientInstall } = bundleOf(results[jobs]!.steps.at(-1)!.printed).facts;
    expect(clientInstall).not.toHaveProperty('mstscSigned');
    expect(clientInstall).toHaveProperty('thirdPartyModules');
  });

  it('tells what a connection broker keeps for its deployment, and what else is presented here', () => {
    const { facts, gaps } = bundleOf(results['broker']!.steps.at(-1)!.printed);
    expect(facts['roleCertificates']).toEqual([
      expect.objectContaining({ role: 'https' }),
      {
        role: 'deploymentGateway',
        sha1: 'ef'.repeat(20),
        names: ['gw.corp.example'],
        notAfter: '2026-09-10T00:00:00Z',
        subject: 'CN=gw.corp.example',
      },
      {
        role: 'deploymentBroker',
        sha1: 'cd'.repeat(20),
        names: ['rds.corp.example', 'rds'],
        notAfter: '2027-03-01T00:00:00Z',
        subject: 'CN=rds.corp.example',
      },
    ]);
    expect(gaps.filter(({ name }) => name === 'roleCertificates')).toEqual([]);
  });

  it('does not wait for a connection broker that never answers', () => {
    const { facts, gaps } = bundleOf(results['silent broker']!.steps.at(-1)!.printed);
    expect(facts['roleCertificates']).toEqual([expect.objectContaining({ role: 'https' })]);
    expect(gaps).toContainEqual(
      expect.objectContaining({
        name: 'roleCertificates',
        detail: expect.stringContaining('within a minute'),
      }),
    );
  });

  it('prints ASCII', () => {
    expect(results['full']!.steps[0]!.printed.join('')).toMatch(/^[\x20-\x7e]*$/);
  });

  it('in parts fits where output is cut at 4 KB, and the parts make the whole', () => {
    const [, ...parts] = results['short']!.steps;
    const names = new Set<string>();
    for (const { printed, longest } of parts) {
      expect(printed.length).toBe(1);
      expect(longest).toBeLessThanOrEqual(4_096);
      for (const name of Object.keys(bundleOf(printed).facts)) names.add(name);
    }
    expect([...names].sort()).toEqual(collectedFacts.filter((name) => name !== 'rdpFile').sort());
  });

  it('leaves out what does not fit, and says so', () => {
    const { printed, longest } = results['large']!.steps[1]!;
    expect(longest).toBeLessThanOrEqual(4_096);
    expect(bundleOf(printed).gaps).toContainEqual(
      expect.objectContaining({ name: 'firewall', reason: 'not attempted' }),
    );
    const rules = (bundleOf(results['large']!.steps[0]!.printed).facts['firewall'] as { rules: unknown[] })
      .rules;
    expect(rules.length).toBe(60);
  });

  it('makes gaps of what it may not read, and still tells the rest', () => {
    const bundle = bundleOf(results['denied']!.steps[0]!.printed);
    expect(bundle.collector.elevated).toBe(false);
    expect(bundle.gaps).toContainEqual(
      expect.objectContaining({ name: 'listenerSettings', reason: 'not permitted' }),
    );
    expect(bundle.gaps).toContainEqual(
      expect.objectContaining({ name: 'serverEvents', reason: 'not permitted' }),
    );
    expect(Object.keys(bundle.facts)).toContain('services');
  });

  it.each(['utf8', 'utf16le'] as const)(
    'is read as evidence, also as PowerShell redirects it (%s)',
    async (encoding) => {
      const text = `${encoding === 'utf16le' ? '\ufeff' : ''}${results['full']!.steps[0]!.printed.at(-1)!}\r\n`;
      const evidence = await readEvidence([sourceOf('bundle.json', Buffer.from(text, encoding))], {
        crypto: nodeCrypto,
        inflate: () => undefined,
        salvage: () => new Uint8Array(0),
        now: '2026-09-01T12:00:00.000Z',
      });
      expect(evidence.understood).toBe(1);
      const names = evidence.facts.map(({ name }) => name);
      for (const name of [...Object.keys(full().facts), 'serverEvents', 'clientEvents'])
        expect(names).toContain(name);
    },
  );
});
