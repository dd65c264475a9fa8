import { rowsOf } from '../code-row.ts';

const errorList =
  'FreeRDP/FreeRDP@96265644:include/freerdp/error.h (numbers, names), libfreerdp/core/errconnect.c (sentences)';

/** FreeRDP's own errors, class 2 of its error numbers (0x0002xxxx): printed by xfreerdp, sdl-freerdp, Remmina, winapps and guacd. */
// prettier-ignore
export const freerdpErrors = rowsOf('freerdpError', [
  [0x20001, 'ERRCONNECT_PRE_CONNECT_FAILED', 'client', 'A setting of the client kept it from even trying.', 'confirmed', errorList],
  [0x20002, 'ERRCONNECT_CONNECT_UNDEFINED', 'any', 'The connection failed and the client does not say where.', 'confirmed', errorList],
  [0x20003, 'ERRCONNECT_POST_CONNECT_FAILED', 'session', 'The connection stood; setting up the client after it failed.', 'confirmed', errorList],
  [0x20004, 'ERRCONNECT_DNS_ERROR', 'name resolution', 'The name could not be resolved.', 'confirmed', errorList],
  [0x20005, 'ERRCONNECT_DNS_NAME_NOT_FOUND', 'name resolution', 'No name server knows the name.', 'confirmed', errorList],
  [0x20006, 'ERRCONNECT_CONNECT_FAILED', 'TCP', 'No TCP connection could be made: refused, filtered, unreachable or switched off.', 'confirmed', errorList],
  [0x20007, 'ERRCONNECT_MCS_CONNECT_INITIAL_ERROR', 'session', 'Encryption stood and the server ended the connection at the first message of the session (MCS).', 'confirmed', errorList],
  [0x20008, 'ERRCONNECT_TLS_CONNECT_FAILED', 'TLS', 'The TLS handshake failed, or the certificate was refused on the client.', 'confirmed', errorList, 'A certificate that is rejected at the prompt (or without one) ends with this number too.'],
  [0x20009, 'ERRCONNECT_AUTHENTICATION_FAILED', 'sign-in', 'Sign-in failed: at a gateway (HTTP 401), in Kerberos or NTLM, or at the target.', 'confirmed', errorList, 'The lines before it say which: a "gateway" logger, an HTTP status, or an SSPI status.'],
  [0x2000A, 'ERRCONNECT_INSUFFICIENT_PRIVILEGES', 'sign-in', 'The account lacks the right to sign in remotely.', 'confirmed', errorList],
  [0x2000B, 'ERRCONNECT_CONNECT_CANCELLED', 'client', 'The person or the client cancelled, a refused certificate or an empty password prompt included.', 'confirmed', errorList],
  [0x2000C, 'ERRCONNECT_SECURITY_NEGO_CONNECT_FAILED', 'negotiation', 'Client and server agreed on no security protocol, or the connection ended while they tried; with a gateway, its own transport failed.', 'confirmed', errorList],
  [0x2000D, 'ERRCONNECT_CONNECT_TRANSPORT_FAILED', 'transport', 'The transport failed: the far end closed the connection.', 'confirmed', errorList, 'The label is a guess of the client: a wrong password was reported so where the server just closed (FreeRDP/FreeRDP#2434).'],
  [0x2000E, 'ERRCONNECT_PASSWORD_EXPIRED', 'sign-in', 'The password has expired and must be changed.', 'confirmed', errorList],
  [0x2000F, 'ERRCONNECT_PASSWORD_CERTAINLY_EXPIRED', 'sign-in', 'The server broke off the sign-in by NLA with the TLS alert internal_error; the client only guesses that the password has expired.', 'confirmed', errorList + '; libfreerdp/core/transport.c (where it is set)', 'Windows updates of March 2018 (CredSSP) made it appear with good passwords (FreeRDP/FreeRDP#4483, #4449).'],
  [0x20010, 'ERRCONNECT_CLIENT_REVOKED', 'sign-in', 'Kerberos says that the account is disabled, locked or expired.', 'confirmed', errorList],
  [0x20011, 'ERRCONNECT_KDC_UNREACHABLE', 'sign-in', 'No Kerberos server (KDC, the domain controller) answers the client.', 'confirmed', errorList],
  [0x20012, 'ERRCONNECT_ACCOUNT_DISABLED', 'sign-in', 'The account is disabled.', 'confirmed', errorList],
  [0x20013, 'ERRCONNECT_PASSWORD_MUST_CHANGE', 'sign-in', 'The password must be changed before this logon.', 'confirmed', errorList],
  [0x20014, 'ERRCONNECT_LOGON_FAILURE', 'sign-in', 'The logon failed: user name or password is wrong.', 'confirmed', errorList],
  [0x20015, 'ERRCONNECT_WRONG_PASSWORD', 'sign-in', 'The password is wrong.', 'confirmed', errorList],
  [0x20016, 'ERRCONNECT_ACCESS_DENIED', 'sign-in', 'The account was authenticated and then denied access.', 'confirmed', errorList],
  [0x20017, 'ERRCONNECT_ACCOUNT_RESTRICTION', 'sign-in', 'A restriction of the account (hours, workstation, empty password) prevents the logon.', 'confirmed', errorList],
  [0x20018, 'ERRCONNECT_ACCOUNT_LOCKED_OUT', 'sign-in', 'The account is locked out.', 'confirmed', errorList],
  [0x20019, 'ERRCONNECT_ACCOUNT_EXPIRED', 'sign-in', 'The account has expired.', 'confirmed', errorList],
  [0x2001A, 'ERRCONNECT_LOGON_TYPE_NOT_GRANTED', 'sign-in', 'The account does not have the right to log on this way.', 'confirmed', errorList],
  [0x2001B, 'ERRCONNECT_NO_OR_MISSING_CREDENTIALS', 'sign-in', 'No credentials were given, or a part of them.', 'confirmed', errorList],
  [0x2001C, 'ERRCONNECT_ACTIVATION_TIMEOUT', 'session', 'Signed in, and the server did not start the session in time.', 'confirmed', errorList],
  [0x2001D, 'ERRCONNECT_TARGET_BOOTING', 'Azure Virtual Desktop', 'The virtual machine is starting; it can take minutes.', 'confirmed', errorList],
  [0x2001E, 'ERRCONNECT_HYBRID_REQUIRED_BY_SERVER', 'negotiation', 'The server requires NLA (CredSSP) and the client did not offer it.', 'confirmed', errorList],
]);
