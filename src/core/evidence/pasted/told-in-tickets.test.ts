import { describe, expect, it } from 'vitest';
import { clientErrorIn } from './client-error.ts';
import { programLogsOf } from './program-log-facts.ts';
import { readPasted } from './read-pasted.ts';

const attemptsIn = (text: string) =>
  readPasted(text).pieces.flatMap((piece) => (piece.kind === 'attempt' ? [piece.attempt] : []));
const eventsIn = (text: string) =>
  readPasted(text).pieces.flatMap((piece) => (piece.kind === 'event' ? [piece.event] : []));

describe('logs of programs name their fault', () => {
  it.each([
    [
      'FreeRDP, with the step that was reached',
      '[10:00:00:100] [7:8] [ERROR][com.freerdp.core] - freerdp_set_last_error ERRCONNECT_CONNECT_TRANSPORT_FAILED [0x0002000D]\n[10:00:00:101] [7:8] [ERROR][com.freerdp.core.rdp] - rdp_recv_callback: CONNECTION_STATE_NLA - nla_recv_pdu() fail',
      { freerdp: 0x2000d, reached: 'signIn' },
    ],
    [
      'FreeRDP guesses that a password has expired',
      '[10:00:00:100] [7:8] [ERROR][com.freerdp.core] - freerdp_set_last_error ERRCONNECT_PASSWORD_CERTAINLY_EXPIRED [0x0002000F]',
      { freerdp: 0x2000f },
    ],
    [
      'FreeRDP 1.0',
      'SSL_read: Failure in SSL library (protocol error?)\nAuthentication failure, check credentials.\nIf credentials are valid, the NTLMSSP implementation may be to blame.',
      { phrase: 'refused-by-nla' },
    ],
    [
      'a realm without a Kerberos server',
      '[10:00:00:100] [7:00000008] [ERROR][com.winpr.sspi.Kerberos] - [kerberos_AcquireCredentialsHandleA]: krb5glue_get_init_creds (Cannot find KDC for realm "SHOP" [-1765328230])',
      { phrase: 'no-kdc-of-realm' },
    ],
    [
      'a gateway that refuses its proxy',
      '[ERROR][com.freerdp.core.gateway.http] - HTTP/1.1 503 RPC Error: 5',
      { phrase: 'gateway-rpc-denied' },
    ],
    [
      'the session manager of xrdp ends',
      'Mar 01 10:00:00 box systemd[1]: xrdp-sesman.service: Main process exited, code=exited, status=1/FAILURE',
      { phrase: 'sesman-failed' },
    ],
    [
      'quoted in a mail',
      '> [20260101-10:00:00] [ERROR] Cannot read private key file /etc/xrdp/key.pem: Permission denied',
      { phrase: 'unreadable-key-file' },
    ],
    [
      'a server of the old security only',
      'Rdp(RdpError { kind: ProtocolNegFailure, message: "the server is configured to only use standard RDP security mechanisms" })',
      { phrase: 'no-tls-allowed' },
    ],
    [
      'a reset that Rust tells',
      'ERROR rdp_client] Rdp(Io(Os { code: 104, kind: ConnectionReset, message: "Connection reset by peer" }))',
      { phrase: 'reset' },
    ],
    [
      'without its time',
      '[ERROR] Cannot read private key file /etc/xrdp/key.pem: Permission denied',
      { phrase: 'unreadable-key-file' },
    ],
    [
      'FreeRDP, whose words say less than its number',
      '[10:00:00:100] [7:8] [ERROR][com.freerdp.core] - freerdp_set_last_error ERRCONNECT_CONNECT_CANCELLED [0x2000B]\n[10:00:00:101] [7:8] [ERROR][com.freerdp.core.connection] - Error: protocol security negotiation or connection failure',
      { freerdp: 0x2000b },
    ],
    [
      'FreeRDP, which gives words only',
      '[10:00:00:101] [7:8] [ERROR][com.freerdp.core.connection] - Error: protocol security negotiation or connection failure',
      { freerdp: 0x2000c },
    ],
    [
      'guacd and a certificate',
      'guacd[9]: RDP server closed/refused connection: SSL/TLS connection failed (untrusted/self-signed certificate?)',
      { phrase: 'guacd-certificate' },
    ],
    [
      'the agent of Azure Virtual Desktop',
      'The host is unavailable; its log has 3277: INVALID_REGISTRATION_TOKEN',
      { phrase: 'agent-token' },
    ],
  ])('%s', (_what, text, log) => {
    expect(programLogsOf(attemptsIn(text))).toMatchObject([log]);
  });

  it('a name that only the way without a gateway needs is no fault', () => {
    const asked =
      '[10:00:00:100] [7:8] [INFO][com.freerdp.core.nego] - Detecting if host can be reached locally. - This might take some time.\n';
    const failed = '[10:00:00:200] [7:8] [ERROR][com.freerdp.core] - getaddrinfo: Name or service not known';
    expect(programLogsOf(attemptsIn(asked + failed))).toEqual([]);
    expect(programLogsOf(attemptsIn(failed))).toMatchObject([{ phrase: 'unresolved-name' }]);
  });

  it('who looks at the certificate and comes again leaves no fault', () => {
    const look =
      '[20260101-10:00:00] [INFO ] Socket 12: connection accepted from [::1]:50000\n[20260101-10:00:00] [ERROR] Processing [ITU-T T.125] Connect-Initial failed\n';
    const again = '[20260101-10:00:02] [INFO ] Socket 12: connection accepted from [::1]:50001';
    expect(programLogsOf(attemptsIn(look + again))).toEqual([]);
    expect(programLogsOf(attemptsIn(look))).toMatchObject([{ phrase: 'ended-before-session' }]);
  });
});

it('rdesktop says the reason of the server in words', () => {
  const text = 'Autoselecting keyboard map\ndisconnect: No license server available.';
  expect(clientErrorIn(readPasted(text))).toEqual({ extended: 0x101, from: 'dialog' });
});

describe('sentences without a number', () => {
  it.each([
    ['Every user gets: your session will be disconnected in 60 minutes', 'license-for-an-hour'],
    ['A balloon says that Remote Desktop licensing mode is not configured.', 'license-mode-unset'],
    ['it dies before license negotiation completed', 'licensing'],
    ['An authentication error: the credentials supplied to the package were not recognized', '0x8009030D'],
    ['There are currently no logon servers available to service the logon request.', '0xC000005E'],
    ['it hangs because Remote Desktop Services is currently busy. Try again', 'services-busy'],
    ["You can't sign in with a user ID in this format.", 'user-id-format'],
    ["(error 23002): Your user account is not listed in the RD Gateway's permission list", '0x300001B'],
    ['Code 0x0 and extended 0x0, The specified target is unknown or unreachable', '0x80090303'],
  ])('%j', (text, dialog) => {
    expect(clientErrorIn(readPasted(text))).toEqual({ dialog, from: 'dialog' });
  });
});

describe('events of which the sentence was copied', () => {
  it('in the middle of talk', () => {
    const text =
      'All I find is 4005 "The Windows logon process has unexpectedly terminated." after each try.';
    expect(eventsIn(text)).toMatchObject([{ eventId: 4005 }]);
  });

  it.each([
    'Faulting application name: svchost.exe_TermService, version: 1.0, time stamp: 0x11111111\nFaulting module name: wrapper.dll, version: 0.0.0.0, time stamp: 0x22222222\nException code: 0xc0000005',
    'Name der fehlerhaften Anwendung: svchost.exe_TermService, Version: 1.0, Zeitstempel: 0x11111111\nName des fehlerhaften Moduls: wrapper.dll, Version: 0.0.0.0, Zeitstempel: 0x22222222\nAusnahmecode: 0xc0000005',
    'Nom de l’application défaillante : svchost.exe_TermService, version : 1.0, horodatage : 0x11111111\nNom du module défaillant : wrapper.dll, version : 0.0.0.0, horodatage : 0x22222222\nCode d’exception : 0xc0000005',
  ])('%s', (text) => {
    expect(eventsIn(text)).toMatchObject([
      {
        eventId: 1000,
        fields: {
          AppName: 'svchost.exe_TermService',
          ModuleName: 'wrapper.dll',
          ExceptionCode: '0xc0000005',
        },
      },
    ]);
  });
});
