import { describe, expect, it } from 'vitest';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Action } from './actions.ts';
import { makeFixPlan, type PlanRequest } from './plan.ts';
import { planSchema } from './plan-format.ts';
import type { PlannedFinding } from './plan-view.ts';
import type { Remedy } from './remedy.ts';
import type { ScriptResult } from './script-result.ts';
import { awaitsRestart } from './spec-of.ts';

const sha1 = 'ab'.repeat(20);

function remedy(actions: readonly Action[], changes: Partial<Remedy> = {}): Remedy {
  return { title: 'Cure it', on: 'server', risk: 'none', actions, ...changes };
}

function finding(cause: string, ...remedies: readonly Remedy[]): PlannedFinding {
  return { cause, title: `It is ${cause}`, impact: 'blocks', confidence: 'certain', remedies };
}

function planFor(findings: readonly PlannedFinding[], changes: Partial<PlanRequest> = {}) {
  return makeFixPlan({
    target: 'srv01:3389',
    findings,
    known: healthy,
    acceptedRisks: [],
    id: 'fix-20260901-abcdef',
    createdAt: '2026-09-01T12:00:00.000Z',
    ...changes,
  });
}

const kinds = (fix: ReturnType<typeof planFor>) =>
  fix.machines.flatMap(({ steps }) => steps.map(({ action }) => action.kind));
const locked = (settings: Partial<FactTypes['listenerSettings']>): Partial<FactTypes> => ({
  listenerSettings: { ...healthy.listenerSettings, ...settings },
});

describe('makeFixPlan', () => {
  it('runs steps in the order of the actions, with one restart behind them and the wait behind that', () => {
    const fix = planFor([
      finding(
        'expired-certificate',
        remedy([
          { kind: 'removeCertificate', store: 'Remote Desktop', sha1 },
          { kind: 'restartServices', services: ['SessionEnv', 'TermService'] },
          { kind: 'awaitSelfSignedCertificate', seconds: 60 },
        ]),
      ),
      finding(
        'disabled-listener',
        remedy([
          { kind: 'enableFirewallGroup', profiles: ['domain'] },
          { kind: 'restartServices', services: ['TermService', 'UmRdpService'] },
        ]),
      ),
    ]);
    expect(kinds(fix)).toEqual([
      'removeCertificate',
      'enableFirewallGroup',
      'restartServices',
      'awaitSelfSignedCertificate',
    ]);
    const [machine] = fix.machines;
    expect(machine!.steps[2]).toMatchObject({
      action: { services: ['SessionEnv', 'TermService', 'UmRdpService'] },
      cures: ['expired-certificate', 'disabled-listener'],
    });
    expect(machine).toMatchObject({
      drops: 'sessions',
      sessions: { active: 2, disconnected: 1 },
      rights: 'administrator',
    });
    expect(planSchema.safeParse(machine!.plan).success).toBe(true);
  });

  it('has the same step only once and says what contradicts an earlier one', () => {
    const fix = planFor([
      finding('one', remedy([{ kind: 'bindListenerCertificate', sha1 }])),
      finding('two', remedy([{ kind: 'bindListenerCertificate', sha1 }])),
      finding('three', remedy([{ kind: 'unbindListenerCertificate' }])),
    ]);
    expect(kinds(fix)).toEqual(['bindListenerCertificate', 'restartServices']);
    expect(fix.leftOut).toMatchObject([
      { cause: 'three', why: 'the plan sets the same thing otherwise: Cure it' },
    ]);
  });

  it('is for roots that are more than a possibility, unless causes are named', () => {
    const start = remedy([{ kind: 'startService', service: 'TermService' }]);
    const clock = remedy([{ kind: 'syncClock' }]);
    const findings = [
      finding('root', start),
      { ...finding('symptom', clock), symptomOf: 'root' },
      { ...finding('perhaps', clock), confidence: 'possible' as const },
      { ...finding('unsafe', clock), impact: 'weakens' as const },
    ];
    expect(kinds(planFor(findings))).toEqual(['startService']);
    expect(kinds(planFor(findings, { causes: ['perhaps', 'root'] }))).toEqual(['startService', 'syncClock']);
  });

  it('names the policy that would undo a step, and leaves the step to the person who edits it', () => {
    const fix = planFor([finding('lowered', remedy([{ kind: 'setSecurityLayer', layer: 2 }]))], {
      known: locked({ securityLayer: { value: 0, origin: 'policy' } }),
    });
    expect(fix.machines).toEqual([]);
    expect(fix.byHand[0]).toMatchObject({ on: 'domain' });
    expect(fix.byHand[0]!.steps[0]).toContain(
      'Require use of specific security layer for remote (RDP) connections',
    );
  });

  it('shows what was there and what will be', () => {
    const fix = planFor([
      finding(
        'x',
        remedy([
          { kind: 'setServiceStartup', service: 'TermService', startup: 'Manual' },
          { kind: 'importPfx', path: 'C:\\a.pfx', sha1 },
        ]),
      ),
    ]);
    expect(fix.machines[0]!.steps.map(({ changes }) => changes)).toEqual([
      [{ what: `certificate ${sha1} in My`, after: 'there, with its private key' }],
      [{ what: 'start type of TermService', before: 'manual', after: 'manual' }],
    ]);
  });

  it('leaves out what makes the machine less safe, and names what would allow it', () => {
    const off = finding('x', remedy([{ kind: 'setNla', required: false }], { risk: 'weakensSecurity' }));
    expect(planFor([off])).toMatchObject({ machines: [], leftOut: [{ needs: 'nla-off' }] });
    const accepted = planFor([off], { acceptedRisks: ['nla-off'] });
    expect(accepted.machines[0]!.steps[0]).toMatchObject({
      action: { required: false, restoreAfterMinutes: 60 },
      risk: { id: 'nla-off', restoreAfterMinutes: 60 },
    });
    expect(accepted.machines[0]!.plan.acceptedRisks).toEqual(['nla-off']);
  });

  it('takes the first remedy that can be carried out safely', () => {
    const fix = planFor([
      finding(
        'x',
        remedy([{ kind: 'setSecurityLayer', layer: 0 }]),
        remedy([{ kind: 'clearDnsCache' }], { on: 'client' }),
      ),
    ]);
    expect(fix.machines.map(({ plan }) => plan.machine)).toEqual(['client']);
    expect(fix.leftOut).toEqual([]);
  });

  it('asks nothing of a machine that it cannot do', () => {
    const fix = planFor(
      [
        finding(
          'x',
          remedy([{ kind: 'setSchannelProtocol', version: 'TLS 1.3', side: 'Server', enabled: true }]),
        ),
      ],
      {
        known: { ...healthy, hostSystem: { computer: 'SRV01', osBuild: '10.0.14393' } },
      },
    );
    expect(fix.leftOut).toMatchObject([{ why: 'Windows build 14393 has no TLS 1.3' }]);
  });

  it.each<[string, Action]>([
    ['everybody', { kind: 'addGroupMember', group: 'S-1-5-32-555', member: 'S-1-1-0' }],
    ['everybody by name', { kind: 'addGroupMember', group: 'S-1-5-32-555', member: 'Jeder' }],
    [
      'all users of a domain',
      { kind: 'addGroupMember', group: 'S-1-5-32-555', member: 'S-1-5-21-1-2-3-513' },
    ],
    [
      'a system authority',
      { kind: 'addGroupMember', group: 'S-1-5-32-555', member: 'NT AUTHORITY\\Authenticated Users' },
    ],
    ['the root store', { kind: 'removeCertificate', store: 'Root' as never, sha1 }],
    ['a disabled service', { kind: 'setServiceStartup', service: 'RpcSs', startup: 'Disabled' }],
    ['TLS 1.2 off', { kind: 'setSchannelProtocol', version: 'TLS 1.2', side: 'Server', enabled: false }],
    ['a broken suite', { kind: 'setCipherOrder', suites: ['TLS_RSA_WITH_RC4_128_SHA'] }],
    [
      'drives of the client',
      { kind: 'rewriteRdpFile', path: 'a.rdp', set: { drivestoredirect: '*' }, remove: [] },
    ],
    [
      'a program at start',
      {
        kind: 'setRegistryValue',
        key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run',
        name: 'x',
        type: 'String',
        data: 'calc',
      },
    ],
    [
      'the control set by its other name',
      {
        kind: 'setRegistryValue',
        key: 'HKLM\\SYSTEM\\ControlSet001\\Control\\Terminal Server',
        name: 'fDenyTSConnections',
        type: 'DWord',
        data: 0,
      },
    ],
  ])('never holds %s, whatever is accepted', (_name, action) => {
    const fix = planFor([finding('x', remedy([action]))], {
      acceptedRisks: [
        'tls-off',
        'nla-off',
        'old-tls',
        'public-exposure',
        'key-loss',
        'unverified-server',
        'new-access',
      ],
    });
    expect(fix.machines).toEqual([]);
    expect(fix.leftOut).toHaveLength(1);
  });

  it('says when the restart would drop people nobody counted', () => {
    const fix = planFor([finding('x', remedy([{ kind: 'restartServices', services: ['TermService'] }]))], {
      known: {},
    });
    expect(fix.machines[0]).not.toHaveProperty('sessions');
  });

  it('brings the restart that a change needs, and none where nothing needs it', () => {
    const tls12: Action = { kind: 'setSchannelProtocol', version: 'TLS 1.2', side: 'Server', enabled: true };
    expect(kinds(planFor([finding('no-tls', remedy([tls12]))]))).toEqual([
      'setSchannelProtocol',
      'restartServices',
    ]);
    const [opened] = planFor([finding('off', remedy([{ kind: 'enableRemoteDesktop' }]))]).machines;
    expect(opened).toMatchObject({ takesEffect: 'now', drops: 'nothing' });
  });

  it('says of a plan that it is in force after the next start of the machine, and waits only for what was done', () => {
    const clear: Action = { kind: 'clearCipherPolicy' };
    const [machine] = planFor([finding('no-cipher', remedy([clear]))], { known: {} }).machines;
    expect(machine).toMatchObject({
      takesEffect: 'machineRestart',
      steps: [{ takesEffect: 'machineRestart' }],
    });
    const result = (state: 'done' | 'unchanged') =>
      ({ steps: [{ n: 1, kind: 'clearCipherPolicy', state }] }) as unknown as ScriptResult;
    expect(awaitsRestart(machine!.plan, result('done'))).toBe(true);
    expect(awaitsRestart(machine!.plan, result('unchanged'))).toBe(false);
  });

  it('plans the restart that a step needs at the time that was named, once and last, and no other', () => {
    const restartAt = '2026-09-02T03:00';
    const clear = finding('no-cipher', remedy([{ kind: 'clearCipherPolicy' }]));
    const policy = finding(
      'oracle',
      remedy([
        {
          kind: 'setRegistryValue',
          key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters',
          name: 'AllowEncryptionOracle',
          type: 'DWord',
          data: 1,
        },
      ]),
    );
    const { machines } = planFor([clear, policy], { restartAt, known: {} });
    expect(machines[0]!.steps.map(({ action }) => action.kind)).toEqual([
      'setRegistryValue',
      'clearCipherPolicy',
      'restartWindows',
    ]);
    expect(machines[0]).toMatchObject({ drops: 'sessions', takesEffect: 'machineRestart' });
    expect(planSchema.parse(machines[0]!.plan).steps.at(-1)!.action).toEqual({
      kind: 'restartWindows',
      at: restartAt,
    });
    const other = finding('off', remedy([{ kind: 'enableRemoteDesktop' }]));
    expect(kinds(planFor([other], { restartAt, known: {} }))).toEqual(['enableRemoteDesktop']);
  });

  it('leaves the certificates of a connection broker to the person who runs the deployment', () => {
    const known = {
      services: { ...healthy.services, Tssdis: { state: 'running', startup: 'automatic' } },
    } as const;
    const fix = planFor([finding('one', remedy([{ kind: 'bindListenerCertificate', sha1 }]))], { known });
    expect(fix.byHand[0]!.steps[0]).toContain('RD Connection Broker');
    expect(kinds(fix)).not.toContain('bindListenerCertificate');
  });
});
