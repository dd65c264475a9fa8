import type { Phase } from '../facts/rdp.ts';
import type { NamedCode } from './code-row.ts';

/** What the words of a log line mean. */
export interface LogPhrase {
  /** Of a fault; steps have none. */
  readonly id?: string;
  /** The step of the connection at which a fault stands. */
  readonly phase?: Phase;
  readonly words: RegExp;
  readonly says: string;
  readonly codes?: readonly NamedCode[];
  readonly next?: string;
  /** A step that was reached, not a fault. */
  readonly state?: boolean;
  /** Gives way to a later line that says more. */
  readonly vague?: boolean;
  /** Only in the lines of these programs. */
  readonly of?: readonly string[];
}

const nlaRequired: readonly NamedCode[] = [{ family: 'negotiationFailure', value: 5 }];

/** Words that name a step or a fault the tables know by number; the first that fits a line counts. */
// prettier-ignore
export const logPhrases: readonly LogPhrase[] = [
  { id: 'kerberos-ticket-only', phase: 'signIn', words: /CredSSP: Initialize failed.{0,80}kerberos/i, says: 'This client signs in by NLA with a Kerberos ticket only, and has none.', codes: nlaRequired, next: 'Get a ticket first (kinit), or use a client that does NLA with a password (xfreerdp).' },
  { id: 'credssp-required', phase: 'negotiation', words: /CredSSP required by server|requires that the client support .{0,60}CredSSP|HYBRID_REQUIRED_BY_SERVER|ProtocolNegFailure.{0,40}\b5\b/i, says: 'The server requires CredSSP (NLA): HYBRID_REQUIRED_BY_SERVER. The client did not offer it.', codes: nlaRequired, next: 'Let the client do NLA (FreeRDP /sec:nla, Guacamole security=nla, Teleport: a version that does it); NLA need not be switched off.' },
  { id: 'no-tls-allowed', phase: 'negotiation', words: /SSL_NOT_ALLOWED_BY_SERVER/, says: 'The server allows only its own old security, no TLS.', codes: [{ family: 'negotiationFailure', value: 2 }] },
  { id: 'no-certificate', phase: 'negotiation', words: /SSL_CERT_NOT_ON_SERVER/, says: 'The server has no certificate it could use for TLS.', codes: [{ family: 'negotiationFailure', value: 3 }] },
  { id: 'no-x-server', phase: 'session', words: /X server for display \d{1,5} startup timeout|another Xserver (?:is|might) already be? ?active|X server .{0,60}startup timeout/i, says: 'Signed in, and the X server of the session did not start in time, or another one holds its display.', next: 'Read ~/.xorgxrdp.N.log and ~/.xsession-errors of the user; end what holds the display (`ps aux | grep Xorg`, files /tmp/.X11-unix/XN), and see that xorgxrdp is installed.', of: ['xrdp', 'sesman'] },
  { id: 'no-sesman', phase: 'signIn', words: /xrdp_mm_connect: connect failed|(?:error|failed) connect\w{0,5} to sesman|sesman connect failed|connect(?:ion)? to sesman .{0,40}failed/i, says: 'xrdp does not reach its session manager (xrdp-sesman, port 3350 or its socket), so nobody can sign in.', next: 'On the server: systemctl status xrdp-sesman, then restart it; what it logs at its start says why it does not run.', of: ['xrdp', 'sesman'] },
  { id: 'no-session-backend', phase: 'session', words: /connection problem, giving up|VNC error - problem connecting|error - problem connecting/i, says: 'The account was accepted, and the session behind it (Xorg or Xvnc) took no connection.', next: 'Read xrdp-sesman.log and ~/.xorgxrdp.N.log of the user: the X server did not start or ended at once.', of: ['xrdp', 'sesman'] },
  { id: 'home-not-writable', phase: 'connection', words: /home directory .{0,120}is not writable/i, says: 'The account that guacd runs as has no home directory it can write to, and FreeRDP needs one for certificates and settings.', next: 'Give the account of guacd a home that it can write (or set HOME for its service), and restart it.', of: ['guacd'] },
  { id: 'no-credentials-set', phase: 'signIn', words: /Couldn't retrieve RDP credentials|RDP credentials (?:are )?not set|Credentials (?:are )?not set, denying/i, says: 'gnome-remote-desktop has no user name and password to let anybody in with, or cannot read them: its keyring is locked.', next: '`grdctl status`, then `grdctl rdp set-credentials`; without anybody logged in the keyring stays locked, which `grdctl --system` avoids.', of: ['grd'] },
  { id: 'no-certificate-set', phase: 'encryption', words: /TLS certificate and key not (?:configured|set)|(?:TLS )?certificate or key .{0,40}(?:missing|not found|invalid)/i, says: 'gnome-remote-desktop has no certificate or key, so it takes no connection.', next: '`grdctl rdp set-tls-cert FILE` and `grdctl rdp set-tls-key FILE`, then restart it.', of: ['grd'] },
  { id: 'refused-own-tls-version', phase: 'encryption', words: /\balert (?:number 70\b|protocol[ _]version)|tls: protocol version not supported|fatal alert: ProtocolVersion/i, says: 'The other side refuses every TLS version that this client offers (alert 70, protocol_version): one of the two is too old, or has the versions of the other switched off.', codes: [{ family: 'tlsAlert', value: 70 }], next: 'rdpdoctor check HOST --deep shows which versions the server takes. A client without TLS 1.2 is to be renewed; where TLS 1.2 is off on the server, switch it on there.' },
  { id: 'refused-tls-version', phase: 'encryption', words: /SSL routines:[^:]{0,60}:?unsupported protocol\b|OPENSSL_internal:UNSUPPORTED_PROTOCOL/i, says: 'The TLS library of this side refuses the version that the other side chose: as a rule one older than it still allows.', next: 'rdpdoctor check HOST --deep shows which versions the server offers. Where the server lacks TLS 1.2, mend it there: a client that allows old versions is weaker with every server.' },
  { id: 'no-common-tls', phase: 'encryption', words: /via TLS\. Check that (?:the )?client and server support a common TLS version|TLS connection failed\. Check that/i, says: 'The TLS handshake with the server failed; Remmina suspects that both have no TLS version in common.', next: 'rdpdoctor check HOST --deep shows the versions and suites the server offers; then set the TLS security level of the profile in Remmina.', of: ['remmina'] },
  { id: 'wrong-security-type', phase: 'negotiation', words: /wrong security type\?/i, says: 'The server refused or closed the connection while the security protocol was negotiated.', next: 'rdpdoctor check HOST offers each protocol and says which the server takes; then set it (Guacamole: security=nla, tls or rdp).' },
  { id: 'unreadable-key-file', phase: 'encryption', words: /Cannot read private key file ([\w/.-]{1,120})/i, says: 'The server cannot read its private key file, so it offers no TLS.', next: 'Let the account of xrdp read the key (Debian: adduser xrdp ssl-cert), then restart xrdp.' },
  { id: 'unreadable-certificate-file', phase: 'encryption', words: /Cannot read certificate file|cannot load certificate/i, says: 'The server cannot read its certificate file, so it offers no TLS.' },
  { id: 'tls-not-completed', phase: 'encryption', words: /SSL_accept: I\/O error|ssl_tls_accept failed|SSL_accept: Failure in SSL library|ssl_tls_accept: /i, says: 'The TLS handshake was not completed: the client ended it, as one does that does not accept the certificate, the version or the cipher; port scanners leave the same line.', next: 'rdpdoctor check HOST --deep shows certificate, versions and suites the server offers.' },
  { id: 'changed-certificate', phase: 'certificate', words: /HOST IDENTIFICATION HAS CHANGED|host key .{0,40}(?:has )?changed/i, says: 'The server shows another certificate than the one this client remembers: a new certificate with a new fingerprint, or another machine.', next: 'Compare the fingerprint on the server; where it is right, forget the old one (FreeRDP: /cert:tofu after removing it from known_hosts2).' },
  { id: 'new-certificate', phase: 'certificate', words: /NEW HOST IDENTIFICATION|New host key for/i, says: 'The client meets this certificate for the first time and asks whether to trust its fingerprint; where nobody can answer, it rejects it.', next: 'Compare the fingerprint on the server, then accept it once (FreeRDP: /cert:tofu or /cert:fingerprint:…).' },
  { id: 'self-signed', phase: 'certificate', words: /self.signed certificate/i, vague: true, says: 'The certificate is self-signed, so the client does not trust it by itself.', next: 'Compare its fingerprint on the server, then accept it once (FreeRDP: /cert:tofu).' },
  { id: 'expired-certificate', phase: 'certificate', words: /certificate has expired|CERT_HAS_EXPIRED/i, says: 'The certificate of the server has expired, as the client judges.' },
  { id: 'name-mismatch', phase: 'certificate', words: /(?:hostname|host name|name).{0,40}(?:mismatch|does not match).{0,60}certificate|certificate.{0,60}(?:hostname mismatch|does not match)/i, says: 'The name that was typed is not in the certificate of the server.' },
  { id: 'no-kdc', phase: 'signIn', words: /Cannot contact any KDC|KRB5_KDC_UNREACH|KDC_UNREACHABLE/i, says: 'No Kerberos server (KDC, the domain controller) answers this client.' },
  { id: 'unknown-principal', phase: 'signIn', words: /KDC_ERR_C_PRINCIPAL_UNKNOWN|Client .{0,120}not found in Kerberos database/i, says: 'Kerberos does not know the account: a wrong realm or user name.' },
  { id: 'unknown-service', phase: 'signIn', words: /KDC_ERR_S_PRINCIPAL_UNKNOWN|Server .{0,120}not found in Kerberos database/i, says: 'Kerberos does not know the target by this name (TERMSRV/name): an alias or an address was used.' },
  { id: 'clock-skew', phase: 'signIn', words: /Clock skew too great/i, says: 'Kerberos refuses: the clocks differ too much.' },
  { id: 'no-kerberos', phase: 'signIn', words: /can't use Kerberos|Init GSS security context failed|krb5_get_init_creds|gss_init_sec_context/i, says: 'Kerberos could not be used for the sign-in, and nothing else was tried or worked.', next: 'Check the realm, the KDC and the clock, or sign in with NTLM (FreeRDP: /auth-pkg-list:!kerberos).' },
  { id: 'gateway-rpc-unavailable', phase: 'connection', words: /503 RPC Error: ?6ba/i, says: 'The RD Gateway answered 503 with RPC error 6ba: the RPC server behind it is not reached. Its gateway service is stopped, or it is not registered in the farm.', codes: [{ family: 'windowsError', value: 0x6ba }], next: 'On the gateway: service TSGateway, the RPC-over-HTTP proxy (port 3388), and the farm members in RD Gateway Manager.' },
  { id: 'gateway-401', phase: 'connection', words: /(?:Status Code:|HTTP\/1\.[01]) ?401/i, says: 'The RD Gateway refused the credentials for itself (HTTP 401): user, password, domain, or the way of signing in.', next: 'Give the credentials for the gateway (FreeRDP: /gateway:u:,p:,d:) and read Microsoft-Windows-TerminalServices-Gateway/Operational and Security 4625 there.', of: ['freerdp', 'remmina', 'guacd'] },
  { id: 'gateway-403', phase: 'connection', words: /(?:Status Code:|HTTP\/1\.[01]) ?403/i, says: 'The RD Gateway forbids access (HTTP 403).', of: ['freerdp', 'remmina', 'guacd'] },
  { id: 'gateway-404', phase: 'connection', words: /(?:Status Code:|HTTP\/1\.[01]) ?404/i, says: 'There is no RD Gateway at this address (HTTP 404): another web server answers.', of: ['freerdp', 'remmina', 'guacd'] },
  { id: 'proxy-407', phase: 'connection', words: /(?:Status Code:|HTTP\/1\.[01]) ?407/i, says: 'A web proxy on the way wants credentials (HTTP 407).', of: ['freerdp', 'remmina', 'guacd'] },
  { id: 'gateway-50x', phase: 'connection', words: /(?:Status Code:|HTTP\/1\.[01]) ?50\d/i, vague: true, says: 'The RD Gateway failed or is overloaded (HTTP 50x).', of: ['freerdp', 'remmina', 'guacd'] },
  { id: 'unresolved-name', phase: 'name', words: /Name or service not known|Temporary failure in name resolution|is_hostname_resolvable|nodename nor servname/i, says: 'The name of the server could not be resolved.' },
  { id: 'refused-port', phase: 'connection', words: /Connection refused|connect: refused/i, says: 'The port was refused: nothing listens there, or a firewall answers so.' },
  { id: 'no-route', phase: 'connection', words: /No route to host|Network is unreachable/i, says: 'There is no way to the server from here.' },
  { id: 'timed-out', phase: 'connection', words: /Connection timed out|connect: timed out|timed? ?out (?:while )?connecting/i, says: 'The server did not answer the connection in time: filtered, switched off, or another address.' },
  { id: 'reset', phase: 'connection', vague: true, words: /Connection reset by peer|ERRCONNECT.{0,30}reset|BIO_read (?:returned a )?system error 104|\(os error 104\)/i, says: 'The far end reset the connection.' },
  { id: 'refused-by-pam', phase: 'signIn', words: /login failed for (?:user|display)|pam_authenticate failed|AUTHFAIL/i, says: 'The account was refused on the server (PAM): user name, password, or a lock.', of: ['xrdp', 'sesman'] },
  { id: 'session-not-started', phase: 'session', words: /(?:X server|Xorg|Xvnc).{0,80}(?:could not be started|no longer running|failed|closed)|Error starting X server|window manager .{0,40}exited/i, says: 'Signed in, and the session could not start: the X server or the desktop ended at once. The person sees a black or blue screen.', next: 'Read ~/.xorgxrdp.N.log and ~/.xsession-errors of the user; a session of the same user on the console stops many desktops.', of: ['xrdp', 'sesman'] },
  { id: 'client-gone', phase: 'connection', words: /trans_write_copy_s failed|xrdp_mcs_send failed|SSL_write: I\/O error/i, vague: true, says: 'The client had gone while the server was still sending: the end of a connection, not its reason.', of: ['xrdp'] },
  { id: 'incomplete-request', phase: 'negotiation', words: /CR-TPDU \(Connection Request\) failed|libxrdp_force_read: header read error/i, vague: true, says: 'The far end closed before it had sent a complete request, as health checks and port scanners do; one line of it is no fault.', of: ['xrdp'] },
  { id: 'refused-on-server', phase: 'signIn', words: /PAM authentication failed|authentication failed for user/i, says: 'The account was refused on the server: user name, password, or a lock.', of: ['krdp', 'grd'] },
  { id: 'no-screen', phase: 'session', words: /Unable to (?:initialize|create|start) .{0,60}(?:portal|pipewire|stream|session)|Portal session .{0,40}(?:failed|denied)/i, says: 'Signed in, and the desktop did not hand over its screen (portal, PipeWire): nobody is logged in there, or sharing was not allowed.', of: ['krdp', 'grd'] },
  { id: 'ended-before-session', phase: 'session', words: /Processing \[ITU-T T\.125\] Connect-Initial failed|xrdp_mcs_incoming failed|xrdp_sec_incoming: /i, says: 'The connection ended before the first message of the session (MCS).', of: ['xrdp'] },
  { words: /SEC_I_COMPLETE_NEEDED|SEC_I_CONTINUE_NEEDED/, says: 'NLA was agreed on and the sign-in was under way (SEC_I_COMPLETE_NEEDED, 0x00090313, is a step and no error).', state: true },
  { words: /Negotiated Security: NLA:1|Security protocol:.{0,160}selected \[HYBRID/i, says: 'NLA was agreed on.', state: true },
  { words: /Security protocol:.{0,160}selected \[SSL/i, says: 'TLS was agreed on.', state: true },
  { words: /Security layer: requested \d+, selected 0|selected \[RDP\]/i, says: 'Only RDP\'s own old security was agreed on: the server offered no TLS.', state: true },
  { words: /CONNECTION_STATE_NEGO\b/, says: 'It came to the negotiation of a security protocol.', state: true },
  { words: /CONNECTION_STATE_NLA\b/, says: 'It came to sign-in (NLA), so name, port and TLS are fine.', state: true },
  { words: /CONNECTION_STATE_AAD\b/, says: 'It came to the Entra sign-in.', state: true },
  { words: /CONNECTION_STATE_MCS\w*/, says: 'Encryption and sign-in stood; it came to the first messages of the session (MCS).', state: true },
  { words: /CONNECTION_STATE_LICENSING\b/, says: 'It came to licensing.', state: true },
  { words: /CONNECTION_STATE_(?:CAPABILITIES|FINALIZATION|ACTIVE)\w*/, says: 'The session had begun.', state: true },
  { words: /PAM authentication succeeded|Session setup completed/i, says: 'The account was accepted.', state: true },
  { words: /Rec(?:ie|ei)ved disconnection request|DisconnectProviderUltimatum/i, says: 'It was ended by a disconnect request, in an orderly way.', state: true },
  { words: /New client connected|AF_INET6? connection received|TCP connection received/i, says: 'The connection reached the server.', state: true },
  { words: /connected to [\w.-]{1,120}:443/i, says: 'The gateway was reached.', state: true },
  { words: /logged (?:in|on) (?:ok|successfully)|login successful/i, says: 'The account was accepted.', state: true },
];

/** The fault of this id. */
export function logPhraseOf(id: string | undefined): LogPhrase | undefined {
  return id === undefined ? undefined : logPhrases.find((phrase) => phrase.id === id);
}
