import type { Action } from './actions.ts';
import { offlineOf, type OfflineEdit } from './offline/offline-edits.ts';

/** The commands that would do by hand on Windows what a step does; empty where no single command does it. */
export function commandsOf(action: Action): readonly string[] {
  switch (action.kind) {
    case 'restartServices':
      return [`Restart-Service -Force -Name ${action.services.join(', ')}`];
    case 'restartWindows':
      return ['shutdown.exe /r /t 60 /d p:2:4'];
    case 'startService':
      return [`Start-Service -Name ${action.service}`];
    case 'setServiceStartup':
      return [`sc.exe config ${action.service} start= ${startWords[action.startup]}`];
    case 'clearDnsCache':
      return ['Clear-DnsClientCache'];
    case 'syncClock':
      return ['w32tm.exe /resync'];
    case 'setNetworkProfile':
      return [
        `Set-NetConnectionProfile -InterfaceAlias ${quoted(action.interface)} -NetworkCategory ${action.category}`,
      ];
    case 'enableFirewallGroup':
      return [
        `Set-NetFirewallRule -Group "@FirewallAPI.dll,-28752" -Enabled True -Profile ${action.profiles.join(',')}`,
      ];
    case 'allowFirewallPort':
      return [rule(action.port, action.profiles)];
    case 'addGroupMember':
      return [`Add-LocalGroupMember -SID S-1-5-32-555 -Member ${quoted(action.member)}`];
    case 'setSecurityLayer':
      return [`reg.exe add "${listener}" /v SecurityLayer /t REG_DWORD /d ${action.layer} /f`];
    case 'setNla':
      return [
        `reg.exe add "${listener}" /v UserAuthentication /t REG_DWORD /d ${action.required ? 1 : 0} /f`,
      ];
    case 'removeCertificate':
      return [
        `certutil.exe -store ${word(action.store)} ${action.sha1} ${action.sha1}.cer`,
        `certutil.exe -delstore ${word(action.store)} ${action.sha1}`,
      ];
    case 'bindListenerCertificate':
      return [binary(listener, 'SSLCertificateSHA1Hash', action.sha1)];
    case 'trustCertificate':
      return [
        binary(
          `HKCU\\SOFTWARE\\Microsoft\\Terminal Server Client\\Servers\\${action.host}`,
          'CertHash',
          action.sha1,
        ),
      ];
    case 'requestCertificate':
      return [
        `Get-Certificate -Template ${quoted(action.template)} -CertStoreLocation Cert:\\LocalMachine\\My`,
      ];
    case 'importPfx':
      return [
        `Import-PfxCertificate -FilePath ${quoted(action.path)} -CertStoreLocation Cert:\\LocalMachine\\My -Password (Read-Host -AsSecureString)`,
      ];
    case 'grantKeyAccess':
      return [`icacls.exe "${machineKeys}\\${action.keyFile}" /grant *S-1-5-18:F *S-1-5-20:R`];
    default: {
      const offline = offlineOf(action);
      return offline.is === 'edits' ? offline.edits.map(regCommand) : [];
    }
  }
}

function regCommand({ key, name, type, data = '' }: OfflineEdit): string {
  return type === undefined
    ? `reg.exe delete "${key}" /v ${word(name)} /f`
    : `reg.exe add "${key}" /v ${word(name)} /t ${type} /d ${word(data)} /f`;
}

function binary(key: string, name: string, hex: string): string {
  return `reg.exe add "${key}" /v ${name} /t REG_BINARY /d ${hex} /f`;
}

function rule(port: number, profiles: readonly string[]): string {
  return `New-NetFirewallRule -DisplayName "RDP ${port}" -Direction Inbound -Protocol TCP -LocalPort ${port} -Profile ${profiles.join(',')} -Action Allow`;
}

/** For PowerShell: in single quotes, those inside doubled. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function word(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `"${text}"`;
}

const startWords = { Automatic: 'auto', Manual: 'demand', Disabled: 'disabled' } as const;
const machineKeys = 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys';
const listener = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp';
