import { shortProvider } from '../../facts/provider-names.ts';

/** The full name of a provider: Event Viewer leaves out the prefix most of them share. */
export function fullProvider(printed: string): string {
  const name = printed.trim();
  if (shortProvider(name) !== undefined) return name;
  for (const prefix of [
    'Microsoft-Windows-',
    'Microsoft-Windows-TerminalServices-',
    'Microsoft-Windows-RemoteDesktopServices-',
  ])
    if (shortProvider(`${prefix}${name}`) !== undefined) return `${prefix}${name}`;
  return aliases[name.toLowerCase()] ?? name;
}

const aliases: Readonly<Record<string, string>> = {
  termsrv: 'TermService',
  'security auditing': 'Microsoft-Windows-Security-Auditing',
  winlogon: 'Microsoft-Windows-Winlogon',
};

/** The log a provider writes to, where a form does not print it; empty for one that is not known here. */
export function channelOf(provider: string, id: number): string {
  const lower = provider.toLowerCase();
  if (lower === 'microsoft-windows-terminalservices-remoteconnectionmanager')
    return id < 1_000 || (id >= 1_149 && id <= 1_158) ? `${provider}/Operational` : 'System';
  return channels[lower] ?? '';
}

const channels: Readonly<Record<string, string>> = {
  schannel: 'System',
  termdd: 'System',
  termservice: 'System',
  'service control manager': 'System',
  'microsoft-windows-security-auditing': 'Security',
  'microsoft-windows-winlogon': 'Application',
  'application error': 'Application',
  'windows error reporting': 'Application',
  'microsoft-windows-terminalservices-localsessionmanager':
    'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
  'microsoft-windows-remotedesktopservices-rdpcorets':
    'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
  'microsoft-windows-terminalservices-clientactivexcore':
    'Microsoft-Windows-TerminalServices-RDPClient/Operational',
  'microsoft-windows-terminalservices-gateway': 'Microsoft-Windows-TerminalServices-Gateway/Operational',
  'microsoft-windows-windowsupdateclient': 'System',
};
