import type { ProgramSign } from '../../facts/program-signs.ts';
import type { NamedCode } from './piece.ts';

/** What the words of a log line mean. */
export interface LogPhrase {
  readonly words: RegExp;
  /** The fault it is, where it is one of those known by a name of their own. */
  readonly sign?: ProgramSign;
  /** What it says, where it has no name. */
  readonly says?: string;
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
  { words: /CredSSP: Initialize failed.{0,80}kerberos/i, sign: 'kerberosOnly', codes: nlaRequired },
  { words: /CredSSP required by server|requires that the client support .{0,60}CredSSP|HYBRID_REQUIRED_BY_SERVER|ProtocolNegFailure.{0,40}\b5\b/i, sign: 'nlaRequired', codes: nlaRequired },
  { words: /SSL_NOT_ALLOWED_BY_SERVER/, sign: 'tlsNotAllowed', codes: [{ family: 'negotiationFailure', value: 2 }] },
  { words: /SSL_CERT_NOT_ON_SERVER/, sign: 'noServerCertificate', codes: [{ family: 'negotiationFailure', value: 3 }] },
  { words: /wrong security type\?/i, sign: 'wrongSecurityType' },
  { words: /Cannot read private key file ([\w/.-]{1,120})/i, sign: 'keyNotReadable' },
  { words: /Cannot read certificate file|cannot load certificate/i, sign: 'certificateNotReadable' },
  { words: /SSL_accept: I\/O error|ssl_tls_accept failed|SSL_accept: Failure in SSL library|ssl_tls_accept: /i, sign: 'handshakeNotCompleted' },
  { words: /HOST IDENTIFICATION HAS CHANGED|host key .{0,40}(?:has )?changed/i, sign: 'otherCertificate' },
  { words: /NEW HOST IDENTIFICATION|New host key for/i, sign: 'newCertificate' },
  { words: /self.signed certificate/i, vague: true, sign: 'selfSigned' },
  { words: /certificate has expired|CERT_HAS_EXPIRED/i, sign: 'certificateExpired' },
  { words: /(?:hostname|host name|name).{0,40}(?:mismatch|does not match).{0,60}certificate|certificate.{0,60}(?:hostname mismatch|does not match)/i, sign: 'certificateName' },
  { words: /Cannot contact any KDC|KRB5_KDC_UNREACH|KDC_UNREACHABLE/i, sign: 'noKdc' },
  { words: /KDC_ERR_C_PRINCIPAL_UNKNOWN|Client .{0,120}not found in Kerberos database/i, sign: 'unknownAccount' },
  { words: /KDC_ERR_S_PRINCIPAL_UNKNOWN|Server .{0,120}not found in Kerberos database/i, sign: 'unknownTarget' },
  { words: /Clock skew too great/i, sign: 'clockSkew' },
  { words: /can't use Kerberos|Init GSS security context failed|krb5_get_init_creds|gss_init_sec_context/i, sign: 'noKerberos' },
  { words: /503 RPC Error: ?6ba/i, sign: 'gatewayServiceDown', codes: [{ family: 'windowsError', value: 0x6ba }] },
  { words: /(?:Status Code:|HTTP\/1\.[01]) ?401/i, sign: 'gatewayRefusedAccount', of: ['freerdp', 'remmina', 'guacd'] },
  { words: /(?:Status Code:|HTTP\/1\.[01]) ?403/i, sign: 'gatewayForbids', of: ['freerdp', 'remmina', 'guacd'] },
  { words: /(?:Status Code:|HTTP\/1\.[01]) ?404/i, sign: 'noGateway', of: ['freerdp', 'remmina', 'guacd'] },
  { words: /(?:Status Code:|HTTP\/1\.[01]) ?407/i, sign: 'proxyWantsCredentials', of: ['freerdp', 'remmina', 'guacd'] },
  { words: /(?:Status Code:|HTTP\/1\.[01]) ?50\d/i, vague: true, sign: 'gatewayFailed', of: ['freerdp', 'remmina', 'guacd'] },
  { words: /Name or service not known|Temporary failure in name resolution|is_hostname_resolvable|nodename nor servname/i, sign: 'nameNotResolved' },
  { words: /Connection refused|connect: refused/i, sign: 'portRefused' },
  { words: /No route to host|Network is unreachable/i, sign: 'noRoute' },
  { words: /Connection timed out|connect: timed out|timed? ?out (?:while )?connecting/i, sign: 'noAnswer' },
  { vague: true, words: /Connection reset by peer|ERRCONNECT.{0,30}reset|BIO_read (?:returned a )?system error 104|\(os error 104\)/i, sign: 'reset' },
  { words: /login failed for (?:user|display)|pam_authenticate failed|AUTHFAIL/i, sign: 'accountRefused', of: ['xrdp', 'sesman'] },
  { words: /(?:X server|Xorg|Xvnc).{0,80}(?:could not be started|no longer running|failed|closed)|Error starting X server|window manager .{0,40}exited/i, sign: 'desktopEnded', of: ['xrdp', 'sesman'] },
  { words: /trans_write_copy_s failed|xrdp_mcs_send failed|SSL_write: I\/O error/i, vague: true, sign: 'clientGone', of: ['xrdp'] },
  { words: /CR-TPDU \(Connection Request\) failed|libxrdp_force_read: header read error/i, vague: true, sign: 'incompleteRequest', of: ['xrdp'] },
  { words: /PAM authentication failed|authentication failed for user/i, sign: 'accountRefused', of: ['krdp', 'grd'] },
  { words: /Unable to (?:initialize|create|start) .{0,60}(?:portal|pipewire|stream|session)|Portal session .{0,40}(?:failed|denied)/i, sign: 'screenNotShared', of: ['krdp', 'grd'] },
  { words: /Processing \[ITU-T T\.125\] Connect-Initial failed|xrdp_mcs_incoming failed|xrdp_sec_incoming: /i, sign: 'endedBeforeSession', of: ['xrdp'] },
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
