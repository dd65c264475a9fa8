import type { WrittenEvent } from '../../evtx-writer/written-event.ts';
import { chunkOffset, overwritten } from '../../evtx-writer/damage.ts';
import { writeRdpFile } from '../../writers/write-rdp-file.ts';
import { evidenceCase, type EvidenceFile, type EvidenceLabel } from './evidence-case.ts';
import {
  at,
  deadConnection,
  forwarded,
  goodSession,
  inOrder,
  logFiles,
  logOf,
  systemNoise,
  type LogOf,
} from './log-events.ts';
import { writeEvtx } from '../../evtx-writer/write-evtx.ts';

const server = logOf('SRV01.corp.example');
const other = logOf('SRV02.corp.example');
const noise = () => systemNoise(server, at('09-01 11:00:00'));
const days = (from: string, count: number) => Array.from({ length: count }, (_, i) => at(from, i * 86_400));

/** Sessions that work, one a day. */
const sessions = (from: string, count: number, log: LogOf = server) =>
  days(from, count).flatMap((time) => goodSession(log, time, '192.0.2.50'));
/** Connections that die, one a day. */
const deaths = (from: string, count: number, log: LogOf = server) =>
  days(from, count).flatMap((time) => deadConnection(log, time, '192.0.2.50'));

const keyDenied = (time: string, log: LogOf = server) =>
  log.schannel(36870, time, { Type: 'server', ErrorCode: '0x8009030d', ErrorStatus: 10001 });
const notReplaced = (time: string, log: LogOf = server) => log.rcm(1058, time, ['Access is denied.\r\n']);

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & {
  readonly events: () => readonly WrittenEvent[];
  readonly beside?: () => readonly EvidenceFile[];
};

const logs = ({ events, beside, ...label }: Sketch) =>
  evidenceCase({
    class: 'logs: certificate',
    files: () => [...logFiles(events()), ...(beside?.() ?? [])],
    ...label,
  });

const rdpFile = (address: string): EvidenceFile => ({
  name: 'office.rdp',
  bytes: writeRdpFile({ 'full address': address, 'authentication level': 2 }),
});

/** System logs about the certificate of the listener, and noise that only looks like it. */
export const certificateLogs = [
  logs({
    id: 'log-1058-and-36870',
    made: 'The access list of the key lost NETWORK SERVICE: 36870 (state 10001) and 1058 each night, no session since.',
    truth: 'unreadable-certificate-key',
    mayAlso: ['failed-certificate-renewal', 'dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...days('08-24 02:00:00', 9).flatMap((time) => [keyDenied(time), notReplaced(time)]),
      ...sessions('08-10 08:00:00', 14),
      ...deaths('08-24 08:00:00', 8),
    ],
  }),
  logs({
    id: 'log-1057-keyset',
    made: 'Windows could not create a certificate: 1057 with "Keyset does not exist", System log only.',
    truth: 'failed-certificate-renewal',
    events: () => [
      ...noise(),
      ...days('08-28 02:00:00', 4).map((time) => server.rcm(1057, time, ['Keyset does not exist\r\n'])),
    ],
  }),
  logs({
    id: 'log-1057-german',
    made: 'The same on a German Windows: the message field is German, ids and providers are not.',
    truth: 'failed-certificate-renewal',
    events: () => [
      ...noise(),
      ...days('08-28 02:00:00', 4).map((time) =>
        server.rcm(1057, time, ['Der Schlüsselsatz ist nicht vorhanden.\r\n']),
      ),
    ],
  }),
  logs({
    id: 'log-1057-cured',
    made: '1057 in July, 1056 (meaning unconfirmed) a day later, sessions daily since.',
    truth: 'healthy',
    mustNot: ['failed-certificate-renewal'],
    events: () => [
      ...noise(),
      server.rcm(1057, at('07-10 02:00:00'), ['Keyset does not exist\r\n']),
      server.rcm(1056, at('07-11 02:00:00')),
      ...sessions('08-01 08:00:00', 31),
    ],
  }),
  logs({
    id: 'log-1058-cured-by-hand',
    made: '1058 and 36870 in July; somebody bound another certificate, no 1056 was logged, sessions daily since.',
    truth: 'healthy',
    mustNot: ['failed-certificate-renewal', 'unreadable-certificate-key'],
    events: () => [
      ...noise(),
      keyDenied(at('07-10 02:00:00')),
      notReplaced(at('07-10 02:00:01')),
      ...sessions('07-12 08:00:00', 50),
    ],
  }),
  logs({
    id: 'log-1058-after-sessions',
    made: 'Sessions until 24 August, 1058 each night since 25 August, every connection since dies.',
    truth: 'failed-certificate-renewal',
    mayAlso: ['dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...sessions('08-01 08:00:00', 24),
      ...days('08-25 02:00:00', 7).map((time) => notReplaced(time)),
      ...deaths('08-25 08:00:00', 7),
    ],
  }),
  logs({
    id: 'log-1055',
    made: 'NETWORK SERVICE may not read the key of the company certificate: 1055 at each start of the service.',
    truth: 'unreadable-certificate-key',
    events: () => [...noise(), ...days('08-28 03:00:00', 4).map((time) => server.rcm(1055, time))],
  }),
  logs({
    id: 'log-browser-36870',
    made: 'A browser on the server logs 36870 (client) and 36887 (46) all day; Remote Desktop works daily.',
    truth: 'healthy',
    mustNot: ['unreadable-certificate-key'],
    events: () => [
      ...noise(),
      ...days('08-01 09:00:00', 31).flatMap((time) => [
        server.schannel(36870, time, { Type: 'client', ErrorCode: '0x8009030d', ErrorStatus: 10001 }),
        server.schannel(36887, time, { AlertDesc: 46 }),
      ]),
      ...sessions('08-01 08:00:00', 31),
    ],
  }),
  logs({
    id: 'log-iis-36870',
    made: 'The key of a web site (not of Remote Desktop) is unreadable: 36870 (server) all day, sessions work daily.',
    truth: 'healthy',
    mustNot: ['unreadable-certificate-key'],
    events: () => [
      ...noise(),
      ...days('08-01 07:30:00', 31).map((time) => keyDenied(time)),
      ...sessions('08-01 08:00:00', 31),
    ],
  }),
  logs({
    id: 'log-iis-36874',
    made: 'Scanners ask the web server for old ciphers: 36874 and 36888 daily, no RdpCoreTS 139; sessions work.',
    truth: 'healthy',
    mustNot: ['disjoint-cipher-suites'],
    events: () => [
      ...noise(),
      ...days('08-01 07:30:00', 31).flatMap((time) => [
        server.schannel(36874, time, { Protocol: 'TLS 1.2' }),
        server.schannel(36888, time, { AlertDesc: 40, ErrorState: 1205 }),
      ]),
      ...sessions('08-01 08:00:00', 31),
    ],
  }),
  logs({
    id: 'log-36874-with-139',
    made: 'The cipher list of the server was cut to what the client lacks: 36874, 36888 (40) and RdpCoreTS 139 0x80090304.',
    truth: 'disjoint-cipher-suites',
    mayAlso: ['dropped-before-sign-in', 'failed-security-layer'],
    events: () => [
      ...noise(),
      ...days('08-28 08:00:00', 4).flatMap((time) => [
        ...deadConnection(server, time, '192.0.2.50'),
        server.schannel(36874, time, { Protocol: 'TLS 1.2' }),
        server.schannel(36888, time, { AlertDesc: 40, ErrorState: 1205 }),
        server.core(139, time, { ResultCode: { hex32: 0x8009_0304 }, IPString: '192.0.2.50' }),
      ]),
    ],
  }),
  logs({
    id: 'log-36871-10013',
    made: 'Every TLS version was switched off for servers: 36871 state 10013 since 28 August, connections die since.',
    truth: 'disabled-tls-versions',
    mayAlso: ['dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...sessions('08-01 08:00:00', 27),
      ...days('08-28 08:00:00', 4).map((time) =>
        server.schannel(36871, time, { Type: 'server', ErrorState: 10013 }),
      ),
      ...deaths('08-28 08:00:00', 4),
    ],
  }),
  logs({
    id: 'log-36871-client-10013',
    made: 'A program on the server asks for TLS 1.0 as a client: 36871 client 10013 (the usual noise); sessions work.',
    truth: 'healthy',
    mustNot: ['disabled-tls-versions'],
    events: () => [
      ...noise(),
      ...days('08-01 07:00:00', 31).map((time) =>
        server.schannel(36871, time, { Type: 'client', ErrorState: 10013 }),
      ),
      ...sessions('08-01 08:00:00', 31),
    ],
  }),
  logs({
    id: 'log-36871-cured',
    made: '36871 (server, 10013) in July for a day; sessions daily since.',
    truth: 'healthy',
    mustNot: ['disabled-tls-versions'],
    events: () => [
      ...noise(),
      server.schannel(36871, at('07-10 08:00:00'), { Type: 'server', ErrorState: 10013 }),
      ...sessions('07-12 08:00:00', 50),
    ],
  }),
  logs({
    id: 'log-1064',
    made: 'The policy names a template that does not exist: 1064 at each policy refresh; sessions work meanwhile.',
    truth: 'unusable-certificate-template',
    events: () => [
      ...noise(),
      ...days('08-20 06:00:00', 12).map((time) =>
        server.rcm(1064, time, ['The requested certificate template is not supported']),
      ),
      ...sessions('08-20 08:00:00', 12),
    ],
  }),
  logs({
    id: 'log-1064-then-1063',
    made: '1064 while the authority was down in July, 1063 since.',
    truth: 'healthy',
    events: () => [
      ...noise(),
      server.rcm(1064, at('07-20 06:00:00')),
      server.rcm(1063, at('07-21 06:00:00')),
    ],
  }),
  logs({
    id: 'log-1054',
    made: 'Somebody bound a certificate without Server Authentication: 1054.',
    truth: 'rejected-configured-certificate',
    events: () => [...noise(), server.rcm(1054, at('08-31 06:00:00'))],
  }),
  logs({
    id: 'log-1053',
    made: 'The bound company certificate has expired: 1053, Windows uses its own since.',
    truth: 'rejected-configured-certificate',
    events: () => [...noise(), ...days('08-29 06:00:00', 3).map((time) => server.rcm(1053, time))],
  }),
  logs({
    id: 'log-1051',
    made: 'SSL with a chosen certificate that is not usable: 1051, the default is used.',
    truth: 'rejected-configured-certificate',
    events: () => [...noise(), server.rcm(1051, at('08-31 06:00:00'))],
  }),
  logs({
    id: 'log-1059',
    made: 'SSLCertificateSHA1Hash was damaged: 1059 once; no session since.',
    truth: 'missing-listener-certificate',
    mayAlso: ['dropped-before-sign-in'],
    events: () => [...noise(), server.rcm(1059, at('08-31 06:00:00')), ...deaths('08-31 08:00:00', 2)],
  }),
  logs({
    id: 'log-1052',
    made: 'The certificate will expire in some days: 1052; sessions work.',
    truth: 'healthy',
    events: () => [
      ...noise(),
      ...days('08-29 06:00:00', 3).map((time) => server.rcm(1052, time, ['7'])),
      ...sessions('08-01 08:00:00', 31),
    ],
  }),
  logs({
    id: 'log-two-servers-mine-well',
    made: 'A bundle of logs of two servers: SRV02 has 1058 each night, SRV01 is well; the .rdp file goes to SRV01.',
    truth: 'healthy',
    mustNot: ['failed-certificate-renewal'],
    events: () => [
      ...noise(),
      ...sessions('08-01 08:00:00', 31),
      ...days('08-24 02:00:00', 9).map((time) => notReplaced(time, other)),
    ],
    beside: () => [rdpFile('srv01.corp.example')],
  }),
  logs({
    id: 'log-two-servers-mine-ill',
    made: 'The same two servers, and the .rdp file goes to SRV02, whose renewal fails.',
    truth: 'failed-certificate-renewal',
    mayAlso: ['dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...sessions('08-01 08:00:00', 31),
      ...days('08-24 02:00:00', 9).map((time) => notReplaced(time, other)),
      ...deaths('08-24 08:00:00', 8, other),
    ],
    beside: () => [rdpFile('srv02:3389')],
  }),
  evidenceCase({
    id: 'log-forwarded',
    class: 'logs: certificate',
    made: 'ForwardedEvents of a collector with three servers; 36870 and 1058 are of SRV01, to which the .rdp file goes.',
    truth: 'unreadable-certificate-key',
    mayAlso: ['failed-certificate-renewal'],
    files: () => [
      forwarded([
        ...noise(),
        ...systemNoise(other, at('09-01 10:30:00')),
        ...systemNoise(logOf('SRV03.corp.example'), at('09-01 10:40:00')),
        ...days('08-24 02:00:00', 9).flatMap((time) => [keyDenied(time), notReplaced(time)]),
      ]),
      rdpFile('srv01.corp.example'),
    ],
  }),
  evidenceCase({
    id: 'log-behind-damage',
    class: 'logs: damaged',
    made: 'The second chunk of the System log is overwritten with zeros; 1058 stands in a later chunk.',
    truth: 'failed-certificate-renewal',
    files: () => [
      damagedSystem([...noise(), ...days('08-28 02:00:00', 4).map((time) => notReplaced(time))], 1),
    ],
  }),
  evidenceCase({
    id: 'log-inside-damage',
    class: 'logs: damaged',
    made: 'The chunk that held 1058 is lost; what remains is connections that die since, in an intact log.',
    truth: 'dropped-before-sign-in',
    mayAlso: ['failed-certificate-renewal'],
    files: () => {
      const events = [notReplaced(at('08-25 02:00:00')), ...noise()];
      return [
        damagedSystem(events, 0, true),
        ...logFiles([...sessions('08-01 08:00:00', 24), ...deaths('08-25 08:00:00', 8)]),
      ];
    },
  }),
  evidenceCase({
    id: 'log-cut-off',
    class: 'logs: damaged',
    made: 'A dirty System log, cut off in the middle of its last chunk, with 1057 in an earlier one.',
    truth: 'failed-certificate-renewal',
    files: () => {
      const events = inOrder([...noise(), server.rcm(1057, at('08-20 02:00:00'), ['Keyset does not exist'])]);
      const bytes = writeEvtx(events, { recordsPerChunk: 40, dirty: true });
      return [{ name: 'System.evtx', bytes: bytes.slice(0, bytes.length - 40_000) }];
    },
  }),
];

/** A System log in small chunks, one of which is all zeros; the first event stands there when `firstEvent`. */
function damagedSystem(events: readonly WrittenEvent[], chunk: number, firstEvent = false): EvidenceFile {
  const ordered = firstEvent ? [events[0]!, ...inOrder(events.slice(1))] : inOrder(events);
  const bytes = writeEvtx(ordered, { recordsPerChunk: 30 });
  return { name: 'System.evtx', bytes: overwritten(bytes, chunkOffset(chunk), 65_536) };
}
