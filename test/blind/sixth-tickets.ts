import type { BlindCase } from './blind-case.ts';
import { typed } from './fifth-days.ts';
import { case6 } from './sixth-days.ts';

const said = ['client-reported', 'program-reported', 'reported-event', 'refused-logon'];
const known = { kind: 'with cause', mayAlso: said } as const;

/** Dialogs in the languages of those who paste them, with what they think of it. */
export const sixthTickets: readonly BlindCase[] = [
  case6({
    ...known,
    id: 'sixth-pasted-gesperrt-dialog',
    made: 'The German sentence of a locked account; the writer asks for more bandwidth.',
    truth: ['locked-account'],
    mustNot: ['wrong-password', 'disabled-account', 'lossy-network', 'slow-network'],
    files: () =>
      typed(
        'Moin, das Internet in Haus 3 ist so langsam, dass die Fernverbindung jetzt gar nicht mehr geht. Es kommt:',
        'Als Sicherheitsmaßnahme wurde das Benutzerkonto gesperrt, da zu viele Anmeldeversuche oder Versuche zur Kennwortänderung durchgeführt wurden. Warten Sie einige Zeit, bevor Sie den Vorgang wiederholen, oder wenden Sie sich an den Systemadministrator oder den technischen Support.',
        'Können wir bitte die 500er Leitung bekommen? Gruß, B.',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-premiere-fois',
    made: 'The French sentence that the password must be changed before the first sign-in; the writer is new and blames the laptop.',
    truth: ['expired-password'],
    mustNot: ['wrong-password', 'locked-account', 'disabled-account', 'expired-account'],
    files: () =>
      typed(
        'Bonjour, premier jour chez vous et mon portable est déjà en panne :(',
        'Vous devez changer votre mot de passe avant de vous connecter pour la première fois. Mettez à jour votre mot de passe, ou contactez votre administrateur système ou le support technique.',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-sin-licencias',
    made: 'The Spanish sentence that no licence server is there to give a licence, on a server of four months.',
    truth: ['missing-license-server', 'expired-licensing-grace'],
    mayAlso: [...said, 'unset-licensing-mode', 'refused-license'],
    mustNot: ['damaged-client-license', 'session-limit', 'wrong-password', 'draining-server'],
    files: () =>
      typed(
        'Buenas, el servidor nuevo lo montamos en mayo y hasta ayer iba perfecto. Hoy nadie entra:',
        'La sesión remota se desconectó porque no hay servidores de licencias de Escritorio remoto disponibles para proporcionar una licencia.',
        'Póngase en contacto con el administrador del servidor.',
        '¿será la actualización del martes?',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-oracle-francais',
    made: 'The French dialog about the CredSSP encryption oracle remediation after a server was restored from an old image.',
    truth: ['unpatched-credssp'],
    mustNot: ['wrong-password', 'blocked-ntlm', 'client-without-nla', 'broken-domain-trust'],
    files: () =>
      typed(
        'Depuis la restauration de SRV-COMPTA (image de 2017) plus personne ne se connecte:',
        'Une erreur d’authentification s’est produite.',
        'La fonction demandée n’est pas prise en charge.',
        'Ordinateur distant : SRV-COMPTA',
        'Cela peut être dû à une correction de l’oracle de chiffrement CredSSP.',
        'Pour plus d’informations, voir https://go.microsoft.com/fwlink/?linkid=866660',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-nla-dc-deutsch',
    made: 'The German dialog that no domain controller can be reached for NLA; the writer wants NLA off.',
    truth: ['unreachable-domain-controller'],
    mayAlso: [...said, 'broken-domain-trust', 'lost-domain-channel'],
    mustNot: ['client-without-nla', 'wrong-password', 'blocked-ntlm', 'unpatched-credssp'],
    files: () =>
      typed(
        'Bitte NLA auf TS-KASSE ausschalten, das blockiert uns:',
        'Der Remotecomputer, mit dem Sie eine Verbindung herstellen möchten, erfordert die Authentifizierung auf Netzwerkebene (Network Level Authentication, NLA), der Windows-Domänencontroller kann jedoch nicht kontaktiert werden, um NLA auszuführen. Wenn Sie als Administrator auf dem Remotecomputer angemeldet sind, können Sie NLA über die Optionen auf der Registerkarte "Remote" im Dialogfeld "Systemeigenschaften" deaktivieren.',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-freerdp-must-change',
    made: 'Lines of a FreeRDP client that ends with ERRCONNECT_PASSWORD_EXPIRED; the writer suspects the certificate that he has just accepted.',
    truth: ['expired-password'],
    mayAlso: [...said, 'untrusted-certificate', 'name-mismatch'],
    mustNot: ['wrong-password', 'locked-account', 'disabled-tls-versions', 'rejecting-client'],
    files: () =>
      typed(
        'since i clicked Y on that certificate thing it is dead. ubuntu 24.04',
        '[08:41:07:112] [4127:00001020] [WARN][com.freerdp.crypto] - [verify_cb]: Certificate verification failure "self-signed certificate (18)" at stack position 0',
        '[08:41:07:113] [4127:00001020] [WARN][com.freerdp.crypto] - [verify_cb]: CN = rdsh-03.klinik.example',
        '[08:41:07:391] [4127:00001020] [ERROR][com.freerdp.core] - [nla_recv_pdu]: ERRCONNECT_PASSWORD_EXPIRED [0x0002000E]',
        '[08:41:07:391] [4127:00001020] [ERROR][com.freerdp.core.rdp] - [rdp_recv_callback_int][0x5603e1a2c0]: CONNECTION_STATE_NLA - nla_recv_pdu() fail',
        '[08:41:07:391] [4127:00001020] [ERROR][com.freerdp.core.transport] - [transport_check_fds]: transport_check_fds: transport->ReceiveCallback() - STATE_RUN_FAILED [-1]',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-protocol-version-alert',
    made: 'An old thin client with FreeRDP 1 meets a server on which only TLS 1.2 and later is left: alert protocol version.',
    truth: [
      'disabled-tls-versions',
      'no-common-tls-version',
      'tls13-only',
      'disabled-client-tls',
      'outdated-tls-only',
    ],
    mustNot: ['wrong-password', 'expired-certificate', 'unreadable-certificate-key', 'blocking-firewall'],
    files: () =>
      typed(
        'Wyse in the archive, worked until security did "the TLS thing" on the servers on Friday',
        'SSL_connect: error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version',
        'connected to rdsh-04:3389',
        'freerdp_set_last_error 0x20008',
        'Error: protocol security negotiation or connection failure',
      ),
  }),
  case6({
    id: 'sixth-pasted-remmina-see-traces',
    kind: 'cannot tell',
    made: 'The banner of Remmina that says to look into the debug traces, which nobody pasted; the writer wants the driver reinstalled.',
    truth: ['unknown'],
    mayAlso: [...said, 'failed-security-layer', 'unreached-service'],
    mustNot: ['disabled-tls-versions', 'wrong-password', 'blocking-firewall', 'client-without-nla'],
    files: () =>
      typed(
        'remmina flatpak, fedora 42. all i get is',
        'Could not connect to the RDP server “rdsh-10.klinik.example” via TLS. See the DEBUG traces for more information.',
        'do i have to reinstall the nvidia driver?',
      ),
  }),
  case6({
    id: 'sixth-pasted-mac-0x204',
    kind: 'cannot tell',
    made: 'The mac client’s 0x204 from a hotel: it could not connect, and no more than that can be read from it.',
    truth: ['unknown'],
    mayAlso: [...said, 'unreached-service'],
    mustNot: ['stopped-service', 'blocking-firewall', 'dead-tunnel', 'disabled-remote-desktop'],
    files: () =>
      typed(
        'from the hotel wifi in Lisbon, on my MacBook (Windows App 11.1.8):',
        'Unable to connect',
        'We couldn’t connect to the remote PC. Make sure the PC is turned on and connected to the network, and that remote access is enabled.',
        'Error code: 0x204',
        'my colleague says its the firewall, other colleague says server is off',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-derecho-a-iniciar',
    made: 'The Spanish sentence that the right to sign in through Remote Desktop Services is needed, seen by somebody who changed departments.',
    truth: ['withheld-logon-right', 'denied-logon-right'],
    mustNot: ['wrong-password', 'locked-account', 'session-limit', 'draining-server'],
    files: () =>
      typed(
        'Marta (ahora en Facturación) no puede, yo con mi usuario sí:',
        'Para iniciar sesión de forma remota, necesita tener derecho a iniciar sesión a través de Servicios de Escritorio remoto. De forma predeterminada, los miembros del grupo Usuarios de escritorio remoto tienen este derecho. Si el grupo al que pertenece no tiene este derecho, o si se ha quitado el derecho del grupo Usuarios de escritorio remoto, se le debe conceder este derecho manualmente.',
        'ya le he cambiado la contraseña dos veces',
      ),
  }),
];
