import type { FactTypes } from '../facts/vocabulary.ts';
import type { Action } from './actions.ts';

/** A group policy that holds what an action would change: it is edited instead, since it would undo the change. */
export interface PolicyLock {
  /** Name of the policy as the editor shows it. */
  readonly policy: string;
  /** Where the editor has it. */
  readonly path: string;
}

/** The policy that would undo this action, where the facts tell of one. */
export function policyOver(action: Action, known: Partial<FactTypes>): PolicyLock | undefined {
  const settings = known.listenerSettings;
  switch (action.kind) {
    case 'setSecurityLayer':
      return held(settings?.securityLayer) ? policies.securityLayer : undefined;
    case 'setNla':
      return held(settings?.userAuthentication) ? policies.nla : undefined;
    case 'enableRemoteDesktop':
      return held(settings?.denyConnections) ? policies.connections : undefined;
    case 'unbindListenerCertificate':
      return held(settings?.certificateTemplate) ? policies.template : undefined;
    case 'setCipherOrder':
      return known.cipherOrder?.origin === 'policy' ? policies.cipherOrder : undefined;
    case 'clearCipherPolicy':
      // Without a domain nothing writes the value again.
      return known.cipherOrder?.origin === 'policy' && known.hostSystem?.domainJoined !== false
        ? policies.cipherOrder
        : undefined;
    case 'setRegistryValue':
    case 'deleteRegistryValue':
      return overValue(action.name.toLowerCase(), settings);
    case 'enableFirewallGroup':
    case 'allowFirewallPort':
      return known.firewall?.rules.some(
        (rule) => rule.origin === 'policy' && rule.enabled && rule.action === 'block',
      )
        ? policies.firewall
        : undefined;
    default:
      return undefined;
  }
}

function held(setting: { readonly origin: string } | undefined): boolean {
  return setting?.origin === 'policy';
}

function overValue(
  name: string,
  settings: FactTypes['listenerSettings'] | undefined,
): PolicyLock | undefined {
  if (name === 'fdenytsconnections' && settings?.denyConnections?.origin === 'policy')
    return policies.connections;
  if (name === 'maxinstancecount' && settings?.maxInstances?.origin === 'policy') return policies.sessions;
  return undefined;
}

const host =
  'Computer Configuration > Administrative Templates > Windows Components > Remote Desktop Services > Remote Desktop Session Host';

const policies = {
  securityLayer: {
    policy: 'Require use of specific security layer for remote (RDP) connections',
    path: `${host} > Security`,
  },
  nla: {
    policy: 'Require user authentication for remote connections by using Network Level Authentication',
    path: `${host} > Security`,
  },
  connections: {
    policy: 'Allow users to connect remotely by using Remote Desktop Services',
    path: `${host} > Connections`,
  },
  sessions: { policy: 'Limit number of connections', path: `${host} > Connections` },
  template: { policy: 'Server authentication certificate template', path: `${host} > Security` },
  cipherOrder: {
    policy: 'SSL Cipher Suite Order',
    path: 'Computer Configuration > Administrative Templates > Network > SSL Configuration Settings',
  },
  firewall: {
    policy: 'Inbound Rules',
    path: 'Computer Configuration > Windows Settings > Security Settings > Windows Defender Firewall with Advanced Security',
  },
} as const satisfies Readonly<Record<string, PolicyLock>>;
