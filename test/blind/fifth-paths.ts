import { clientAttempt, logFiles } from '../corpus/evidence/log-events.ts';
import { encodeAlert } from '../../src/core/protocol/tls/server-encode.ts';
import { writePcapng } from '../pcap-writer/capture-writer.ts';
import { flight, greeted } from '../corpus/evidence/capture-parts.ts';
import { healthyKeys, listener, rdpFile, regFile, terminalServer } from '../corpus/evidence/settings.ts';
import type { BlindCase } from './blind-case.ts';
import { case5, computer, written } from './fifth-days.ts';
import { doorway, passed } from './fifth-gateway.ts';
import { every, later } from './moments.ts';

const laptop = computer('NB-0419.nordwind.example').log;
const avd = computer('AVD-P-3');
const host = computer('APP-21.nordwind.example');

/** Clients, gateways, cloud hosts, settings and captures: the way to the server. */
export const fifthPaths: readonly BlindCase[] = [
  case5({
    id: 'fifth-log-laptop-locked',
    kind: 'with cause',
    made: 'The log of a VPN laptop: good days, one Tuesday of 516 when the hotel was offline, and since today 3335 each time: locked.',
    truth: ['locked-account'],
    mayAlso: ['client-reported', 'program-reported'],
    mustNot: ['dead-tunnel', 'lossy-network', 'wrong-password', 'stopped-service'],
    files: written(
      every(86_400, '2026-11-18T07:10:00.000Z', 3).flatMap((time) => clientAttempt(laptop, time, 'ts-01')),
      every(60, '2026-11-24T19:00:00.000Z', 3).flatMap((time) => clientAttempt(laptop, time, 'ts-01', 516)),
      clientAttempt(laptop, '2026-11-25T07:12:00.000Z', 'ts-01'),
      every(140, '2026-11-26T07:08:00.000Z', 4).flatMap((time) => clientAttempt(laptop, time, 'ts-01', 3335)),
    ),
  }),
  case5({
    id: 'fifth-log-gateway-resource-policy',
    kind: 'without cause',
    made: 'The host was renamed and the resource policy still names the old one: the gateway writes 301 for it, and 302 for the rest.',
    truth: ['turned-away-by-gateway', { began: ['Microsoft-Windows-TerminalServices-Gateway', 301] }],
    mustNot: ['unreachable-gateway', 'failing-gateway', 'wrong-password', 'unusable-gateway-certificate'],
    files: written(
      passed('2026-11-17T07:00:00.000Z', 40, 'ts-01.nordwind.example'),
      every(2_000, '2026-11-26T07:30:00.000Z', 6).flatMap((time) => [
        doorway(200, time, 'emil', 'app-21.nordwind.example', '0'),
        doorway(301, later(time, 0.4), 'emil', 'app-21.nordwind.example', '23002'),
      ]),
    ),
  }),
  case5({
    id: 'fifth-log-gateway-connection-policy',
    kind: 'without cause',
    made: 'An external lost the group that may use the gateway: 201 with 23003 for him alone, while others come through.',
    truth: ['turned-away-by-gateway', { began: ['Microsoft-Windows-TerminalServices-Gateway', 201] }],
    mustNot: ['unreachable-gateway', 'failing-gateway', 'wrong-password', 'locked-account'],
    files: written(
      passed('2026-11-17T07:00:00.000Z', 44, 'ts-01.nordwind.example'),
      every(1_300, '2026-11-25T08:00:00.000Z', 7).map((time) =>
        doorway(201, time, 'ext.lund', 'ts-01.nordwind.example', '23003'),
      ),
    ),
  }),
  case5({
    id: 'fifth-log-avd-token',
    kind: 'with cause',
    made: 'A host of Azure Virtual Desktop cloned from an image with an old registration: the agent writes 3277, INVALID_REGISTRATION_TOKEN.',
    truth: ['unready-cloud-agent'],
    mustNot: ['stopped-service', 'closing-cloud-rule', 'entra-only-sign-in', 'blocking-firewall'],
    files: written(
      every(300, '2026-11-26T06:00:00.000Z', 40).map((time) =>
        avd.application('WVD-Agent', 3277, 'error', time, [
          'INVALID_REGISTRATION_TOKEN: Registration token is expired or invalid. Generate a new registration token to re-register.',
        ]),
      ),
      every(86_400, '2026-11-20T03:00:00.000Z', 6).map((time) => avd.service('TermService', true, time)),
    ),
  }),
  case5({
    id: 'fifth-log-broker-renamed',
    kind: 'with cause',
    made: 'The Connection Broker was renamed: its database refuses it (2056) and each host writes 1296; RemoteApp users get nothing.',
    truth: ['broker-failure', 'unready-broker'],
    mustNot: ['draining-server', 'session-limit', 'wrong-password', 'remoteapp-only'],
    files: written(
      every(700, '2026-11-26T06:00:00.000Z', 20).flatMap((time) => [
        host.event(
          'Microsoft-Windows-TerminalServices-SessionBroker-Client/Operational',
          'Microsoft-Windows-TerminalServices-SessionBroker-Client',
          1296,
          'error',
          time,
          {},
        ),
        host.event(
          'Microsoft-Windows-TerminalServices-SessionBroker/Operational',
          'Microsoft-Windows-TerminalServices-SessionBroker',
          2056,
          'error',
          later(time, 1),
          {},
        ),
      ]),
    ),
  }),
  case5({
    id: 'fifth-log-reg-denied-on-image',
    kind: 'with cause',
    made: 'The registry of a cloned machine: everything as it should be but fDenyTSConnections, which is 1.',
    truth: ['disabled-remote-desktop'],
    mustNot: ['disabled-listener', 'moved-port', 'draining-server', 'stopped-service'],
    files: () => [
      regFile({
        ...healthyKeys,
        [terminalServer]: { ...healthyKeys[terminalServer], fDenyTSConnections: 1 },
      }),
    ],
  }),
  case5({
    id: 'fifth-log-reg-port-of-jump-host',
    kind: 'with cause',
    made: 'The jump host listens on 33890 by its registry, the .rdp file that was handed out names no port.',
    truth: ['moved-port'],
    mustNot: ['disabled-remote-desktop', 'disabled-listener', 'draining-server', 'blocking-firewall'],
    files: () => [
      regFile({ ...healthyKeys, [listener]: { ...healthyKeys[listener], PortNumber: 33_890 } }),
      rdpFile({ 'full address': 'jump-02.nordwind.example', username: 'NORDWIND\\abel' }),
    ],
  }),
  case5({
    id: 'fifth-log-wire-thin-client-rejects',
    kind: 'with cause',
    made: 'A capture at a thin client: it answers the certificate with the alert "unknown CA" and leaves, three times.',
    truth: ['rejecting-client'],
    mayAlso: ['untrusted-certificate', 'name-mismatch', 'connection-by-address'],
    mustNot: ['resetting-middlebox', 'disabled-tls-versions', 'unreadable-certificate-key'],
    now: '2026-11-26T09:00:00.000Z',
    files: () => [
      {
        name: 'thin-client.pcapng',
        bytes: writePcapng(
          [0, 9, 21].flatMap(
            (wait, i) =>
              greeted({ start: later('2026-11-26T08:10:00.000Z', wait), clientPort: 40_100 + i })
                .server(flight())
                .client(encodeAlert('fatal', 48))
                .fin('client').packets,
          ),
        ),
      },
    ],
  }),
  case5({
    id: 'fifth-log-two-clocks',
    kind: 'with cause',
    made: 'The laptop is four minutes ahead of the server: its 2308 and the server’s 36870 of the same attempts stand four minutes apart.',
    truth: ['unreadable-certificate-key', 'closed-key-folder'],
    mayAlso: ['client-reported', 'crowded-key-files', 'changed-service-account'],
    mustNot: ['clock-skew', 'wrong-clock-here', 'disabled-tls-versions', 'resetting-middlebox'],
    files: () => logFiles([...seenByServer(), ...seenByLaptop()]),
  }),
];

const tries = every(420, '2026-11-26T08:00:00.000Z', 5);

function seenByServer() {
  return tries.flatMap((time) => [
    host.log.core(131, time, { ConnType: 'TCP', ClientIP: '10.212.7.14:50112' }),
    host.listened(later(time, 0.1)),
    host.log.core(65, later(time, 0.2), { ConnectionName: 'RDP-Tcp#4' }),
    host.system('Schannel', 36_870, 'error', later(time, 0.3), {
      Type: 'server',
      ErrorCode: '0x8009030d',
      ErrorStatus: '10001',
    }),
    host.log.core(102, later(time, 0.4)),
    host.log.core(103, later(time, 0.4), { ReasonCode: 14 }),
  ]);
}

function seenByLaptop() {
  return tries.flatMap((time) => clientAttempt(laptop, later(time, 238), 'app-21', 2308));
}
