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
const restart: Action = { kind: 'restartServices', services: ['SessionEnv', 'TermService'] };

/** Every kind of action once or more, alone, against the machine of machine-state.ts; `exact` as the action claims. */
export function singles(c: Certificates): readonly { readonly name: string; readonly actions: readonly Action[]; readonly risks?: Plan['acceptedRisks']; readonly exact?: false; readonly changes?: false }[] {
  return [
    { name: 'setRegistryValue, over another', actions: [{ kind: 'setRegistryValue', key: listener, name: 'MaxInstanceCount', type: 'DWord', data: 4_294_967_294 }] },
    { name: 'setRegistryValue, new keys', actions: [{ kind: 'setRegistryValue', key: `${listener}\\A\\B "x" $(1)`, name: 'New', type: 'MultiString', data: ['one', 'zw\u00f6lf $(calc)'] }] },
    { name: 'setRegistryValue, other kind', actions: [{ kind: 'setRegistryValue', key: listener, name: 'LanAdapter', type: 'Binary', data: 'AAEC/w==' }] },
    { name: 'deleteRegistryValue', actions: [{ kind: 'deleteRegistryValue', key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server', name: 'fsinglesessionperuser' }] },
    { name: 'setSecurityLayer, for a time', actions: [{ kind: 'setSecurityLayer', layer: 1, restoreAfterMinutes: 30 }], risks: ['tls-off'] },
    { name: 'setNla, for a time', actions: [{ kind: 'setNla', required: false }], risks: ['nla-off'] },
    { name: 'enableRemoteDesktop', actions: [{ kind: 'enableRemoteDesktop' }] },
    { name: 'setMaxOutstandingConnections', actions: [{ kind: 'setMaxOutstandingConnections', value: 1_000 }] },
    { name: 'unbindListenerCertificate', actions: [{ kind: 'unbindListenerCertificate' }] },
    { name: 'clearCipherPolicy', actions: [{ kind: 'clearCipherPolicy' }] },
    { name: 'setCipherOrder', actions: [{ kind: 'setCipherOrder', suites: ['TLS_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'] }] },
    { name: 'setSchannelProtocol, on', actions: [{ kind: 'setSchannelProtocol', version: 'TLS 1.2', side: 'Server', enabled: true }] },
    { name: 'setSchannelProtocol, new keys', actions: [{ kind: 'setSchannelProtocol', version: 'TLS 1.0', side: 'Client', enabled: false }] },
  ];
}
export const later = { restart, rdpKeyFile };
