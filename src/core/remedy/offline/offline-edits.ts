import type { Action } from '../actions.ts';

/** One registry value of a Windows that does not run; without `data` it is deleted. */
export interface OfflineEdit {
  /** Full path as the running Windows names it: HKLM\SYSTEM\CurrentControlSet\… or HKLM\SOFTWARE\… */
  readonly key: string;
  readonly name: string;
  readonly type?: 'REG_DWORD' | 'REG_SZ';
  readonly data?: string;
}

/** What an action is on a mounted disk: values to write, something the next start brings by itself, or not possible. */
export type Offline =
  | { readonly is: 'edits'; readonly edits: readonly OfflineEdit[] }
  | { readonly is: 'notNeeded'; readonly why: string }
  | { readonly is: 'cannot'; readonly why: string };

/** What becomes of an action while Windows does not run. */
export function offlineOf(action: Action): Offline {
  switch (action.kind) {
    case 'enableRemoteDesktop':
      return edits(dword(server, 'fDenyTSConnections', 0));
    case 'setMaxOutstandingConnections':
      return edits(dword(server, 'MaxOutstandingConnections', action.value));
    case 'setSecurityLayer':
      return action.layer < 2 ? cannot(forATime) : edits(dword(listener, 'SecurityLayer', action.layer));
    case 'setNla':
      return action.required ? edits(dword(listener, 'UserAuthentication', 1)) : cannot(forATime);
    case 'setSchannelProtocol': {
      const key = `${schannel}\\${action.version}\\${action.side}`;
      return edits(
        dword(key, 'Enabled', action.enabled ? 1 : 0),
        dword(key, 'DisabledByDefault', action.enabled ? 0 : 1),
      );
    }
    case 'setCipherOrder':
      return edits({ key: cipherPolicy, name: 'Functions', type: 'REG_SZ', data: action.suites.join(',') });
    case 'clearCipherPolicy':
      return edits({ key: cipherPolicy, name: 'Functions' });
    case 'unbindListenerCertificate':
      return edits({ key: listener, name: 'SSLCertificateSHA1Hash' });
    case 'setServiceStartup':
      return edits(dword(`${services}\\${action.service}`, 'Start', startOf[action.startup]));
    case 'setRegistryValue':
      return valueOf(action);
    case 'deleteRegistryValue':
      return ofMachine(action.key) ? edits({ key: action.key, name: action.name }) : cannot(ofPerson);
    case 'restartServices':
    case 'restartWindows':
    case 'startService':
    case 'clearDnsCache':
    case 'awaitSelfSignedCertificate':
      return { is: 'notNeeded', why: 'the next start of Windows brings it' };
    case 'bindListenerCertificate':
    case 'grantKeyAccess':
    case 'importPfx':
    case 'removeCertificate':
    case 'requestCertificate':
    case 'setAsideKeyFile':
    case 'trustCertificate':
      return cannot('certificates and their keys are only reached on the running Windows');
    case 'allowFirewallPort':
    case 'enableFirewallGroup':
    case 'setNetworkProfile':
      return cannot('firewall rules and network profiles are only changed safely on the running Windows');
    case 'addGroupMember':
    case 'byHand':
    case 'removeHostsEntry':
    case 'rewriteRdpFile':
    case 'syncClock':
      return cannot('is no value of the registry');
  }
}

function valueOf({ key, name, type, data }: Extract<Action, { kind: 'setRegistryValue' }>): Offline {
  if (!ofMachine(key)) return cannot(ofPerson);
  if (type === 'DWord') return edits(dword(key, name, Number(data)));
  const text = String(data);
  // reg.exe would read quotes and a backslash before one otherwise than they are meant.
  if (type !== 'String' || text === '' || /["\t\r\n]|\\$/.test(text))
    return cannot('a value of this kind is written on the running Windows');
  return edits({ key, name, type: 'REG_SZ', data: text });
}

function ofMachine(key: string): boolean {
  return /^HKLM\\(SYSTEM\\CurrentControlSet|SOFTWARE)\\/i.test(key);
}

function dword(key: string, name: string, value: number): OfflineEdit {
  return { key, name, type: 'REG_DWORD', data: String(value) };
}

function edits(...all: readonly OfflineEdit[]): Offline {
  return { is: 'edits', edits: all };
}

function cannot(why: string): Offline {
  return { is: 'cannot', why };
}

const startOf = { Automatic: 2, Manual: 3, Disabled: 4 } as const;
const server = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const listener = `${server}\\WinStations\\RDP-Tcp`;
const services = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const schannel = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const cipherPolicy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002';
const forATime = 'it is only ever changed for a time, and nothing would put it back';
const ofPerson = "the value is in a person's own hive, not in the machine's";
