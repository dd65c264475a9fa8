/** Short names of the providers that say something about Remote Desktop; [MS-EVEN6] knows only the long ones. */
const shortNames: Readonly<Record<string, string>> = {
  'microsoft-windows-terminalservices-remoteconnectionmanager': 'rcm',
  termservice: 'rcm',
  'microsoft-windows-terminalservices-localsessionmanager': 'lsm',
  'microsoft-windows-remotedesktopservices-rdpcorets': 'rdpcorets',
  'microsoft-windows-terminalservices-clientactivexcore': 'rdpclient',
  schannel: 'schannel',
  termdd: 'termdd',
  'microsoft-windows-security-auditing': 'security',
  'service control manager': 'scm',
  'microsoft-windows-terminalservices-sessionbroker': 'broker',
  'microsoft-windows-terminalservices-sessionbroker-client': 'brokerclient',
  'microsoft-windows-terminalservices-gateway': 'gateway',
  'microsoft-windows-windowsupdateclient': 'update',
  'microsoft-windows-servicing': 'servicing',
  'microsoft-windows-kernel-general': 'kernel',
  eventlog: 'eventlog',
  'microsoft-windows-eventlog': 'eventlog',
  'microsoft-windows-time-service': 'time',
};

/** The short name that facts use, or undefined for a provider that has no say here; a short name is its own. */
export function shortProvider(provider: string): string | undefined {
  return (
    shortNames[provider.toLowerCase()] ??
    (Object.values(shortNames).includes(provider) ? provider : undefined)
  );
}
