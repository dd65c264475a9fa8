import type { Plan } from '../../src/core/remedy/plan-format.ts';
import type { Action } from '../../src/core/remedy/remedy.ts';
import { rdpKeyFile, type Certificates } from './machine-state.ts';

/** A plan of these actions, as the product writes them. */
export function planOf(id: string, actions: readonly Action[], risks: Plan['acceptedRisks'] = []): Plan {
  return {
    format: 1,
    id,
    target: 'srv01.corp.example',
    machine: 'server',
    createdAt: '2026-09-01T11:59:00.000Z',
    causes: ['expired-certificate'],
    acceptedRisks: risks,
    steps: actions.map((action, i) => ({ n: i + 1, remedy: 'Try it', action })),
  };
}

const listener = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp';
/** Every kind of action once or more, alone, against the machine of machine-state.ts; `exact` as the action claims. */
export function singles(given: Certificates | 'names'): readonly {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly risks?: Plan['acceptedRisks'];
  readonly exact?: false;
  readonly changes?: false;
}[] {
  const c = given === 'names' ? blank : given;
  return [
    {
      name: 'setRegistryValue, over another',
      actions: [
        {
          kind: 'setRegistryValue',
          key: listener,
          name: 'MaxInstanceCount',
          type: 'DWord',
          data: 4_294_967_294,
        },
      ],
    },
    {
      name: 'setRegistryValue, new keys',
      actions: [
        {
          kind: 'setRegistryValue',
          key: `${listener}\\A\\B "x" $(1)`,
          name: 'New',
          type: 'MultiString',
          data: ['one', 'zw\u00f6lf $(calc)'],
        },
      ],
    },
    {
      name: 'setRegistryValue, other kind',
      actions: [
        { kind: 'setRegistryValue', key: listener, name: 'LanAdapter', type: 'Binary', data: 'AAEC/w==' },
      ],
    },
    {
      name: 'deleteRegistryValue',
      actions: [
        {
          kind: 'deleteRegistryValue',
          key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server',
          name: 'fsinglesessionperuser',
        },
      ],
    },
    {
      name: 'setSecurityLayer, for a time',
      actions: [{ kind: 'setSecurityLayer', layer: 1, restoreAfterMinutes: 30 }],
      risks: ['tls-off'],
    },
    { name: 'setNla, for a time', actions: [{ kind: 'setNla', required: false }], risks: ['nla-off'] },
    { name: 'restartWindows', actions: [{ kind: 'restartWindows', at: '2026-09-02T03:00Z' }] },
    { name: 'enableRemoteDesktop', actions: [{ kind: 'enableRemoteDesktop' }] },
    {
      name: 'setMaxOutstandingConnections',
      actions: [{ kind: 'setMaxOutstandingConnections', value: 1_000 }],
    },
    { name: 'unbindListenerCertificate', actions: [{ kind: 'unbindListenerCertificate' }] },
    { name: 'clearCipherPolicy', actions: [{ kind: 'clearCipherPolicy' }] },
    {
      name: 'setCipherOrder',
      actions: [
        {
          kind: 'setCipherOrder',
          suites: ['TLS_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
        },
      ],
    },
    {
      name: 'setSchannelProtocol, on',
      actions: [{ kind: 'setSchannelProtocol', version: 'TLS 1.2', side: 'Server', enabled: true }],
    },
    {
      name: 'setSchannelProtocol, new keys',
      actions: [{ kind: 'setSchannelProtocol', version: 'TLS 1.0', side: 'Client', enabled: false }],
    },
    {
      name: 'removeCertificate',
      actions: [{ kind: 'removeCertificate', store: 'Remote Desktop', sha1: c.self.sha1 }],
    },
    { name: 'bindListenerCertificate', actions: [{ kind: 'bindListenerCertificate', sha1: c.good.sha1 }] },
    {
      name: 'awaitSelfSignedCertificate, after making room',
      actions: [
        { kind: 'removeCertificate', store: 'Remote Desktop', sha1: c.self.sha1 },
        { kind: 'unbindListenerCertificate' },
        { kind: 'restartServices', services: ['TermService'] },
        { kind: 'awaitSelfSignedCertificate', seconds: 60 },
      ],
      exact: false,
    },
    {
      name: 'requestCertificate',
      actions: [{ kind: 'requestCertificate', template: 'RDP "Vorlage"', bind: true }],
    },
    {
      name: 'importPfx, then bind',
      actions: [
        { kind: 'importPfx', path: 'C:\\Users\\me\\rdp.pfx', sha1: c.pfx.sha1 },
        { kind: 'bindListenerCertificate', sha1: c.pfx.sha1 },
      ],
    },
    { name: 'grantKeyAccess', actions: [{ kind: 'grantKeyAccess', keyFile: rdpKeyFile }] },
    { name: 'setAsideKeyFile', actions: [{ kind: 'setAsideKeyFile', keyFile: rdpKeyFile }] },
    {
      name: 'setServiceStartup, from delayed',
      actions: [{ kind: 'setServiceStartup', service: 'CertPropSvc', startup: 'Manual' }],
    },
    {
      name: 'startService',
      actions: [
        { kind: 'setServiceStartup', service: 'SessionEnv', startup: 'Manual' },
        { kind: 'startService', service: 'SessionEnv' },
      ],
    },
    {
      name: 'restartServices',
      actions: [{ kind: 'restartServices', services: ['TermService'] }],
      changes: false,
    },
    {
      name: 'enableFirewallGroup',
      actions: [{ kind: 'enableFirewallGroup', profiles: ['domain', 'private'] }],
    },
    { name: 'allowFirewallPort', actions: [{ kind: 'allowFirewallPort', port: 3390, profiles: ['domain'] }] },
    {
      name: 'setNetworkProfile',
      actions: [{ kind: 'setNetworkProfile', interface: 'Ethernet "LAN" $(1)', category: 'private' }],
    },
    { name: 'syncClock', actions: [{ kind: 'syncClock' }], changes: false },
    { name: 'clearDnsCache', actions: [{ kind: 'clearDnsCache' }], changes: false },
    {
      name: 'removeHostsEntry, one of two names',
      actions: [{ kind: 'removeHostsEntry', name: 'SRV02', address: '10.0.0.9' }],
    },
    {
      name: 'removeHostsEntry, a whole line',
      actions: [{ kind: 'removeHostsEntry', name: 'srv03.corp.example', address: '10.0.0.9' }],
    },
    {
      name: 'addGroupMember',
      actions: [{ kind: 'addGroupMember', group: 'S-1-5-32-555', member: 'CORP\\j\u00f6rg' }],
      risks: ['new-access'],
    },
    {
      name: 'trustCertificate',
      actions: [
        {
          kind: 'trustCertificate',
          host: 'srv01.corp.example',
          sha1: c.self.sha1,
        },
      ],
    },
    {
      name: 'rewriteRdpFile',
      actions: [
        {
          kind: 'rewriteRdpFile',
          path: 'C:\\Users\\me\\office.rdp',
          set: { enablecredsspsupport: 1, gatewayhostname: 'gw "x" $(y)' },
          remove: ['username'],
        },
      ],
    },
    {
      name: 'byHand',
      actions: [{ kind: 'byHand', steps: ['Ask "them" $(kindly).'] }, { kind: 'enableRemoteDesktop' }],
    },
  ];
}

/** The plan most people will run: Windows makes a new certificate, everything it needs is put right, one restart at the end. */
export function largePlan(c: Certificates): Plan {
  return planOf('plan-large-test', [
    { kind: 'setServiceStartup', service: 'SessionEnv', startup: 'Manual' },
    { kind: 'removeCertificate', store: 'Remote Desktop', sha1: c.self.sha1 },
    { kind: 'unbindListenerCertificate' },
    { kind: 'grantKeyAccess', keyFile: rdpKeyFile },
    { kind: 'enableRemoteDesktop' },
    { kind: 'enableFirewallGroup', profiles: ['domain', 'private'] },
    { kind: 'setSchannelProtocol', version: 'TLS 1.2', side: 'Server', enabled: true },
    { kind: 'restartServices', services: ['SessionEnv', 'TermService'] },
    { kind: 'awaitSelfSignedCertificate', seconds: 60 },
    { kind: 'byHand', steps: ['Connect once and look at the certificate.'] },
  ]);
}

const one = { sha1: '0'.repeat(40), sha256: '0'.repeat(64), der: '' };
const blank: Certificates = {
  self: one,
  renewed: one,
  good: one,
  expired: one,
  client: one,
  enrolled: one,
  pfx: one,
  pfxFile: '',
};
