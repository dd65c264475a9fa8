/** Short names of the providers that say something about Remote Desktop; [MS-EVEN6] knows only the long ones. */
export type ShortProvider =
  | 'rcm'
  | 'lsm'
  | 'rdpcorets'
  | 'rdpclient'
  | 'schannel'
  | 'termdd'
  | 'security'
  | 'scm'
  | 'broker'
  | 'brokerclient'
  | 'gateway'
  | 'licensing'
  | 'firewall'
  | 'networkprofile'
  | 'update'
  | 'servicing'
  | 'kernel'
  | 'eventlog'
  | 'time'
  | 'netlogon'
  | 'crash'
  | 'report'
  | 'winlogon';

/** The long names of each, as logs write them; the first is the one that present Windows uses. */
export const longNames: Readonly<Record<ShortProvider, readonly string[]>> = {
  rcm: ['Microsoft-Windows-TerminalServices-RemoteConnectionManager', 'TermService'],
  lsm: ['Microsoft-Windows-TerminalServices-LocalSessionManager'],
  rdpcorets: ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS'],
  rdpclient: ['Microsoft-Windows-TerminalServices-ClientActiveXCore'],
  schannel: ['Schannel'],
  termdd: ['TermDD'],
  security: ['Microsoft-Windows-Security-Auditing'],
  scm: ['Service Control Manager'],
  broker: ['Microsoft-Windows-TerminalServices-SessionBroker'],
  brokerclient: ['Microsoft-Windows-TerminalServices-SessionBroker-Client'],
  gateway: ['Microsoft-Windows-TerminalServices-Gateway'],
  licensing: ['Microsoft-Windows-TerminalServices-Licensing', 'TermServLicensing'],
  firewall: ['Microsoft-Windows-Windows Firewall With Advanced Security'],
  networkprofile: ['Microsoft-Windows-NetworkProfile'],
  update: ['Microsoft-Windows-WindowsUpdateClient'],
  servicing: ['Microsoft-Windows-Servicing'],
  kernel: ['Microsoft-Windows-Kernel-General'],
  eventlog: ['EventLog', 'Microsoft-Windows-Eventlog'],
  time: ['Microsoft-Windows-Time-Service'],
  netlogon: ['NETLOGON'],
  crash: ['Application Error'],
  report: ['Windows Error Reporting'],
  winlogon: ['Microsoft-Windows-Winlogon', 'Winlogon'],
};

const shortNames = new Map<string, ShortProvider>(
  // The keys of the record above are exactly the short names.
  (Object.entries(longNames) as [ShortProvider, readonly string[]][]).flatMap(([short, names]) =>
    names.map((name) => [name.toLowerCase(), short] as const),
  ),
);
const asWritten = new Map<string, ShortProvider | undefined>();

/** The short name used in facts, or undefined for a provider that has no say here. */
export function shortProvider(provider: string): ShortProvider | undefined {
  if (asWritten.has(provider)) return asWritten.get(provider);
  const short = shortNames.get(provider.toLowerCase());
  // Logs write few different names; a log made to write many gets no memory for them.
  if (asWritten.size < 1_000) asWritten.set(provider, short);
  return short;
}
