import { toUtf8 } from '../../src/core/bytes/text.ts';
import { hex, join } from '../../src/core/bytes/write.ts';
import { Channel, type Conversation } from '../../src/core/protocol/conversation.ts';
import { credsspLogon } from '../../src/core/protocol/credssp/credssp-logon.ts';
import { serveCredssp } from '../../src/core/protocol/credssp/credssp-serve.ts';
import { encodeLicenseError } from '../../src/core/protocol/mcs/license.ts';
import { encodeProprietaryCertificate } from '../../src/core/protocol/mcs/server-certificate.ts';
import { sendToClient, serveSession } from '../../src/core/protocol/mcs/serve-session.ts';
import { startSession } from '../../src/core/protocol/mcs/session-start.ts';
import { encodeDemandActive, encodeSetErrorInfo } from '../../src/core/protocol/mcs/share.ts';
import { standardSecurity } from '../../src/core/protocol/mcs/standard-security.ts';
import { encodeClientHello, encodeRecords } from '../../src/core/protocol/tls/hello.ts';
import { windowsClientOffer, windowsTls12Offer } from '../../src/core/protocol/tls/client-offers.ts';
import {
  encodeAlert,
  encodeCertificates,
  encodeHandshake,
  encodeServerHello,
  encodeServerHelloDone,
} from '../../src/core/protocol/tls/server-encode.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';
import { makeCertificate } from '../../src/node/lab/certificates.ts';

const key = new Uint8Array(270).fill(7);

/** What an account of the practice server says to sign in. */
export const logon = {
  user: 'ada',
  domain: 'CORP',
  password: 'p',
  serverPublicKey: key,
  now: 1_772_000_000_000,
  targetName: 'TERMSRV/srv01',
};

/** A certificate and what it is signed with. */
export const certificate = makeCertificate({
  commonName: 'srv01.corp.example',
  notBefore: '2026-03-01T00:00:00Z',
  notAfter: '2027-03-01T00:00:00Z',
  alternativeNames: ['srv01.corp.example', '192.0.2.7', '2001:db8::1'],
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
});

/** What both sides say in a logon by CredSSP, in each version. */
export function credsspSeeds(): readonly Uint8Array[] {
  const target = {
    computer: 'SRV01',
    domain: 'CORP',
    dnsComputer: 'srv01.corp.example',
    timestamp: 133_500_000_000_000_000n,
  };
  return [2, 3, 5, 6].flatMap((version) =>
    said(
      credsspLogon(nodeCrypto, logon, new Channel()),
      serveCredssp(nodeCrypto, { version, target, publicKey: key, secretOf: () => ({ password: 'p' }) }),
    ),
  );
}

/** What both sides say while a session begins, with and without standard security. */
export function sessionSeeds(): readonly Uint8Array[] {
  const plain = {
    version: 0x80004,
    requestedProtocols: 1,
    encryptionMethod: 0,
    encryptionLevel: 0,
    ioChannel: 1003,
  };
  const serverCertificate = encodeProprietaryCertificate({
    modulus: new Uint8Array(64).fill(9),
    exponent: 65_537,
    signature: new Uint8Array(64),
  });
  const secured = {
    ...plain,
    encryptionMethod: 2,
    encryptionLevel: 2,
    serverRandom: new Uint8Array(32),
    serverCertificate,
  };
  return [
    ...said(
      startSession({ user: 'ada', domain: '', password: 'p', selectedProtocol: 'ssl' }),
      serving(plain),
    ),
    ...said(standardSecurity(), serveSession(secured)),
  ];
}

function* serving(server: Parameters<typeof serveSession>[0]): Conversation<unknown> {
  const channel = new Channel();
  const served = yield* serveSession(server, channel);
  sendToClient(channel, 1003, encodeLicenseError(7));
  sendToClient(channel, 1003, encodeDemandActive());
  sendToClient(channel, 1003, encodeSetErrorInfo(0x112));
  yield* channel.more();
  return served;
}

/** Hellos of clients, and first flights of servers in TLS 1.2, 1.3 and SSL 2.0. */
export function tlsSeeds(): readonly Uint8Array[] {
  const random = new Uint8Array(32).fill(3);
  const flight = join(
    encodeServerHello({ version: 'TLS 1.2', suite: 0xc02f, random }),
    encodeCertificates([certificate.der]),
    encodeHandshake(12, hex`03 0017 41`, new Uint8Array(65).fill(4), hex`0401 0010`, new Uint8Array(16)),
    encodeHandshake(13, hex`02 01 40 0004 0401 0403 0000`),
    encodeServerHelloDone(),
  );
  const hello13 = encodeServerHello({
    version: 'TLS 1.3',
    suite: 0x1301,
    random,
    group: 29,
    key: new Uint8Array(32),
  });
  return [
    encodeClientHello(windowsClientOffer(new Uint8Array(32), 'srv01.corp.example'), random),
    encodeClientHello(windowsTls12Offer('srv01'), random),
    encodeRecords(22, 0x0303, flight),
    encodeRecords(22, 0x0303, hello13),
    encodeAlert('fatal', 40),
    hex`8025 04 0001 0002 0000 0003 0010 010080 000102030405060708090a0b0c0d0e0f 0000000000`,
  ];
}

/** First words of an RDP connection in both directions. */
export const negotiationSeeds: readonly Uint8Array[] = [
  hex`0300 0013 0ed000000000000200080002000000`,
  hex`0300 0013 0ed000000000000300080005000000`,
  hex`0300 000b 06d00000000000`,
  join(hex`0300 002f 2ae00000000000`, toUtf8('Cookie: mstshash=ada\r\n'), hex`0100080003000000`),
];

/** Heads of HTTP answers, as gateways and others give them. */
export const httpSeeds: readonly Uint8Array[] = [
  'HTTP/1.1 401 Unauthorized\r\nServer: Microsoft-IIS/10.0\r\nWWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n folded\r\n\r\n<html></html>',
  'SSH-2.0-OpenSSH_9.6\r\n',
  '220 mail.example ESMTP\r\n',
  'RFB 003.008\n',
].map(toUtf8);

/** What two conversations say to each other, each side as one text of bytes. */
function said(client: Conversation<unknown>, server: Conversation<unknown>): readonly Uint8Array[] {
  const [fromClient, fromServer]: [Uint8Array[], Uint8Array[]] = [[], []];
  let asks = client.next();
  let answers = server.next();
  for (let turn = 0; turn < 200 && !asks.done && !answers.done; turn += 1) {
    fromClient.push(asks.value);
    answers = server.next({ bytes: asks.value });
    const bytes = answers.done ? new Uint8Array(0) : answers.value;
    fromServer.push(bytes);
    asks = client.next(bytes.length > 0 || !answers.done ? { bytes } : { ended: 'closed' });
  }
  return [join(...fromClient), join(...fromServer), ...fromClient, ...fromServer].filter(
    ({ length }) => length > 0,
  );
}
