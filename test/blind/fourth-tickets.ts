import type { BlindCase } from './blind-case.ts';
import { case4 } from './fourth-days.ts';
import { pasted } from './third-days.ts';

const said = ['client-reported', 'program-reported', 'reported-event', 'refused-logon'];

/** What people paste into a ticket: dialogs, halves of events, outputs, and their own guesses. */
export const fourthTickets: readonly BlindCase[] = [
  case4({
    id: 'fourth-pasted-all-connections-in-use',
    kind: 'with cause',
    made: 'The dialog says that the number of connections is limited and all are in use; the writer suspects his VPN.',
    truth: ['session-limit'],
    mayAlso: said,
    mustNot: ['dead-tunnel', 'denied-session', 'exhausted-licenses', 'wrong-password'],
    files: () =>
      pasted(
        'Hi team, since the VPN upgrade I cannot get onto SRV-FIN any more, probably the VPN again??',
        '"The number of connections to this computer is limited and all connections are in use right now. Try connecting later or contact your system administrator."',
        'Regards, Henk',
      ),
  }),
  case4({
    id: 'fourth-pasted-nla-francais',
    kind: 'with cause',
    made: 'French dialog: NLA is required, and no domain controller can be contacted for it.',
    truth: ['unreachable-domain-controller'],
    mayAlso: [...said, 'lost-domain-channel', 'client-without-nla'],
    mustNot: ['wrong-password', 'unpatched-credssp', 'stopped-service', 'disabled-remote-desktop'],
    files: () =>
      pasted(
        'Bonjour, impossible de se connecter au serveur de compta depuis ce matin. Message exact :',
        "L'ordinateur distant auquel vous essayez de vous connecter nécessite une authentification au niveau du réseau (NLA), mais votre contrôleur de domaine Windows ne peut pas être contacté pour effectuer l'authentification NLA. Si vous êtes administrateur sur l'ordinateur distant, vous pouvez désactiver NLA en utilisant les options de l'onglet À distance de la boîte de dialogue Propriétés système.",
        "J'ai déjà redémarré ma box. Merci",
      ),
  }),
  case4({
    id: 'fourth-pasted-oraculo',
    kind: 'with cause',
    made: 'Spanish dialog of the CredSSP encryption oracle correction; the writer thinks of his password.',
    truth: ['unpatched-credssp'],
    mayAlso: said,
    mustNot: ['wrong-password', 'expired-password', 'clock-skew', 'unreachable-domain-controller'],
    files: () =>
      pasted(
        'creo que ha caducado mi contraseña, me sale esto al entrar en el servidor viejo:',
        'Se ha producido un error de autenticación.',
        'No se admite la función solicitada.',
        'Equipo remoto: srv-nominas',
        'La causa podría ser una corrección de oráculo de cifrado CredSSP.',
        'Para obtener más información, consulte https://go.microsoft.com/fwlink/?linkid=866660',
      ),
  }),
  case4({
    id: 'fourth-pasted-licence-japanese',
    kind: 'with cause',
    made: 'Japanese dialog: disconnected because there is no licence server to provide a licence.',
    truth: ['missing-license-server', 'expired-licensing-grace'],
    mayAlso: [...said, 'unset-licensing-mode', 'exhausted-licenses'],
    mustNot: ['wrong-password', 'session-limit', 'damaged-client-license', 'stopped-service'],
    files: () =>
      pasted(
        '今朝からリモートデスクトップに接続できません。',
        'ライセンスを提供するためのリモート デスクトップ ライセンス サーバーがないため、リモート セッションは切断されました。',
        'サーバー管理者に問い合わせてください。',
      ),
  }),
  case4({
    id: 'fourth-pasted-no-right',
    kind: 'with cause',
    made: 'The dialog about the right to sign in through Remote Desktop Services; the writer asks for a reset of the password.',
    truth: ['withheld-logon-right', 'denied-logon-right'],
    mayAlso: said,
    mustNot: ['wrong-password', 'locked-account', 'guest-only-logons', 'expired-password'],
    files: () =>
      pasted(
        'Please reset my password, Remote Desktop does not take it:',
        'To sign in remotely, you need the right to sign in through Remote Desktop Services. By default, members of the Remote Desktop Users group have this right. If the group you’re in doesn’t have this right, or if the right has been removed from the Remote Desktop Users group, you need to be granted this right manually.',
      ),
  }),
  case4({
    id: 'fourth-pasted-key-blamed-on-firewall',
    kind: 'with cause',
    made: 'Half of Schannel 36870 with 0x8009030D and 10001, under a sentence that blames the firewall.',
    truth: ['unreadable-certificate-key', 'closed-key-folder'],
    mayAlso: [...said, 'crowded-key-files'],
    mustNot: ['blocking-firewall', 'disabled-tls-versions', 'stopped-service', 'wrong-password'],
    files: () =>
      pasted(
        'I am sure it is the firewall guys again, 0x904 on TS2 for everyone. Only odd thing in the event viewer, every time somebody tries:',
        'Log Name: System',
        'Source: Schannel',
        'Event ID: 36870',
        'Level: Error',
        'A fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x8009030D. The internal error state is 10001.',
      ),
  }),
  case4({
    id: 'fourth-pasted-freerdp-expired',
    kind: 'with cause',
    made: 'FreeRDP says that the password has expired; the writer reads "transport" and thinks of the network.',
    truth: ['expired-password'],
    mayAlso: said,
    mustNot: ['wrong-password', 'lossy-network', 'locked-account', 'rejecting-client'],
    files: () =>
      pasted(
        'network broken? from the Ubuntu laptop:',
        '$ xfreerdp3 /v:rds-27.fabrikam.example /u:greta /d:FABRIKAM',
        "[09:14:02:118] [41213:0000a0fd] [WARN][com.freerdp.crypto] - [verify_cb]: Certificate verification failure 'self-signed certificate (18)' at stack position 0",
        '[09:14:02:702] [41213:0000a0fd] [ERROR][com.freerdp.core] - [nla_recv_pdu]: ERRCONNECT_PASSWORD_EXPIRED [0x0002000E]',
        '[09:14:02:702] [41213:0000a0fd] [ERROR][com.freerdp.core.rdp] - [rdp_recv_callback_int]: CONNECTION_STATE_NLA - nla_recv_pdu() fail',
        '[09:14:02:702] [41213:0000a0fd] [ERROR][com.freerdp.core.transport] - [transport_check_fds]: transport_check_fds: transport->ReceiveCallback() - STATE_RUN_FAILED [-1]',
      ),
  }),
  case4({
    id: 'fourth-pasted-freerdp-old-tls',
    kind: 'with cause',
    made: 'FreeRDP with a new OpenSSL against a Server 2008: unsupported protocol, the server knows old TLS only.',
    truth: ['outdated-tls-only'],
    mayAlso: [...said, 'disabled-client-tls', 'disjoint-cipher-suites', 'disabled-tls-versions'],
    mustNot: ['wrong-password', 'unreadable-certificate-key', 'stopped-service', 'tls13-only'],
    files: () =>
      pasted(
        'worked with the old laptop (Debian 10), not with the new one:',
        '[11:02:51:220] [2201:00000899] [ERROR][com.freerdp.core.transport] - [transport_default_connect_tls]: error:0A000102:SSL routines::unsupported protocol',
        '[11:02:51:220] [2201:00000899] [ERROR][com.freerdp.core] - [transport_default_connect_tls]: ERRCONNECT_TLS_CONNECT_FAILED [0x00020008]',
      ),
  }),
  case4({
    id: 'fourth-pasted-port-of-nginx',
    kind: 'with cause',
    made: 'netstat and tasklist of the server: port 3389 belongs to nginx.exe; the writer thinks of the certificate.',
    truth: ['foreign-port-owner'],
    mayAlso: [...said, 'foreign-service-on-port', 'third-party-listener', 'missing-listener'],
    mustNot: [
      'failed-certificate-renewal',
      'unreadable-certificate-key',
      'wrong-password',
      'stopped-service',
    ],
    files: () =>
      pasted(
        'RDP to WEB-3 says internal error since we installed the reverse proxy, I guess the new certificate is bad.',
        'C:\\>netstat -ano | findstr :3389',
        '  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       4412',
        '  TCP    [::]:3389              [::]:0                 LISTENING       4412',
        'C:\\>tasklist /fi "pid eq 4412"',
        '',
        'Image Name                     PID Session Name        Session#    Mem Usage',
        '========================= ======== ================ =========== ============',
        'nginx.exe                     4412 Services                   0     12,344 K',
      ),
  }),
  case4({
    id: 'fourth-pasted-no-listener',
    kind: 'with cause',
    made: 'qwinsta without a line for rdp-tcp while TermService runs: there is no listener.',
    truth: ['missing-listener'],
    mayAlso: [...said, 'disabled-remote-desktop', 'disabled-listener'],
    mustNot: ['stopped-service', 'blocking-firewall', 'wrong-password', 'unreadable-certificate-key'],
    files: () =>
      pasted(
        'service is running but nobody gets on:',
        'C:\\Windows\\system32>qwinsta',
        ' SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE',
        '>services                                    0  Disc',
        ' console           admin                     1  Active',
        '',
        'C:\\Windows\\system32>sc query TermService',
        '',
        'SERVICE_NAME: TermService',
        '        TYPE               : 30  WIN32',
        '        STATE              : 4  RUNNING',
        '                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)',
        '        WIN32_EXIT_CODE    : 0  (0x0)',
        '        SERVICE_EXIT_CODE  : 0  (0x0)',
        '        CHECKPOINT         : 0x0',
        '        WAIT_HINT          : 0x0',
      ),
  }),
  case4({
    id: 'fourth-pasted-konto-gesperrt',
    kind: 'with cause',
    made: 'German text of 4625 with 0xC0000234, cut at the end; the writer thinks the server was reinstalled badly.',
    truth: ['locked-account'],
    mayAlso: said,
    mustNot: ['wrong-password', 'denied-logon-right', 'broken-domain-trust', 'disabled-account'],
    files: () =>
      pasted(
        'Seit der Neuinstallation vom TS kommt Frau Weber nicht mehr drauf, alle anderen schon:',
        'Ereignis-ID: 4625',
        'Fehler beim Anmelden eines Kontos.',
        'Anmeldetyp:                             3',
        'Konto, für das die Anmeldung fehlgeschlagen ist:',
        '    Sicherheits-ID:             NULL SID',
        '    Kontoname:          m.weber',
        '    Kontodomäne:                FABRIKAM',
        'Fehlerinformationen:',
        '    Fehlerursache:              Konto gesperrt.',
        '    Status:                     0xC0000234',
        '    Unterstatus:                0x0',
        'Prozessinformationen:',
      ),
  }),
  case4({
    id: 'fourth-pasted-gateway-permission',
    kind: 'with cause',
    made: 'The dialog of a gateway that does not let this person to this computer (two reasons, both policies).',
    truth: ['turned-away-by-gateway'],
    mayAlso: said,
    mustNot: ['unreachable-gateway', 'failing-gateway', 'wrong-password', 'unresolved-name'],
    files: () =>
      pasted(
        'From home, since I got the new PC:',
        'Remote Desktop can\'t connect to the remote computer "pc-jan-new" for one of these reasons:',
        "1) Your user account is not listed in the RD Gateway's permission list",
        '2) You might have specified the remote computer in NetBIOS format (for example, computer1), but the RD Gateway is expecting an FQDN or IP address format (for example, computer1.fabrikam.com or 157.60.0.1).',
        'Contact your network administrator for assistance.',
      ),
  }),
  case4({
    id: 'fourth-pasted-half-xml',
    kind: 'with cause',
    made: 'XML of event 1058 that ends in the middle, as a ticket system cut it; the code in it is access denied.',
    truth: ['failed-certificate-renewal', 'closed-key-folder'],
    mayAlso: [...said, 'unreadable-certificate-key'],
    mustNot: ['stopped-service', 'disabled-tls-versions', 'wrong-password', 'blocking-firewall'],
    files: () =>
      pasted(
        'Kollege meint Netzwerk. Ich finde nur das hier, jeden Tag um 3:',
        "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-TerminalServices-RemoteConnectionManager' Guid='{C76BAA63-AE81-421C-B425-340B4B24157F}' EventSourceName='TermService'/><EventID Qualifiers='49152'>1058</EventID><Version>0</Version><Level>2</Level><TimeCreated SystemTime='2026-10-21T03:10:00.000000000Z'/><Channel>System</Channel><Computer>APP-LEGACY.fabrikam.example</Computer></System><EventData><Data Name='param1'>%%5</Data>",
      ),
  }),
  case4({
    id: 'fourth-pasted-time-difference',
    kind: 'with cause',
    made: 'The dialog names a time or date difference; the writer wants the certificate renewed.',
    truth: ['clock-skew', 'wrong-clock-here'],
    mayAlso: said,
    mustNot: ['failed-certificate-renewal', 'rejecting-client', 'expired-password', 'wrong-password'],
    files: () =>
      pasted(
        'please renew the certificate of RDS-22, users get this:',
        "Remote Desktop cannot verify the identity of the remote computer because there is a time or date difference between your computer and the remote computer. Make sure your computer's clock is set to the correct time, and then try connecting again. If the problem occurs again, contact your network administrator or the owner of the remote computer.",
      ),
  }),
  case4({
    id: 'fourth-pasted-table-of-schannel',
    kind: 'with cause',
    made: 'A table from Get-WinEvent with 36871 and state 10013 every minute, after "we did the CIS hardening yesterday".',
    truth: ['disabled-tls-versions'],
    mayAlso: said,
    mustNot: [
      'unreadable-certificate-key',
      'failed-certificate-renewal',
      'blocking-firewall',
      'wrong-password',
    ],
    files: () =>
      pasted(
        'We did the CIS hardening yesterday, RDP is dead on this box since:',
        '',
        '   ProviderName: Schannel',
        '',
        'TimeCreated                     Id LevelDisplayName Message',
        '-----------                     -- ---------------- -------',
        '21/10/2026 09:12:44          36871 Error            A fatal error occurred while creating a TLS server credential. The internal error state is 10013.',
        '21/10/2026 09:12:31          36871 Error            A fatal error occurred while creating a TLS server credential. The internal error state is 10013.',
        '21/10/2026 09:11:02          36871 Error            A fatal error occurred while creating a TLS server credential. The internal error state is 10013.',
      ),
  }),
  case4({
    id: 'fourth-pasted-xrdp-key',
    kind: 'with cause',
    made: 'xrdp cannot read its key.pem: permission denied; the client then gets an error about security.',
    truth: ['unreadable-certificate-key'],
    mayAlso: said,
    mustNot: ['wrong-password', 'client-without-nla', 'blocking-firewall', 'crowded-key-files'],
    files: () =>
      pasted(
        '/var/log/xrdp.log',
        '[20261021-09:12:01] [INFO ] Socket 12: AF_INET6 connection received from ::ffff:10.44.2.21 port 51822',
        '[20261021-09:12:01] [ERROR] Cannot read private key file /etc/xrdp/key.pem: Permission denied',
        '[20261021-09:12:01] [ERROR] Cannot accept TLS connections because certificate or private key file is not readable. certificate file: [/etc/xrdp/cert.pem], private key file: [/etc/xrdp/key.pem]',
      ),
  }),
  case4({
    id: 'fourth-pasted-time-of-day',
    kind: 'with cause',
    made: 'The dialog about a time-of-day restriction of the account.',
    truth: ['restricted-logon'],
    mayAlso: said,
    mustNot: ['wrong-password', 'locked-account', 'clock-skew', 'session-time-limit'],
    files: () =>
      pasted(
        'is the server down for backup at night? i get:',
        'A user account restriction (for example, a time-of-day restriction) is preventing you from logging on. For assistance, contact your system administrator or technical support.',
      ),
  }),
  case4({
    id: 'fourth-pasted-mac-and-a-guess',
    kind: 'cannot tell',
    made: 'Windows App on a Mac says 0x4, the writer names an update of the Mac: neither says why.',
    truth: ['unknown'],
    mayAlso: said,
    mustNot: [
      'update-regression',
      'wrong-password',
      'blocking-firewall',
      'stopped-service',
      'damaged-client-program',
    ],
    files: () =>
      pasted(
        'Since the macOS update on Monday (I am sure it is that!):',
        'Unable to connect',
        'Your session ended because of an error. If this keeps happening, contact your network administrator for assistance.',
        'Error code: 0x4',
      ),
  }),
  case4({
    id: 'fourth-pasted-port-test-fails',
    kind: 'cannot tell',
    made: 'Test-NetConnection: the ping answers, the port does not; service off, moved or filtered, nobody can say which.',
    truth: ['unknown', 'filtered-port', 'unreached-service', 'refused-port'],
    mayAlso: [...said, 'measured-death'],
    mustNot: ['disabled-remote-desktop', 'stopped-service', 'blocking-firewall', 'moved-port', 'dead-tunnel'],
    files: () =>
      pasted(
        'PS C:\\> Test-NetConnection rds-85 -Port 3389',
        'WARNING: TCP connect to (10.44.1.85 : 3389) failed',
        '',
        'ComputerName           : rds-85',
        'RemoteAddress          : 10.44.1.85',
        'RemotePort             : 3389',
        'InterfaceAlias         : Ethernet',
        'SourceAddress          : 10.44.2.24',
        'PingSucceeded          : True',
        'PingReplyDetails (RTT) : 1 ms',
        'TcpTestSucceeded       : False',
      ),
  }),
  case4({
    id: 'fourth-pasted-guacd',
    kind: 'cannot tell',
    made: 'guacd says that the server refused, with a question mark of its own; the reason is not in it.',
    truth: ['unknown'],
    mayAlso: [...said, 'failed-security-layer'],
    mustNot: ['wrong-password', 'unreadable-certificate-key', 'client-without-nla', 'blocking-firewall'],
    files: () =>
      pasted(
        'Oct 21 09:20:11 bastion guacd[771]: Creating new client for protocol "rdp"',
        'Oct 21 09:20:11 bastion guacd[9120]: Security mode: Negotiate (ANY)',
        'Oct 21 09:20:12 bastion guacd[9120]: RDP server closed/refused connection: Server refused connection (wrong security type?)',
      ),
  }),
];
