import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../node/crypto.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { offerBits, securityProtocols } from '../../protocol/security-protocols.ts';
import { suiteNumber } from '../../protocol/tls/suites.ts';
import type { CapturedConnection } from './captured-connection.ts';
import { readCapture } from './read-capture.ts';

const fixtures = join(import.meta.dirname, '../../../../../shared/fixtures');
const isHere = existsSync(fixtures);
const goldens = isHere ? readdirSync(join(fixtures, 'expected/tshark')) : [];
const files = isHere
  ? readdirSync(join(fixtures, 'pcap'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.pcap(ng)?$/.test(path),
    )
  : [];

type Values = Partial<{ -readonly [N in keyof FactTypes]: FactTypes[N] }>;
const valuesOf = ({ facts }: CapturedConnection): Values =>
  Object.fromEntries(facts.map(({ name, value }) => [name, value]));

const read = (path: string) =>
  readCapture(new Uint8Array(readFileSync(join(fixtures, 'pcap', path))), { name: path, crypto: nodeCrypto });

/** The rows of one of tshark's tables, by column name. */
function rowsOf(golden: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(join(fixtures, 'expected/tshark', golden), 'utf8')
    .trimEnd()
    .split('\n');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

const pathOf = (golden: string) => golden.replace('__', '/').replace(/\.(x224|tls)\.tsv$/, '');
const TCP = (connections: readonly CapturedConnection[]) =>
  connections.filter(({ summary }) => summary.security !== 'RDP over UDP');

describe.skipIf(!isHere)('captures of others, beside what tshark says of them', () => {
  it.each(goldens.filter((name) => name.endsWith('.x224.tsv')))('negotiation: %s', async (golden) => {
    const rows = rowsOf(golden);
    const requests = rows.filter((row) => row['rdp.rt_cookie'] !== '' || row['rdp.neg_type'] === '0x01');
    const { connections } = await read(pathOf(golden));
    const found = TCP(connections).flatMap((connection) => {
      const { protocolAnswers = [], rdpNegotiation } = valuesOf(connection);
      const own = protocolAnswers.find(({ answer, offer }) =>
        rdpNegotiation === undefined
          ? answer.outcome === 'accepted' && offer.length === 1
          : answer === rdpNegotiation,
      );
      return own === undefined ? [] : [{ client: connection.client, port: connection.clientPort, ...own }];
    });
    const said = requests.map((request) => {
      const reply = rows.find(
        (row) => row['tcp.stream'] === request['tcp.stream'] && row['tcp.srcport'] !== request['tcp.srcport'],
      );
      const bits = request['rdp.negReq.requestedProtocols'];
      return {
        client: request['ip.src'],
        port: Number(request['tcp.srcport']),
        offer: bits === '' ? undefined : Number(bits),
        selected: reply?.['rdp.negReq.selectedProtocol'] || undefined,
        failure: reply?.['rdp.negFailure.failureCode'] || undefined,
      };
    });
    expect(
      found.map(({ client, port, offer, answer }) => ({
        client,
        port,
        offer: offer.includes('none') ? undefined : offerBits(offer),
        selected:
          answer.outcome === 'accepted' && answer.withoutBlock !== true && answer.protocol !== 'none'
            ? `0x${securityProtocols[answer.protocol].toString(16).padStart(8, '0')}`
            : undefined,
        failure: answer.outcome === 'refused' ? `0x${answer.code.toString(16).padStart(8, '0')}` : undefined,
      })),
    ).toEqual(said);
  });

  it.each(goldens.filter((name) => name.endsWith('.tls.tsv')))('TLS and CredSSP: %s', async (golden) => {
    const rows = rowsOf(golden);
    const { connections } = await read(pathOf(golden));
    for (const connection of TCP(connections)) {
      const stream = rows.find((row) => Number(row['tcp.srcport']) === connection.clientPort)?.['tcp.stream'];
      const mine = rows.filter((row) => row['tcp.stream'] === stream);
      const hello = mine.find((row) => row['tls.handshake.type']?.split(',')[0] === '2');
      const { tlsHandshake, ntlmIdentity } = valuesOf(connection);
      if (
        hello !== undefined &&
        connection.summary.via === undefined &&
        tlsHandshake?.outcome === 'completed'
      ) {
        expect(suiteNumber(tlsHandshake.cipher)).toBe(Number(hello['tls.handshake.ciphersuite']));
      }
      const challenged = mine.some((row) => row['ntlmssp.messagetype'] === '0x00000002');
      if (connection.summary.via === undefined) expect(ntlmIdentity !== undefined).toBe(challenged);
    }
  });

  it.each(files)('%s is read to its end without complaint of damage', async (path) => {
    const { warnings } = await read(path);
    expect(warnings.filter((warning) => /damaged|cut short|neither/.test(warning))).toEqual([]);
  });
});

const death = async (path: string) =>
  TCP((await read(path)).connections).map((connection) => {
    const { phaseOfDeath } = valuesOf(connection);
    const { ending } = phaseOfDeath ?? {};
    return [phaseOfDeath?.phase ?? 'not known', ending?.by, ending?.after, ending?.side]
      .filter(Boolean)
      .join(' ');
  });

describe.skipIf(!isHere)('who ended what, and when', () => {
  it.each([
    ['ndpi/tcp_scan.pcapng', ['connection rst syn server']],
    ['ndpi/synscan.pcap', ['connection silence syn server', 'connection silence syn server']],
    ['ndpi/rdp_over_tls.pcap', ['signIn alert credsspAuthenticate server']],
    ['ndpi/rdp.pcap', ['not known']],
    ['ndpi/rdp3.pcap', ['not known']],
    ['arkime/socks5-rdp.pcap', ['not known']],
    ['awakecoding/rdp-no-nla-rejected1.pcapng', ['negotiation refusal connectionRequest server']],
    [
      'awakecoding/rdp-nla-ntlm-rejected1.pcapng',
      ['signIn refusal credsspAuthenticate server', 'negotiation refusal connectionRequest server'],
    ],
    ['awakecoding/rdp-nla-ntlm-rejected2.pcapng', ['signIn refusal credsspAuthenticate server']],
    ['awakecoding/rdp-nla-kerberos-auth1.pcapng', ['none']],
    ['awakecoding/rdp-no-tls-accepted1.pcapng', ['negotiation refusal connectionRequest server', 'none']],
    ['awakecoding/rdp-restricted-admin-accepted1.pcapng', ['none']],
  ])('%s', async (path, expected) => {
    expect(await death(path)).toEqual(expected);
  });

  it('reads the NTSTATUS with which the server refused the logon', async () => {
    const [connection] = (await read('awakecoding/rdp-nla-ntlm-rejected2.pcapng')).connections;
    expect(valuesOf(connection!)).toMatchObject({
      credssp: { outcome: 'challenged', version: 6 },
      logon: { outcome: 'refused', status: 0xc000006e },
      ntlmIdentity: { computer: 'IT-HELP-TEST', dnsDomain: 'ad.it-help.ninja' },
      serverClock: { from: 'ntlm' },
      tlsCertificate: { subject: 'CN=IT-HELP-TEST.ad.it-help.ninja' },
    });
  });

  it('names the challenge as tshark prints it', async () => {
    const text = readFileSync(
      join(fixtures, 'expected/tshark/rdp-nla-ntlm-rejected1-f13-ntlm-challenge.txt'),
      'utf8',
    );
    const [connection] = (await read('awakecoding/rdp-nla-ntlm-rejected1.pcapng')).connections;
    const { ntlmIdentity } = valuesOf(connection!);
    for (const name of [ntlmIdentity?.dnsComputer, ntlmIdentity?.domain, ntlmIdentity?.dnsForest]) {
      expect(text).toContain(name);
    }
    expect(ntlmIdentity?.time).toBe('2024-05-06T20:10:13.767Z');
  });

  it('reads the RDP connection inside an RD Gateway', async () => {
    const [connection] = (await read('awakecoding/rdp-rdg-diff-creds-kerberos-password.pcapng')).connections;
    expect(connection!.summary.via).toBe('RD Gateway to IT-HELP-TEST.ad.it-help.ninja:3389');
    expect(valuesOf(connection!)).toMatchObject({
      gateway: { host: 'it-help-gw.ad.it-help.ninja', port: 443, outcome: 'accepted', httpStatus: 101 },
      rdpNegotiation: { outcome: 'accepted', protocol: 'hybridEx' },
      tlsCertificate: { subject: 'CN=IT-HELP-TEST.ad.it-help.ninja' },
    });
  });

  it('reads why an RD Gateway let nobody in', async () => {
    const { connections } = await read('awakecoding/rdp-rdg-no-kdc-proxy-ntlm-downgrade-failure.pcapng');
    expect(connections.map((connection) => valuesOf(connection).gateway)).toEqual([
      {
        host: 'it-help-gw.ad.it-help.ninja',
        port: 443,
        outcome: 'authenticationAsked',
        httpStatus: 401,
        schemes: ['Negotiate', 'NTLM', 'Digest', 'Basic'],
        transport: 'websocket',
        problem: { code: 'httpStatus', params: { status: 401, reason: 'User Account Restricted' } },
      },
    ]);
  });

  it('sees RDP over UDP in each flow that shows its beginning', async () => {
    const { connections } = await read('ndpi/rdp2.pcap');
    const answered = connections.map((one) => valuesOf(one).rdpUdp?.outcome);
    expect(answered).toEqual(['answered', 'answered']);
  });

  it('presents the same certificates as were taken out with tshark', async () => {
    const [connection] = (await read('ndpi/rdp_over_tls.pcap')).connections;
    expect(valuesOf(connection!).largeFlight).toMatchObject({ outcome: 'arrived', bytes: 1_197 });
    expect(valuesOf(connection!).tlsCertificate).toMatchObject({
      subject: 'CN=topsalon',
      sha1: 'a2ff789d71427a00979c96c2e7d1c1ada182cc2c',
    });
  });

  it('tells a refused logon by its end where there is no key', async () => {
    const whole = readFileSync(join(fixtures, 'pcap/awakecoding/rdp-nla-ntlm-rejected1.pcapng'));
    const name = Buffer.from('CLIENT_RANDOM');
    for (let at = whole.indexOf(name); at >= 0; at = whole.indexOf(name, at)) whole[at] = 0x23;
    const [connection] = (await readCapture(new Uint8Array(whole), { crypto: nodeCrypto })).connections;
    expect(valuesOf(connection!).phaseOfDeath).toMatchObject({
      phase: 'signIn',
      ending: { by: 'us', after: 'credsspAuthenticate', side: 'client' },
    });
    expect(connection!.gaps.map(({ name }) => name)).toEqual(['credssp', 'sessionStart']);
  });
});

describe.skipIf(!isHere)('beside other readers', () => {
  it.each(['rdp.pcap', 'rdp3.pcap', 'rdp_over_tls.pcap', 'tcp_scan.pcapng', 'synscan.pcap'])(
    'nDPI counts the same packets each way: %s',
    async (name) => {
      const text = readFileSync(join(fixtures, `expected/ndpi/${name}.out`), 'utf8');
      for (const { client, clientPort, server, port, facts } of (await read(`ndpi/${name}`)).connections) {
        const flow = text
          .split('\n')
          .find((line) => line.includes(`${client}:${clientPort} `) && line.includes(`${server}:${port} `));
        const [, there = '', back = '0'] =
          /\[(\d+) pkts\/\d+ bytes (?:<->|->) (\d+) pkts/.exec(flow ?? '') ?? [];
        const path = facts.find((one) => one.name === 'capturePath');
        expect(path?.name === 'capturePath' && path.value.packets, flow).toBe(Number(there) + Number(back));
      }
    },
  );

  it('Suricata sees the same certificates', async () => {
    expect(await seen('tls-pre-1970.pcap')).toMatchObject([
      {
        sha1: '71cdfe087f3d2a18326938fabd647bc6cfcc448e',
        notBefore: '1969-12-31T00:00:00.000Z',
        serial: '32',
      },
    ]);
    expect(await seen('sslv2-tls-upgrade-01.pcap')).toMatchObject([
      { sha1: '8c90bd2ab3aee60bd0eab786b01ae4b1cc57ef22', notAfter: '2008-03-27T00:57:44.000Z' },
    ]);
    expect((await seen('tls-cert-issuer.pcap')).map(({ serial }) => serial)).toEqual(
      Array(4).fill('97e647098eeac9b4'),
    );
  });
});

async function seen(name: string) {
  const file = new Uint8Array(readFileSync(join(fixtures, 'pcap/suricata-tls', name)));
  const { connections } = await readCapture(file, { crypto: nodeCrypto, ports: [443] });
  return connections.flatMap((connection) => valuesOf(connection).tlsCertificate ?? []);
}
