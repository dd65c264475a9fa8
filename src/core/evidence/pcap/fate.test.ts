import { describe, expect, it } from 'vitest';
import { writePcap, writePcapng } from '../../../../test/pcap-writer/capture-writer.ts';
import {
  TcpScript,
  udpPacket,
  type ScriptOptions,
  type TimedPacket,
} from '../../../../test/pcap-writer/tcp-script.ts';
import { nodeCrypto } from '../../../node/crypto.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { hex, join } from '../../bytes/write.ts';
import { factSchemas, type FactName, type FactTypes } from '../../facts/vocabulary.ts';
import { encodeConnectionConfirm } from '../../protocol/connection-confirm.ts';
import { encodeConnectionRequest } from '../../protocol/connection-request.ts';
import { encodeRdpUdpSyn, firstSyn } from '../../protocol/rdp-udp.ts';
import type { Offer } from '../../protocol/security-protocols.ts';
import { encodeClientHello, encodeRecords } from '../../protocol/tls/hello.ts';
import {
  encodeAlert,
  encodeCertificates,
  encodeServerHello,
  encodeServerHelloDone,
} from '../../protocol/tls/server-encode.ts';
import { readCapture } from './read-capture.ts';

const modern: Offer = ['ssl', 'hybrid', 'hybridEx'];
const request = encodeConnectionRequest({ offer: modern });
const nla = encodeConnectionConfirm({ outcome: 'accepted', protocol: 'hybrid', flags: 0x1f });
const random = new Uint8Array(32).fill(7);
const hello = encodeClientHello({ versions: ['TLS 1.2'], suites: [0x003c], serverName: 'srv01' }, random);
const flight = encodeRecords(
  22,
  0x0303,
  join(
    encodeServerHello({ version: 'TLS 1.2', suite: 0x003c, random }),
    encodeCertificates([new Uint8Array(2_500).fill(0x30)]),
    encodeServerHelloDone(),
  ),
);
const finished = join(
  encodeRecords(22, 0x0303, new Uint8Array(260)),
  hex`140303000101`,
  encodeRecords(22, 0x0303, new Uint8Array(64)),
);
const accepted = join(hex`140303000101`, encodeRecords(22, 0x0303, new Uint8Array(64)));
const sealed = (length: number) => encodeRecords(23, 0x0303, new Uint8Array(length));

const opened = (options: ScriptOptions = {}) => new TcpScript(options).open();
const negotiated = (options: ScriptOptions = {}) => opened(options).client(request).server(nla);
const greeted = () => negotiated().client(hello);
const encrypted = () => greeted().server(flight).ack('client').client(finished).server(accepted);

async function judge(packets: readonly TimedPacket[]) {
  const { connections } = await readCapture(writePcap(packets), { crypto: nodeCrypto });
  return connections.map((connection) => {
    const facts: Partial<FactTypes> = Object.fromEntries(
      connection.facts.map(({ name, value }) => [name, value]),
    );
    for (const [name, value] of Object.entries(facts)) {
      expect(factSchemas[name as FactName].safeParse(value).error, name).toBeUndefined();
    }
    return { ...connection, values: facts, gaps: connection.gaps.map(({ name }) => name) };
  });
}

/** Something else goes on long after, so that the capture does not end with the connection. */
const later = new TcpScript({ clientPort: 9, port: 99, start: '2026-09-01T12:01:00.000Z' }).syn().packets;

describe('where it dies, and who ends it', () => {
  it.each<[string, TcpScript, string]>([
    ['refused', new TcpScript().syn().rst('server'), 'connection rst syn server'],
    ['filtered', new TcpScript().syn().wait(1_000).syn().wait(2_000).syn(), 'connection silence syn server'],
    ['prohibited by a firewall', new TcpScript().syn().icmp('198.51.100.1', 13), 'connection icmp syn path'],
    ['unreachable', new TcpScript().syn().icmp('198.51.100.1', 1), 'connection icmp syn path'],
    ['closed before a word', opened().fin('server'), 'negotiation fin nothing server'],
    [
      'closed behind the request',
      opened().client(request).fin('server'),
      'negotiation fin connectionRequest server',
    ],
    [
      'reset behind the request',
      opened().client(request).rst('server'),
      'negotiation rst connectionRequest server',
    ],
    [
      'silent behind the request',
      opened().client(request).wait(20_000).fin('client'),
      'negotiation silence connectionRequest server',
    ],
    [
      'HTTP on the port',
      opened().client(request).server(toUtf8('HTTP/1.1 400 Bad Request\r\n\r\n')),
      'negotiation nonsense connectionRequest server',
    ],
    [
      'NLA demanded',
      opened()
        .client(request)
        .server(encodeConnectionConfirm({ outcome: 'refused', failure: 'hybridRequiredByServer', code: 5 })),
      'negotiation refusal connectionRequest server',
    ],
    [
      'reset behind the ClientHello',
      greeted().rst('server', { ttl: 250 }),
      'encryption rst clientHello server',
    ],
    ['closed behind the ClientHello', greeted().fin('server'), 'encryption fin clientHello server'],
    [
      'alert 40',
      greeted().server(encodeAlert('fatal', 40)).fin('server'),
      'encryption alert 40 clientHello server',
    ],
    [
      'silent behind the ClientHello',
      greeted().wait(30_000).rst('client'),
      'encryption silence clientHello server',
    ],
    [
      'the client leaves after the certificate',
      greeted().server(flight).ack('client').rst('client'),
      'certificate us clientHello client',
    ],
    [
      'the client rejects the certificate',
      greeted().server(flight).client(encodeAlert('fatal', 48)).fin('client'),
      'certificate us 48 clientHello client',
    ],
    ['closed behind the handshake', encrypted().fin('server'), 'signIn fin clientFinished server'],
    [
      'closed behind NTLM negotiate',
      encrypted().client(sealed(80)).fin('server'),
      'signIn fin credsspNegotiate server',
    ],
    [
      'an encrypted alert behind the logon',
      encrypted()
        .client(sealed(80))
        .server(sealed(300))
        .client(sealed(700))
        .server(encodeRecords(21, 0x0303, new Uint8Array(32)))
        .fin('server'),
      'signIn alert credsspAuthenticate server',
    ],
    [
      'the client leaves after the answer to its logon',
      encrypted().client(sealed(80)).server(sealed(300)).client(sealed(700)).server(sealed(30)).rst('client'),
      'signIn us credsspAuthenticate client',
    ],
    ['the client only looks', encrypted().client(sealed(80)).server(sealed(300)).fin('client'), 'none'],
    ['open when the capture ends', greeted(), 'not known'],
  ])('%s', async (name, script, expected) => {
    const noise = name.startsWith('open when') ? [] : later;
    const [{ values, gaps } = { values: {} as Partial<FactTypes>, gaps: [] as FactName[] }] = await judge([
      ...script.packets,
      ...noise,
    ]);
    const { phase = 'not known', ending } = values.phaseOfDeath ?? {};
    expect([phase, ending?.by, ending?.alert, ending?.after, ending?.side].filter(Boolean).join(' ')).toBe(
      expected,
    );
    expect(gaps.includes('phaseOfDeath')).toBe(phase === 'not known');
  });
});

describe('what the facts say', () => {
  it('a reset forged by a device in between has another TTL', async () => {
    const [one] = await judge(greeted().rst('server', { ttl: 250 }).packets);
    expect(one?.values).toMatchObject({
      capturePath: { serverTtl: 126, resetTtl: 250, retransmissions: 0, handshakeRttMs: 10 },
      tlsHandshake: { outcome: 'reset', bytes: 0, sawServerHello: false, sawCertificate: false },
      tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.11', outcome: 'open', ms: 5 }] },
      rdpNegotiation: { outcome: 'accepted', protocol: 'hybrid', flags: 0x1f },
      clockHere: '2026-09-01T12:00:00.000Z',
    });
  });

  it('a path-MTU black hole seen at the client: the end of the flight without its start', async () => {
    const script = greeted()
      .lose('server', flight.subarray(0, 1460))
      .server(flight.subarray(2_000))
      .ack('client');
    const [one] = await judge(script.wait(30_000).rst('client').packets);
    expect(one?.values.largeFlight).toMatchObject({ outcome: 'stalled', bytes: 0, smallAnswerArrives: true });
    expect(one?.values.phaseOfDeath).toMatchObject({ phase: 'encryption', ending: { by: 'silence' } });
  });

  it('a path-MTU black hole seen at the server: the flight again and again', async () => {
    const script = greeted().server(flight.subarray(0, 1_460));
    for (const pause of [300, 600, 1_200, 2_400, 4_800]) script.wait(pause).resend('server');
    const [one] = await judge([
      ...script.icmp('198.51.100.1', 4, { about: 'server', mtu: 1_300 }).packets,
      ...later,
    ]);
    expect(one?.values.largeFlight).toMatchObject({ outcome: 'stalled', bytes: 0 });
    expect(one?.values.capturePath).toMatchObject({ retransmissions: 5, icmpFragNeeded: 1 });
    expect(one?.values.phaseOfDeath).toMatchObject({ phase: 'encryption', ending: { by: 'silence' } });
  });

  it('a fallback of the client is two connections that know of each other', async () => {
    const refused = encodeConnectionConfirm({
      outcome: 'refused',
      failure: 'hybridRequiredByServer',
      code: 5,
    });
    const plain = opened({ clientPort: 50_001, start: '2026-09-01T12:00:10.000Z' });
    const second = plain
      .client(encodeConnectionRequest({ offer: ['ssl'] }))
      .server(refused)
      .fin('client');
    const reports = await judge([...greeted().fin('server').packets, ...second.packets]);
    expect(reports.map(({ values }) => values.phaseOfDeath?.phase)).toEqual(['encryption', 'negotiation']);
    for (const { values } of reports) {
      expect(values.protocolAnswers?.map(({ offer }) => offer)).toEqual([modern, ['ssl']]);
      expect(values.connectionAttempts?.map(({ reached }) => reached)).toEqual(['encryption', 'negotiation']);
    }
  });

  it('a client that asks for no more than standard security proves nothing about the server', async () => {
    const plain = encodeConnectionConfirm({ outcome: 'accepted', protocol: 'rdp', flags: 0 });
    const script = opened()
      .client(encodeConnectionRequest({ offer: ['rdp'] }))
      .server(plain)
      .fin('client');
    const [one] = await judge(script.packets);
    expect(one?.values.rdpNegotiation).toBeUndefined();
    expect(one?.gaps).toContain('rdpNegotiation');
    expect(one?.values.protocolAnswers).toMatchObject([{ offer: ['rdp'], answer: { outcome: 'accepted' } }]);
  });

  it('a port that answers in another language', async () => {
    const [one] = await judge(
      opened().server(toUtf8('SSH-2.0-OpenSSH_9.6\r\n')).client(request).fin('server').packets,
    );
    expect(one?.values.portSpeech).toEqual({ protocol: 'ssh', banner: 'SSH-2.0-OpenSSH_9.6' });
  });
});

describe('RDP is found where it is', () => {
  const refused = encodeConnectionConfirm({ outcome: 'refused', failure: 'sslNotAllowedByServer', code: 2 });
  it.each<[string, TcpScript, string | undefined]>([
    ['on any port', opened({ port: 443 }).client(request), undefined],
    [
      'inside SOCKS 5',
      opened({ port: 1080 })
        .client(hex`050100`)
        .server(hex`0500`)
        .client(hex`05010003 03737276 0d3d`)
        .server(hex`05000001 00000000 0000`)
        .client(request),
      'SOCKS5 to srv:3389',
    ],
    [
      'inside SOCKS 4a',
      opened({ port: 1080 })
        .client(hex`0401 0d3d 00000001 00 73727600`)
        .server(hex`005a 0000 00000000`)
        .client(request),
      'SOCKS4 to srv:3389',
    ],
    [
      'behind HTTP CONNECT',
      opened({ port: 8080 })
        .client(toUtf8('CONNECT srv:3389 HTTP/1.1\r\n\r\n'))
        .server(toUtf8('HTTP/1.1 200 OK\r\n\r\n'))
        .client(request),
      'HTTP proxy to srv:3389',
    ],
    [
      'behind a PROXY header',
      opened({ port: 3390 }).client(toUtf8('PROXY TCP4 192.0.2.1 192.0.2.2 5 6\r\n')).client(request),
      'PROXY header',
    ],
    [
      'behind a PROXY header, version 2',
      opened({ port: 3390 })
        .client(hex`0d0a0d0a000d0a515549540a 2111 000c c0000201 c0000202 0005 0006`)
        .client(request),
      'PROXY header',
    ],
  ])('%s', async (_, script, via) => {
    const [one] = await judge([...script.server(refused).fin('client').packets]);
    expect(one?.summary.via).toBe(via);
    expect(one?.values.rdpNegotiation).toMatchObject({ outcome: 'refused', code: 2 });
  });

  it('and where a proxy did not let it begin, the proxy is named', async () => {
    const asked = opened({ port: 1080 })
      .client(hex`050100`)
      .server(hex`0500`)
      .client(hex`05010003 03737276 0d3d`);
    const [one] = await judge(asked.server(hex`05050001 00000000 0000`).fin('server').packets);
    expect(one?.summary).toMatchObject({
      via: 'SOCKS5 to srv:3389',
      ending: 'the proxy did not connect',
    });
    expect(one?.gaps).toContain('phaseOfDeath');
  });

  it('and not where it is not', async () => {
    const web = opened({ port: 443 }).client(hello).server(flight).fin('server');
    const mail = opened({ port: 25, clientPort: 8 }).server(toUtf8('220 mail ESMTP\r\n')).fin('server');
    expect(await judge([...web.packets, ...mail.packets])).toEqual([]);
  });
});

describe('RDP over UDP', () => {
  const [client, server] = [
    { address: '192.0.2.10', port: 5000 },
    { address: '192.0.2.11', port: 3389 },
  ];
  const at = Date.parse('2026-09-01T12:00:00Z');
  const syn = encodeRdpUdpSyn(firstSyn(77));
  const synAck = encodeRdpUdpSyn({ ...firstSyn(99), ack: 77 });
  it.each([
    [
      'answered',
      [udpPacket(at, client, server, syn), udpPacket(at + 9, server, client, synAck)],
      { outcome: 'answered', ms: 9 },
    ],
    ['silent', [udpPacket(at, client, server, syn), ...later], { outcome: 'silent' }],
    ['cut off', [udpPacket(at, client, server, syn)], undefined],
  ])('%s', async (_, packets, expected) => {
    const [one] = await judge(packets);
    expect(one?.values.rdpUdp).toEqual(expected);
  });
});

it('reads the same from pcapng', async () => {
  const { packets } = greeted().rst('server');
  const [ng, classic] = await Promise.all(
    [writePcapng(packets), writePcap(packets)].map((file) => readCapture(file, { crypto: nodeCrypto })),
  );
  expect(ng).toEqual(classic);
});
