import type { BlindCase } from './blind-case.ts';
import { case5, typed } from './fifth-days.ts';

const said = ['client-reported', 'program-reported', 'reported-event', 'refused-logon'];

/** What the helpdesk gets to read: three lines, a dialog, a command, and somebody's theory. */
export const fifthTickets: readonly BlindCase[] = [
  case5({
    id: 'fifth-pasted-trust',
    kind: 'with cause',
    made: 'The sentence about the trust relationship, after a restored snapshot; the writer wants a new password.',
    truth: ['broken-domain-trust'],
    mayAlso: [...said, 'lost-domain-channel'],
    mustNot: ['wrong-password', 'expired-password', 'unreachable-domain-controller'],
    files: () =>
      typed(
        'please reset my pw. we rolled TS-09 back to the October snapshot and since then i only get',
        '"The trust relationship between this workstation and the primary domain failed."',
      ),
  }),
  case5({
    id: 'fifth-pasted-gesperrt',
    kind: 'with cause',
    made: 'Three lines of a German 4625 with 0xC0000234; the writer is sure that it is the thin client.',
    truth: ['locked-account'],
    mayAlso: said,
    mustNot: ['wrong-password', 'disabled-account', 'rejecting-client', 'expired-password'],
    files: () =>
      typed(
        'Thin Client 17 spinnt wieder, Frau Dahl kommt nicht rein. Im Sicherheitsprotokoll steht:',
        'Ereignis-ID: 4625  Fehler beim Anmelden eines Kontos.  Kontoname: dana  Anmeldetyp: 3',
        'Fehlerursache: Das Konto ist gesperrt.  Status: 0xC0000234  Unterstatus: 0x0',
      ),
  }),
  case5({
    id: 'fifth-pasted-clock',
    kind: 'with cause',
    made: 'The dialog about a time or date difference; the writer thinks of the certificate.',
    truth: ['clock-skew', 'wrong-clock-here'],
    mayAlso: said,
    mustNot: ['rejecting-client', 'failed-certificate-renewal', 'wrong-password'],
    files: () =>
      typed(
        'certificate expired on the jump host?',
        'Remote Desktop cannot verify the identity of the remote computer because there is a time or date difference between your computer and the remote computer. Make sure your computer’s clock is set to the correct time, and then try connecting again.',
      ),
  }),
  case5({
    id: 'fifth-pasted-sc-query',
    kind: 'with cause',
    made: 'The output of sc query on the server says STOPPED; the writer blames the VPN.',
    truth: ['stopped-service'],
    mayAlso: said,
    mustNot: ['dead-tunnel', 'blocking-firewall', 'disabled-listener', 'crashing-module'],
    files: () =>
      typed(
        'VPN is up but no RDP to the branch server. On the box itself:',
        'C:\\>sc query TermService',
        '',
        'SERVICE_NAME: TermService',
        '        TYPE               : 30  WIN32',
        '        STATE              : 1  STOPPED',
        '        WIN32_EXIT_CODE    : 0  (0x0)',
        '        SERVICE_EXIT_CODE  : 0  (0x0)',
        '        CHECKPOINT         : 0x0',
        '        WAIT_HINT          : 0x0',
      ),
  }),
  case5({
    id: 'fifth-pasted-other-user',
    kind: 'with cause',
    made: 'The dialog that another user has connected; the writer asks about the network.',
    truth: ['replaced-session'],
    mayAlso: said,
    mustNot: ['lossy-network', 'session-time-limit', 'administrative-disconnect', 'session-limit'],
    files: () =>
      typed(
        'network at reception is terrible, thrown out again at 9:14:',
        'Another user connected to the remote computer, so your connection was lost. Try connecting again, or contact your network administrator or technical support group.',
      ),
  }),
  case5({
    id: 'fifth-pasted-type-not-granted',
    kind: 'with cause',
    made: 'An excerpt of three lines with 0xC000015B for the service account of a robot.',
    truth: ['withheld-logon-right', 'denied-logon-right'],
    mayAlso: said,
    mustNot: ['wrong-password', 'locked-account', 'expired-password', 'guest-only-logons'],
    files: () =>
      typed(
        'EventID 4625  Account Name: svc_rpa01  Logon Type: 10',
        'Failure Reason: The user has not been granted the requested logon type at this machine.',
        'Status: 0xC000015B  Sub Status: 0x0',
      ),
  }),
  case5({
    id: 'fifth-pasted-three-reasons',
    kind: 'cannot tell',
    made: 'The dialog with its three possible reasons names none of them; the writer names all.',
    truth: ['unknown'],
    mayAlso: [...said, 'unreached-service', 'unexplained-connect-failure'],
    mustNot: ['disabled-remote-desktop', 'stopped-service', 'blocking-firewall', 'dead-tunnel'],
    files: () =>
      typed(
        'Remote Desktop can’t connect to the remote computer for one of these reasons:',
        '1) Remote access to the server is not enabled',
        '2) The remote computer is turned off',
        '3) The remote computer is not available on the network',
        'Make sure the remote computer is turned on and connected to the network, and that remote access is enabled.',
        'so which of the three is it??',
      ),
  }),
  case5({
    id: 'fifth-pasted-avd-sorry',
    kind: 'cannot tell',
    made: 'A user of Azure Virtual Desktop tells that it says "we couldn’t connect" with a correlation id; nothing else.',
    truth: ['unknown'],
    mayAlso: said,
    mustNot: ['unready-cloud-agent', 'closing-cloud-rule', 'switched-off-cloud-machine', 'wrong-password'],
    files: () =>
      typed(
        'AVD broken for me since lunch, colleagues fine. The app says:',
        'Sorry, we couldn’t connect. Please try again later. If this keeps happening, contact your admin.',
        'Activity id a1c7c1de-7d0b-4c7e-9a55-2f3a5e0d0000',
      ),
  }),
];
