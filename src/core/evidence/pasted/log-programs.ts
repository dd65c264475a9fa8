/** A program whose log lines are known by their form. */
export interface LogProgram {
  readonly id: string;
  readonly name: string;
  /** Whether a line is one of its log. */
  readonly line: RegExp;
  /** Clients say what a server did to them; servers and proxies what a client did. */
  readonly side: 'client' | 'server' | 'proxy';
}

/** Programs by the form of their lines, the more special first. */
// prettier-ignore
export const logPrograms: readonly LogProgram[] = [
  { id: 'grd', name: 'gnome-remote-desktop', side: 'server', line: /gnome-remote-de(?:sktop)?[\w-]{0,12}\[\d+\]|gnome-remote-desktop[\w-]{0,12}\.service:|\[RDP\] Couldn't retrieve RDP credentials|RDP TLS certificate and key not configured|\[RDP\.\w+\]|RDP server started/ },
  { id: 'krdp', name: 'KRdp', side: 'server', line: /\bkrdp\w{0,10}(?:\[\d+\])?:|org\.kde\.krdp/i },
  { id: 'guacd', name: 'guacd (Guacamole)', side: 'proxy', line: /\bguacd\[\d+\]|RDP server closed\/refused connection|Server refused connection \(wrong security type\?\)/ },
  { id: 'remmina', name: 'Remmina', side: 'client', line: /\[?(?:REMMINA|remmina)[\w.\]: -]{0,30}(?:rdp|RDP|plugin)|\(remmina_rdp|remmina_plugin_rdp|[Cc]ould not connect to the RDP server "|remmina_rdp_\w+/ },
  { id: 'freerdp', name: 'FreeRDP', side: 'client', line: /\[com\.(?:freerdp|winpr)\.?[\w.]{0,60}\]|freerdp_set_last_error|\bERR(?:CONNECT|INFO)_[A-Z_0-9]+\b|^RPC Fault PDU|^HTTP\/1\.[01] \d{3} RPC Error|^status: E_PROXY_|^connected to [\w.-]{1,120}:\d{1,5}$|libfreerdp.{0,40}returned code|^SSL_read: |^Authentication failure, check credentials|NTLMSSP implementation may be to blame/ },
  { id: 'sesman', name: 'xrdp-sesman', side: 'server', line: /xrdp-sesman(?:\.service|\[\d+\])?:|^`{0,3}\[[A-Z]{4,5} *\] sesman_|sesman is not running \(pid file|^\[[\dT:.+Z-]{8,34}\] ?\[[A-Z]{4,5} *\] .{0,200}(?:sesman|sesexec|Xorg server|window manager|pam_)/ },
  { id: 'xrdp', name: 'xrdp', side: 'server', line: /^\[[\dT:.+Z-]{8,34}\] ?\[(?:ERROR|INFO|WARN|DEBUG|CORE|TRACE) *\]|^\[(?:ERROR|WARN|CORE) *\] .{0,120}\/etc\/xrdp\/|\bxrdp(?:\[\d+\]|\.service:|_\w{2,40}:)|^(?:connecting to sesman ip|sesman connect ok|sending login info to session manager|login (?:successful|failed) for (?:display|user)|started connecting$|connection problem, giving up|some problem$)/ },
  { id: 'teleport', name: 'Teleport', side: 'proxy', line: /Rdp\((?:RdpError|Io|Tls|SslHandshakeError)\b|RdpError \{|teleport.{0,80}(?:rdp|desktop)/i },
  { id: 'ironrdp', name: 'IronRDP', side: 'client', line: /\bironrdp(?:[-_:]{1,2}\w+)+|\bConnectorError\b|rustls::|Share Control P[dD][uU] \(expected|received fatal alert: \w+/i },
  { id: 'rdesktop', name: 'rdesktop', side: 'client', line: /^(?:ERROR|WARNING|NOTICE|Core\(\w+\)): |^disconnect: [A-Z]|Failed to connect, CredSSP required by server|Autoselecting keyboard map|CredSSP: Initialize failed/ },
  { id: 'windows-app', name: 'Windows App', side: 'client', line: /^\[?\d{4}-\d{2}-\d{2}T[\d:.+Z-]{8,24}\]? .{0,60}\b(?:RDPCore|RdCore|RDCORE|MSRDC|com\.microsoft\.rdc)\w*/ },
  { id: 'avd-agent', name: 'agent of Azure Virtual Desktop', side: 'server', line: /\b(?:INVALID_REGISTRATION_TOKEN|EXPIRED_MACHINE_TOKEN|NAME_ALREADY_REGISTERED)\b/ },
  { id: 'tls', name: 'TLS library', side: 'client', line: /remote error: tls: |SSL alert number \d|ssl\/tls alert \w|SSL routines:[^:]{0,60}:{1,2}(?:tlsv1\d?|sslv3) alert \w/i },
];
