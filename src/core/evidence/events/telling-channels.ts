const terminalServices = 'Microsoft-Windows-TerminalServices-';

/** Channels that hold telling events, by the name Windows gives them. */
export const channels = {
  system: 'System',
  security: 'Security',
  setup: 'Setup',
  application: 'Application',
  connections: `${terminalServices}RemoteConnectionManager/Operational`,
  connectionsAdmin: `${terminalServices}RemoteConnectionManager/Admin`,
  sessions: `${terminalServices}LocalSessionManager/Operational`,
  core: 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
  client: `${terminalServices}RDPClient/Operational`,
  broker: `${terminalServices}SessionBroker/Operational`,
  brokerClient: `${terminalServices}SessionBroker-Client/Operational`,
  firewall: 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
  networkProfile: 'Microsoft-Windows-NetworkProfile/Operational',
  gateway: `${terminalServices}Gateway/Operational`,
} as const;
