import type { BlindCase } from './blind-case.ts';
import { typed } from './fifth-days.ts';
import { case7 } from './seventh-days.ts';

const said = ['client-reported', 'program-reported', 'reported-event', 'refused-logon'];
const known = { kind: 'with cause', mayAlso: said } as const;

/** Mails, chats and tickets, with what people think of it. */
export const seventhTickets: readonly BlindCase[] = [
  case7({
    ...known,
    id: 'seventh-pasted-account-bloccato',
    made: 'The Italian sentence of a locked account, in a mail that asks for a new mouse, too.',
    truth: ['locked-account'],
    mustNot: ['wrong-password', 'disabled-account', 'expired-password', 'session-limit'],
    files: () =>
      typed(
        'Buongiorno, 1) mi serve un mouse nuovo 2) il desktop remoto non va più, da stamattina:',
        'Come misura di sicurezza, l’account utente è stato bloccato perché sono stati effettuati troppi tentativi di accesso o di modifica della password. Attendere qualche minuto prima di riprovare oppure contattare l’amministratore di sistema o il supporto tecnico.',
        'Forse perché ieri ho cambiato telefono? Grazie, Chiara',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-chat-0xd07',
    made: 'A chat with times in which three people guess; in one line stands the code 0xd07, which is a locked account.',
    truth: ['locked-account'],
    mustNot: ['wrong-password', 'lossy-network', 'update-regression', 'blocking-firewall'],
    files: () =>
      typed(
        '[08:02] Lena: rdp down for anyone else??',
        '[08:02] Tom: nope fine here',
        '[08:04] Lena: it says Error code: 0xd07 Extended error code: 0x0',
        '[08:05] Tom: patch tuesday again lol',
        '[08:06] Ravi: wifi in the annex has been awful, switch to cable',
        '[08:09] Lena: cable = same. restarted twice',
      ),
  }),
  case7({
    id: 'seventh-pasted-transport-package',
    kind: 'cannot tell',
    made: 'The sentence of a security package error in the transport layer: it is about the gateway’s TLS or a proxy or a policy, and says no more.',
    truth: ['unknown'],
    mayAlso: [...said, 'turned-away-by-gateway', 'failing-gateway'],
    mustNot: ['wrong-password', 'unusable-gateway-certificate', 'intercepted-tls', 'disabled-client-tls'],
    files: () =>
      typed(
        'Home office, own PC. Worked on Friday.',
        'Your computer can’t connect to the remote computer because a security package error occurred in the transport layer. Retry the connection or contact your network administrator for assistance.',
        'I have NOT changed anything.',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-gateway-certificate-expired',
    made: 'The sentence that the gateway server’s certificate has expired or has been revoked, from five people at once; the first line blames the provider.',
    truth: ['unusable-gateway-certificate', 'expired-certificate'],
    mayAlso: [...said, 'turned-away-by-gateway', 'wrong-clock-here'],
    mustNot: ['unreachable-gateway', 'wrong-password', 'lossy-network', 'untrusted-certificate'],
    files: () =>
      typed(
        'INC0044871 | Prio 2 | 5 callers since 00:05 | "Vodafone is down again"',
        'Verbatim: This computer can’t connect to the remote computer because the certificate for the Remote Desktop Gateway server has expired or has been revoked. Contact your network administrator for assistance.',
        'Action so far: asked callers to restart router. No change.',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-all-connections-in-use',
    made: 'The sentence that the number of connections is limited and all are in use, from the weekend on call.',
    truth: ['session-limit'],
    mustNot: ['exhausted-licenses', 'draining-server', 'stopped-service', 'wrong-password'],
    files: () =>
      typed(
        'on-call Sat 02:50. need into DB-PROD-2 NOW, disk alarm. getting:',
        'The number of connections to this computer is limited and all connections are in use right now. Try connecting later or contact your system administrator.',
        'is the disk so full that rdp died?? nobody else is awake',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-no-cals-for-this-computer',
    made: 'The sentence that no client access licences are available for this computer, from one new tablet; used-up licences and a damaged store on the tablet look the same.',
    truth: ['exhausted-licenses', 'damaged-client-license'],
    mayAlso: [...said, 'refused-license', 'missing-license-server', 'expired-licensing-grace'],
    mustNot: ['session-limit', 'draining-server', 'wrong-password', 'denied-logon-right'],
    files: () =>
      typed(
        'New tablet for the warehouse (no. 11). The ten others are fine with the same user.',
        'The remote session was disconnected because there are no Remote Desktop client access licenses available for this computer.',
        'Please contact the server administrator.',
        'We paid for Office, why is it not licensed',
      ),
  }),
  case7({
    id: 'seventh-pasted-lsa-could-be-due',
    kind: 'cannot tell',
    made: 'The dialog "Local Security Authority cannot be contacted. This could be due to an expired password": it is one reason among several.',
    truth: ['unknown', 'expired-password'],
    mayAlso: [
      ...said,
      'closed-credssp',
      'restricted-logon',
      'unreachable-domain-controller',
      'disabled-account',
    ],
    mustNot: [
      'locked-account',
      'blocking-firewall',
      'wrong-password',
      'unpatched-credssp',
      'stopped-service',
    ],
    files: () =>
      typed(
        'Remote Desktop Connection',
        'An authentication error has occurred.',
        'The Local Security Authority cannot be contacted',
        'Remote computer: ts-dock',
        'This could be due to an expired password.',
        'Please update your password if it has expired.',
        'For assistance, contact your administrator or technical support.',
      ),
  }),
];
