import { healthy } from '../../../src/core/facts/healthy.ts';
import { writePcap } from '../../pcap-writer/capture-writer.ts';
import { encodeAlert } from '../../../src/core/protocol/tls/server-encode.ts';
import { begins, greeted, later, session } from './capture-parts.ts';
import { bundle } from './bundles.ts';
import { evidenceCase, type EvidenceFile } from './evidence-case.ts';
import { at, deadConnection, goodSession, logFiles, logOf, systemNoise } from './log-events.ts';
import { healthyKeys, listener, rdpFile, regFile, terminalServer } from './settings.ts';
import type { TcpScript } from '../../pcap-writer/tcp-script.ts';

const server = logOf('SRV01.corp.example');
const noise = systemNoise(server, at('09-01 11:00:00'), 20);
const trace = (script: TcpScript): EvidenceFile => ({
  name: 'trace.pcap',
  bytes: writePcap([...script.packets, ...later]),
});
const selfMade = ['untrusted-certificate', 'name-mismatch', 'connection-by-address'];
const mixed = (label: Omit<Parameters<typeof evidenceCase>[0], 'class'>) =>
  evidenceCase({ class: 'mixed', ...label });

/** Several kinds of files of the same fault, or of a fault and of things that look like one. */
export const mixedCases = [
  mixed({
    id: 'mixed-reset-and-36870',
    made: 'The capture shows a reset at the ClientHello, the System log 36870 (10001) and 1058 at the same time.',
    truth: 'unreadable-certificate-key',
    mayAlso: ['failed-certificate-renewal', 'dropped-before-sign-in', 'unusable-server-key'],
    code: '0x904/0x7',
    files: () => [
      trace(greeted(begins).rst('server')),
      ...logFiles([
        ...noise,
        server.schannel(36870, at('09-01 11:50:00'), {
          Type: 'server',
          ErrorCode: '0x8009030d',
          ErrorStatus: 10001,
        }),
        server.rcm(1058, at('09-01 02:00:00'), ['Access is denied.']),
        ...deadConnection(server, at('09-01 11:50:00'), '192.0.2.10'),
      ]),
    ],
  }),
  mixed({
    id: 'mixed-reset-and-key-well',
    made: 'A device in between resets (other TTL); the bundle says that the service can read its key.',
    truth: 'resetting-middlebox',
    mustNot: ['unusable-server-key', 'unreadable-certificate-key'],
    files: () => [trace(greeted(begins).rst('server', { ttl: 250 })), bundle({})],
  }),
  mixed({
    id: 'mixed-alert-40-and-36874',
    made: 'Alert 40 in the capture, 36874 and RdpCoreTS 139 in the logs.',
    truth: 'disjoint-cipher-suites',
    mayAlso: ['no-common-cipher', 'dropped-before-sign-in', 'failed-security-layer'],
    files: () => [
      trace(greeted(begins).server(encodeAlert('fatal', 40)).fin('server')),
      ...logFiles([
        ...noise,
        ...deadConnection(server, at('09-01 11:50:00'), '192.0.2.10'),
        server.schannel(36874, at('09-01 11:50:00'), { Protocol: 'TLS 1.2' }),
        server.core(139, at('09-01 11:50:00'), {
          ResultCode: { hex32: 0x8009_0304 },
          IPString: '192.0.2.10',
        }),
      ]),
    ],
  }),
  mixed({
    id: 'mixed-alert-70-and-registry',
    made: 'Alert 70 in the capture, TLS 1.2\\Server off in the export.',
    truth: 'disabled-tls-versions',
    mayAlso: ['no-common-tls-version'],
    files: () => [
      trace(greeted(begins).server(encodeAlert('fatal', 70)).fin('server')),
      regFile({
        ...healthyKeys,
        'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server':
          { Enabled: 0 },
      }),
    ],
  }),
  mixed({
    id: 'mixed-session-and-old-logs',
    made: 'The capture shows a session that works; the log has 1058 and 36870 of July.',
    truth: 'healthy',
    mayAlso: selfMade,
    mustNot: ['failed-certificate-renewal', 'unreadable-certificate-key'],
    files: () => [
      trace(session({}, begins)),
      ...logFiles([
        ...noise,
        server.rcm(1058, at('08-13 02:00:00'), ['Access is denied.']),
        server.schannel(36870, at('08-13 02:00:00'), {
          Type: 'server',
          ErrorCode: '0x8009030d',
          ErrorStatus: 10001,
        }),
      ]),
    ],
  }),
  mixed({
    id: 'mixed-rdp-and-registry-port',
    made: 'The listener was moved to 33890, the .rdp file asks for 3389.',
    truth: 'moved-port',
    files: () => [
      rdpFile(),
      regFile({ ...healthyKeys, [listener]: { ...healthyKeys[listener], PortNumber: 33_890 } }),
    ],
  }),
  mixed({
    id: 'mixed-old-export-new-bundle',
    made: 'An export of last week has fDenyTSConnections 1; the bundle of today says 0.',
    truth: 'healthy',
    mustNot: ['disabled-remote-desktop'],
    files: () => [
      regFile({ [terminalServer]: { fDenyTSConnections: 1 } }),
      bundle({ listenerSettings: healthy.listenerSettings }),
    ],
  }),
  mixed({
    id: 'mixed-flood-and-1058',
    made: 'Strangers guess passwords all night (4625), and the renewal fails (1058): nobody gets in since.',
    truth: 'failed-certificate-renewal',
    mayAlso: ['logon-flood', 'dropped-before-sign-in'],
    files: () =>
      logFiles([
        ...noise,
        server.rcm(1058, at('08-31 02:00:00'), ['Access is denied.']),
        ...goodSession(server, at('08-30 08:00:00'), '192.0.2.50'),
        ...Array.from({ length: 8 }, (_, i) =>
          deadConnection(server, at('08-31 08:00:00', i * 600), '192.0.2.50'),
        ).flat(),
        ...Array.from({ length: 3_000 }, (_, i) =>
          server.security(4625, at('08-30 20:00:00', i * 1.5), {
            TargetUserName: 'administrator',
            Status: { hex32: 0xc000_006d },
            SubStatus: { hex32: 0xc000_0064 },
            LogonType: 3,
            IpAddress: `203.0.113.${i % 5}`,
          }),
        ),
      ]),
  }),
  mixed({
    id: 'mixed-nothing-to-do-with-it',
    made: 'A photo, an empty file and the export of a server that works.',
    truth: 'healthy',
    files: () => [
      { name: 'photo.jpg', bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) },
      { name: 'empty.evtx', bytes: new Uint8Array(0) },
      regFile(healthyKeys),
    ],
  }),
];
