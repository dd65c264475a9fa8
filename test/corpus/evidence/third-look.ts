import { healthy } from '../../../src/core/facts/healthy.ts';
import { encodeAlert } from '../../../src/core/protocol/tls/server-encode.ts';
import type { WrittenEvent } from '../../evtx-writer/written-event.ts';
import { writePcapng } from '../../pcap-writer/capture-writer.ts';
import { TcpScript } from '../../pcap-writer/tcp-script.ts';
import { bundle } from './bundles.ts';
import { begins, greeted, later, opened, request } from './capture-parts.ts';
import { evidenceCase, type EvidenceFile, type EvidenceLabel } from './evidence-case.ts';
import {
  at,
  clientAttempt,
  deadConnection,
  goodSession,
  logFiles,
  logOf,
  systemNoise,
} from './log-events.ts';
import { healthyKeys, rdpFile, regFile, terminalServer } from './settings.ts';

const server = logOf('SRV01');
const client = logOf('PC7');
const noise = () => systemNoise(server, at('09-01 11:00:00'), 45);
const sessions = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => goodSession(server, at(from, i * 86_400), '192.0.2.50')).flat();
const trace = (script: TcpScript, link?: 'vlan'): EvidenceFile => ({
  name: 'trace.pcapng',
  bytes: writePcapng([...script.packets, ...later], link === undefined ? {} : { link }),
});

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & {
  readonly events?: () => readonly WrittenEvent[];
  readonly beside?: () => readonly EvidenceFile[];
};
const third = ({ events, beside, ...label }: Sketch) =>
  evidenceCase({
    class: 'third look',
    files: () => [
      ...(events === undefined ? [] : logFiles([...noise(), ...events()])),
      ...(beside?.() ?? []),
    ],
    ...label,
  });

/** Cases of all kinds, written last. */
export const thirdLook = [
  third({
    id: 'third-renewal-fails-and-people-come-in',
    made: '1058 each night until today; people come in daily with the expired certificate.',
    truth: 'failed-certificate-renewal',
    events: () => [
      ...sessions('08-10 08:00:00', 23),
      ...Array.from({ length: 9 }, (_, i) =>
        server.rcm(1058, at('08-24 02:00:00', i * 86_400), ['Access is denied.']),
      ),
    ],
  }),
  third({
    id: 'third-crash-loop',
    made: 'TermService crashes every few minutes since this morning (7031) and is started again each time.',
    truth: 'stopped-service',
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      ...Array.from({ length: 20 }, (_, i) => [
        server.scm(7031, at('09-01 09:00:00', i * 300), {
          param1: 'Remote Desktop Services',
          param2: String(i),
        }),
        server.serviceState(at('09-01 09:01:00', i * 300), 'TermService', 'Remote Desktop Services', true),
      ]).flat(),
    ],
  }),
  third({
    id: 'third-wrong-password-on-screen',
    made: 'A server without NLA: the wrong password is typed on its own screen (4625 type 10).',
    truth: 'logged-wrong-credentials',
    events: () =>
      [0, 1, 2].flatMap((i) => [
        ...deadConnection(server, at('09-01 09:00:00', i * 90), '192.0.2.61'),
        server.security(4625, at('09-01 09:00:20', i * 90), {
          TargetUserName: 'maria',
          Status: { hex32: 0xc000_006d },
          SubStatus: { hex32: 0xc000_006a },
          LogonType: 10,
          IpAddress: '192.0.2.61',
        }),
      ]),
  }),
  third({
    id: 'third-never-arrived-with-port',
    made: 'The client goes to srv01.corp.example:3389 and gets 516 four times; the service accepted others all day and nothing then.',
    truth: 'unreached-service',
    events: () => [
      ...['09-01 09:00:00', '09-01 09:01:10', '09-01 09:07:30', '09-01 10:12:00'].flatMap((time) =>
        clientAttempt(client, at(time), 'srv01.corp.example:3389', 516),
      ),
      ...goodSession(server, at('09-01 06:00:00'), '198.51.100.70'),
      ...goodSession(server, at('09-01 11:30:00'), '198.51.100.70'),
    ],
  }),
  third({
    id: 'third-old-grace',
    made: '1069 in July; a licence server was named, sessions daily since.',
    truth: 'healthy',
    mustNot: ['expired-licensing-grace'],
    events: () => [server.rcm(1069, at('07-25 07:00:00')), ...sessions('07-26 08:00:00', 37)],
  }),
  third({
    id: 'third-old-denial',
    made: 'Somebody without the right was refused in July (4825); people come in daily.',
    truth: 'healthy',
    mustNot: ['denied-logon-right'],
    events: () => [
      server.security(4825, at('07-25 07:00:00'), { AccountName: 'intern', ClientAddress: '192.0.2.88' }),
      ...sessions('07-26 08:00:00', 37),
    ],
  }),
  third({
    id: 'third-old-broker',
    made: 'The broker was down for an hour in July (1296); sessions daily since.',
    truth: 'healthy',
    mustNot: ['broker-failure'],
    events: () => [
      {
        provider: 'Microsoft-Windows-TerminalServices-SessionBroker-Client',
        id: 1296,
        time: at('07-25 09:00:00'),
        channel: 'Microsoft-Windows-TerminalServices-SessionBroker-Client/Operational',
        computer: 'SRV01',
        data: { param1: 'CORP\\maria' },
      },
      ...sessions('07-26 08:00:00', 37),
    ],
  }),
  third({
    id: 'third-peers-reject',
    made: 'Clients of a web site reject its certificate (36887, 48) daily; Remote Desktop works.',
    truth: 'healthy',
    events: () => [
      ...sessions('08-10 08:00:00', 23),
      ...Array.from({ length: 23 }, (_, i) =>
        server.schannel(36887, at('08-10 10:00:00', i * 86_400), { AlertDesc: 48 }),
      ),
    ],
  }),
  third({
    id: 'third-policy-value-deleted',
    made: 'The policy value was deleted, fDenyTSConnections is 1 locally.',
    truth: 'disabled-remote-desktop',
    beside: () => [
      regFile({
        ...healthyKeys,
        [terminalServer]: { fDenyTSConnections: 1 },
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services': {
          fDenyTSConnections: { deleted: true },
        },
      }),
    ],
  }),
  third({
    id: 'third-nla-off-in-file',
    made: 'The .rdp file switches NLA off (enablecredsspsupport:i:0), and the server requires it (UserAuthentication 1).',
    truth: 'required-nla',
    beside: () => [rdpFile({ enablecredsspsupport: 0 }), regFile(healthyKeys)],
  }),
  third({
    id: 'third-silent',
    made: 'A capture: the server acknowledges the connection request and never answers.',
    truth: 'silent-listener',
    beside: () => [trace(opened(begins).client(request).ack('server').wait(20_000).fin('client'))],
  }),
  third({
    id: 'third-reset-at-request',
    made: 'A capture: a reset with another TTL right behind the connection request.',
    truth: 'resetting-front',
    beside: () => [trace(opened(begins).client(request).rst('server', { ttl: 61 }))],
  }),
  third({
    id: 'third-ipv6-vlan-alert',
    made: 'A capture over IPv6 in a VLAN: alert 70.',
    truth: 'no-common-tls-version',
    beside: () => [
      trace(
        greeted({ ...begins, client: '2001:db8::10', server: '2001:db8::11' })
          .server(encodeAlert('fatal', 70))
          .fin('server'),
        'vlan',
      ),
    ],
  }),
  third({
    id: 'third-firewall-and-silence',
    made: 'The bundle: the firewall rule is off. The capture: three SYNs without an answer.',
    truth: 'blocking-firewall',
    beside: () => [
      trace(new TcpScript(begins).syn().wait(1_000).syn().wait(2_000).syn()),
      bundle({
        firewall: { ...healthy.firewall, rules: [{ ...healthy.firewall.rules[0]!, enabled: false }] },
      }),
    ],
  }),
  third({
    id: 'third-service-and-refusal',
    made: 'The bundle: TermService is stopped. The capture: SYN, RST.',
    truth: 'stopped-service',
    beside: () => [
      trace(new TcpScript(begins).syn().rst('server')),
      bundle({
        services: { ...healthy.services, TermService: { state: 'stopped', startup: 'manual' } },
        portOwner: { port: 3389, listening: false, addresses: [] },
      }),
    ],
  }),
  third({
    id: 'third-denied-and-refusal',
    made: 'The export: fDenyTSConnections 1. The capture: SYN, RST.',
    truth: 'disabled-remote-desktop',
    beside: () => [
      trace(new TcpScript(begins).syn().rst('server')),
      regFile({ ...healthyKeys, [terminalServer]: { fDenyTSConnections: 1 } }),
    ],
  }),
  third({
    id: 'third-key-service-and-1058',
    made: 'The bundle: KeyIso is disabled. The log: 1058 each night.',
    truth: 'stopped-key-service',
    mayAlso: ['failed-certificate-renewal'],
    events: () =>
      Array.from({ length: 5 }, (_, i) =>
        server.rcm(1058, at('08-27 02:00:00', i * 86_400), ['Access is denied.']),
      ),
    beside: () => [
      bundle({ services: { ...healthy.services, KeyIso: { state: 'stopped', startup: 'disabled' } } }),
    ],
  }),
];
