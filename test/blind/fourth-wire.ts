import { encodeConnectionConfirm } from '../../src/core/protocol/connection-confirm.ts';
import { encodeConnectionRequest } from '../../src/core/protocol/connection-request.ts';
import { encodeRecords } from '../../src/core/protocol/tls/hello.ts';
import {
  encrypted,
  flight,
  greeted,
  nla,
  opened,
  request,
  sealed,
  sealedAlert,
} from '../corpus/evidence/capture-parts.ts';
import type { EvidenceFile } from '../corpus/evidence/evidence-case.ts';
import { writePcap, writePcapng } from '../pcap-writer/capture-writer.ts';
import { TcpScript, type ScriptOptions } from '../pcap-writer/tcp-script.ts';
import type { BlindCase } from './blind-case.ts';
import { case4, exported } from './fourth-days.ts';

const line: ScriptOptions = { start: '2026-10-21T09:31:00.000Z', client: '10.61.0.31', server: '10.44.1.15' };

/** A capture as Wireshark or dumpcap saved it. */
export function capture(script: TcpScript, name = 'trace.pcapng'): readonly EvidenceFile[] {
  const write = name.endsWith('ng') ? writePcapng : writePcap;
  return [{ name, bytes: write(script.packets) }];
}

const alert = (level: number, code: number) => encodeRecords(21, 0x0303, Uint8Array.of(level, code));
const key = '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control';
const channel = `${key}\\SecurityProviders\\SCHANNEL\\Protocols`;

/** A session on a bad line: everything of the server is sent twice or three times until the client gives up. */
function losing(): TcpScript {
  const script = encrypted({}, line)
    .client(sealed(80))
    .server(sealed(300))
    .client(sealed(700))
    .server(sealed(90));
  for (let i = 0; i < 25; i += 1) {
    script
      .server(sealed(900))
      .wait(310)
      .resend('server')
      .wait(640)
      .resend('server')
      .ack('client')
      .client(sealed(60));
    if (i % 3 === 0) script.wait(330).resend('client').ack('server');
  }
  for (let i = 0; i < 4; i += 1)
    script
      .server(sealed(900))
      .wait(900 * (i + 1))
      .resend('server');
  return script.rst('client');
}

const ofWire = ['untrusted-certificate', 'name-mismatch', 'connection-by-address'];

/** Captures and exported settings. */
export const fourthWire: readonly BlindCase[] = [
  case4({
    id: 'fourth-log-capture-middlebox',
    kind: 'with cause',
    made: 'The ClientHello is answered with a reset whose TTL (62) is not that of the server (126): something in between.',
    truth: ['resetting-middlebox'],
    mustNot: ['stopped-service', 'disabled-tls-versions', 'unreadable-certificate-key', 'wrong-password'],
    files: () => capture(greeted(line).rst('server', { ttl: 62 })),
  }),
  case4({
    id: 'fourth-log-capture-no-common-cipher',
    kind: 'with cause',
    made: 'The server answers a hello that offers one old CBC suite with the alert handshake_failure and closes.',
    truth: ['disjoint-cipher-suites', 'no-common-cipher'],
    mayAlso: ['disabled-tls-versions'],
    mustNot: ['wrong-password', 'rejecting-client', 'resetting-middlebox', 'stopped-service'],
    files: () => capture(greeted(line).server(alert(2, 40)).fin('server')),
  }),
  case4({
    id: 'fourth-log-capture-old-client',
    kind: 'with cause',
    made: 'The client offers TLS only, the server answers HYBRID_REQUIRED_BY_SERVER: a client without NLA.',
    truth: ['client-without-nla', 'required-nla'],
    mustNot: ['wrong-password', 'disabled-tls-versions', 'resetting-middlebox', 'stopped-service'],
    files: () =>
      capture(
        opened(line)
          .client(encodeConnectionRequest({ offer: ['ssl'] }))
          .server(encodeConnectionConfirm({ outcome: 'refused', failure: 'hybridRequiredByServer', code: 5 }))
          .fin('server')
          .fin('client'),
        'xp-kiosk.pcap',
      ),
  }),
  case4({
    id: 'fourth-log-capture-client-refuses',
    kind: 'with cause',
    made: 'The certificate comes, and the client answers with the alert certificate_unknown and closes.',
    truth: ['rejecting-client'],
    mayAlso: ofWire,
    mustNot: ['unreadable-certificate-key', 'disabled-tls-versions', 'resetting-middlebox', 'wrong-password'],
    files: () =>
      capture(greeted(line).server(flight()).ack('client').client(alert(2, 46)).fin('client').fin('server')),
  }),
  case4({
    id: 'fourth-log-capture-prohibited',
    kind: 'with cause',
    made: 'A router answers each SYN with ICMP "administratively prohibited".',
    truth: ['prohibiting-firewall', 'dropping-filter', 'blocking-firewall'],
    mayAlso: ['filtered-port', 'unreached-service'],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'missing-listener', 'lossy-network'],
    files: () =>
      capture(new TcpScript(line).syn().icmp('10.44.0.1', 13).wait(1_000).syn().icmp('10.44.0.1', 13)),
  }),
  case4({
    id: 'fourth-log-capture-ssh',
    kind: 'with cause',
    made: 'Port 3389 of the forwarding leads to a Linux box: it greets with SSH-2.0 before the client has said anything.',
    truth: ['foreign-service-on-port', 'foreign-port-owner', 'wrong-machine-behind-name'],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'resetting-middlebox', 'protocol-violation'],
    files: () =>
      capture(
        opened(line)
          .server(new TextEncoder().encode('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n'))
          .client(request)
          .fin('server'),
      ),
  }),
  case4({
    id: 'fourth-log-capture-losses',
    kind: 'with cause',
    made: 'A session begins, then half of what the server sends has to be sent again, with waits, until the client gives up.',
    truth: ['lossy-network'],
    mayAlso: [...ofWire, 'path-mtu-black-hole', 'sessions-break-off'],
    mustNot: ['wrong-password', 'unreadable-certificate-key', 'session-time-limit', 'crashed-session'],
    files: () => capture(losing()),
  }),
  case4({
    id: 'fourth-log-capture-password',
    kind: 'without cause',
    made: 'TLS is up, CredSSP goes back and forth twice, then the server sends an encrypted alert and closes: the sign-in was refused.',
    truth: ['closed-credssp', 'refused-logon', 'wrong-password', 'unknown'],
    mayAlso: [...ofWire, 'ended-session'],
    mustNot: [
      'resetting-middlebox',
      'unreadable-certificate-key',
      'disabled-tls-versions',
      'lossy-network',
      'locked-account',
    ],
    files: () =>
      capture(
        encrypted({}, line)
          .client(sealed(80))
          .server(sealed(300))
          .client(sealed(700))
          .server(sealedAlert)
          .fin('server')
          .fin('client'),
      ),
  }),
  case4({
    id: 'fourth-log-settings-policy-denies',
    kind: 'with cause',
    made: 'The export allows connections in the plain key and forbids them by policy; the policy counts.',
    truth: ['disabled-remote-desktop'],
    mustNot: ['stopped-service', 'disabled-listener', 'blocking-firewall', 'moved-port'],
    code: '0x204',
    files: () => [
      exported(
        'ts.reg',
        `${key}\\Terminal Server]`,
        '"fDenyTSConnections"=dword:00000000',
        '"fSingleSessionPerUser"=dword:00000001',
        '',
        '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services]',
        '"fDenyTSConnections"=dword:00000001',
      ),
    ],
  }),
  case4({
    id: 'fourth-log-settings-schannel',
    kind: 'with cause',
    made: 'A hardening tool left no TLS version on for the server: 1.0 to 1.3 are all switched off in SCHANNEL.',
    truth: ['disabled-tls-versions'],
    mayAlso: ['disabled-client-tls'],
    mustNot: ['disabled-remote-desktop', 'stopped-service', 'disjoint-cipher-suites', 'rejecting-client'],
    code: '0x904',
    files: () => [
      exported(
        'schannel.reg',
        ...['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].flatMap((version) => [
          `${channel}\\${version}\\Server]`,
          '"Enabled"=dword:00000000',
          '"DisabledByDefault"=dword:00000001',
          '',
        ]),
      ),
    ],
  }),
  case4({
    id: 'fourth-log-settings-ntlm',
    kind: 'with cause',
    made: 'The export denies all incoming NTLM (RestrictReceivingNTLMTraffic 2), and the person connects by address with a local account.',
    truth: ['blocked-ntlm'],
    mustNot: ['disabled-remote-desktop', 'wrong-password', 'stopped-service', 'disabled-tls-versions'],
    files: () => [
      exported(
        'lsa.reg',
        `${key}\\Lsa\\MSV1_0]`,
        '"NtlmMinClientSec"=dword:20080000',
        '"NtlmMinServerSec"=dword:20080000',
        '"RestrictReceivingNTLMTraffic"=dword:00000002',
        '',
        `${key}\\Lsa]`,
        '"LmCompatibilityLevel"=dword:00000005',
      ),
      {
        name: 'said.txt',
        bytes: new TextEncoder().encode(
          'mstsc /v:10.44.1.15 as .\\kiosk\nThe user name or password did not work: "The logon attempt failed". It is right, I can sign in at the console with it.\n',
        ),
      },
    ],
  }),
];

/** What the open cases of the wire begin with. */
export const wire = { line, nla, request };
