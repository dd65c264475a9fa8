/** A group policy that holds what an action would change: it is edited instead, since it would undo the change. */
export interface PolicyLock {
  /** Name of the policy as the editor shows it. */
  readonly policy: string;
  /** Where the editor has it. */
  readonly path: string;
}

/** The lock where a setting comes from policy. */
export function lockedBy(
  lock: PolicyLock,
  setting: { readonly origin: string } | undefined,
): PolicyLock | undefined {
  return setting?.origin === 'policy' ? lock : undefined;
}

const host =
  'Computer Configuration > Administrative Templates > Windows Components > Remote Desktop Services > Remote Desktop Session Host';

/** The policies that decide about Remote Desktop, by what they hold. */
export const policies = {
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
