import type { ProgramSign } from '../facts/program-signs.ts';
import type { Phase } from '../facts/rdp.ts';

/** What a fault of a program's log means, and at which step of the connection it stands. */
export interface ProgramSignWords {
  readonly phase: Phase;
  /** In one or two sentences. */
  readonly says: string;
  readonly next?: string;
}

/** Every fault in words. */
export const programSignWords: Readonly<Record<ProgramSign, ProgramSignWords>> = {
  kerberosOnly: {
    phase: 'signIn',
    says: 'This client signs in by NLA with a Kerberos ticket only, and has none.',
    next: 'Get a ticket first (kinit), or use a client that does NLA with a password (xfreerdp).',
  },
  nlaRequired: {
    phase: 'negotiation',
    says: 'The server requires CredSSP (NLA): HYBRID_REQUIRED_BY_SERVER. The client did not offer it.',
    next: 'Let the client do NLA (FreeRDP /sec:nla, Guacamole security=nla, Teleport: a version that does it); NLA need not be switched off.',
  },
  tlsNotAllowed: {
    phase: 'negotiation',
    says: 'The server allows only its own old security, no TLS.',
  },
  noServerCertificate: {
    phase: 'negotiation',
    says: 'The server has no certificate it could use for TLS.',
  },
  wrongSecurityType: {
    phase: 'negotiation',
    says: 'The server refused or closed the connection while the security protocol was negotiated.',
    next: 'rdpdoctor check HOST offers each protocol and says which the server takes; then set it (Guacamole: security=nla, tls or rdp).',
  },
  keyNotReadable: {
    phase: 'encryption',
    says: 'The server cannot read its private key file, so it offers no TLS.',
    next: 'Let the account of xrdp read the key (Debian: adduser xrdp ssl-cert), then restart xrdp.',
  },
  certificateNotReadable: {
    phase: 'encryption',
    says: 'The server cannot read its certificate file, so it offers no TLS.',
  },
  handshakeNotCompleted: {
    phase: 'encryption',
    says: 'The TLS handshake was not completed: the client ended it, as one does that does not accept the certificate, the version or the cipher; port scanners leave the same line.',
    next: 'rdpdoctor check HOST --deep shows certificate, versions and suites the server offers.',
  },
  otherCertificate: {
    phase: 'certificate',
    says: 'The server shows another certificate than the one this client remembers: a new certificate with a new fingerprint, or another machine.',
    next: 'Compare the fingerprint on the server; where it is right, forget the old one (FreeRDP: /cert:tofu after removing it from known_hosts2).',
  },
  newCertificate: {
    phase: 'certificate',
    says: 'The client meets this certificate for the first time and asks whether to trust its fingerprint; where nobody can answer, it rejects it.',
    next: 'Compare the fingerprint on the server, then accept it once (FreeRDP: /cert:tofu or /cert:fingerprint:…).',
  },
  selfSigned: {
    phase: 'certificate',
    says: 'The certificate is self-signed, so the client does not trust it by itself.',
    next: 'Compare its fingerprint on the server, then accept it once (FreeRDP: /cert:tofu).',
  },
  certificateExpired: {
    phase: 'certificate',
    says: 'The certificate of the server has expired, as the client judges.',
  },
  certificateName: {
    phase: 'certificate',
    says: 'The name that was typed is not in the certificate of the server.',
  },
  noKdc: {
    phase: 'signIn',
    says: 'No Kerberos server (KDC, the domain controller) answers this client.',
  },
  unknownAccount: {
    phase: 'signIn',
    says: 'Kerberos does not know the account: a wrong realm or user name.',
  },
  unknownTarget: {
    phase: 'signIn',
    says: 'Kerberos does not know the target by this name (TERMSRV/name): an alias or an address was used.',
  },
  clockSkew: {
    phase: 'signIn',
    says: 'Kerberos refuses: the clocks differ too much.',
  },
  noKerberos: {
    phase: 'signIn',
    says: 'Kerberos could not be used for the sign-in, and nothing else was tried or worked.',
    next: 'Check the realm, the KDC and the clock, or sign in with NTLM (FreeRDP: /auth-pkg-list:!kerberos).',
  },
  gatewayServiceDown: {
    phase: 'connection',
    says: 'The RD Gateway answered 503 with RPC error 6ba: the RPC server behind it is not reached. Its gateway service is stopped, or it is not registered in the farm.',
    next: 'On the gateway: service TSGateway, the RPC-over-HTTP proxy (port 3388), and the farm members in RD Gateway Manager.',
  },
  gatewayRefusedAccount: {
    phase: 'connection',
    says: 'The RD Gateway refused the credentials for itself (HTTP 401): user, password, domain, or the way of signing in.',
    next: 'Give the credentials for the gateway (FreeRDP: /gateway:u:,p:,d:) and read Microsoft-Windows-TerminalServices-Gateway/Operational and Security 4625 there.',
  },
  gatewayForbids: {
    phase: 'connection',
    says: 'The RD Gateway forbids access (HTTP 403).',
  },
  noGateway: {
    phase: 'connection',
    says: 'There is no RD Gateway at this address (HTTP 404): another web server answers.',
  },
  proxyWantsCredentials: {
    phase: 'connection',
    says: 'A web proxy on the way wants credentials (HTTP 407).',
  },
  gatewayFailed: {
    phase: 'connection',
    says: 'The RD Gateway failed or is overloaded (HTTP 50x).',
  },
  nameNotResolved: {
    phase: 'name',
    says: 'The name of the server could not be resolved.',
  },
  portRefused: {
    phase: 'connection',
    says: 'The port was refused: nothing listens there, or a firewall answers so.',
  },
  noRoute: {
    phase: 'connection',
    says: 'There is no way to the server from here.',
  },
  noAnswer: {
    phase: 'connection',
    says: 'The server did not answer the connection in time: filtered, switched off, or another address.',
  },
  reset: {
    phase: 'connection',
    says: 'The far end reset the connection.',
  },
  accountRefused: {
    phase: 'signIn',
    says: 'The account was refused on the server (PAM): user name, password, or a lock.',
  },
  desktopEnded: {
    phase: 'session',
    says: 'Signed in, and the session could not start: the X server or the desktop ended at once. The person sees a black or blue screen.',
    next: 'Read ~/.xorgxrdp.N.log and ~/.xsession-errors of the user; a session of the same user on the console stops many desktops.',
  },
  clientGone: {
    phase: 'connection',
    says: 'The client had gone while the server was still sending: the end of a connection, not its reason.',
  },
  incompleteRequest: {
    phase: 'negotiation',
    says: 'The far end closed before it had sent a complete request, as health checks and port scanners do; one line of it is no fault.',
  },
  screenNotShared: {
    phase: 'session',
    says: 'Signed in, and the desktop did not hand over its screen (portal, PipeWire): nobody is logged in there, or sharing was not allowed.',
  },
  endedBeforeSession: {
    phase: 'session',
    says: 'The connection ended before the first message of the session (MCS).',
  },
};
