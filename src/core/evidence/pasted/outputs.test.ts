import { describe, expect, it } from 'vitest';
import { readPasted } from './read-pasted.ts';

const factsIn = (text: string) =>
  readPasted(text).pieces.flatMap((piece) => (piece.kind === 'output' ? piece.facts : []));
const saidIn = (text: string) =>
  readPasted(text)
    .pieces.map((piece) => (piece.kind === 'output' ? piece.says : ''))
    .join(' ');

describe('change logon /query', () => {
  const told = (value: object) => [{ name: 'listenerSettings', value: { otherListeners: [], ...value } }];
  const local = (value: unknown) => ({ value, origin: 'local' });
  it.each([
    ['Session logins are currently DISABLED', told({ logonDisabled: local(true) })],
    ['Session logins are currently ENABLED', told({ logonDisabled: local(false), drainMode: local(0) })],
    [
      'New user logons are DISABLED, but reconnections to existing sessions are ENABLED.',
      told({ drainMode: local(2) }),
    ],
    [
      'New user logons are DISABLED until the server is restarted, but reconnections to existing sessions are ENABLED.',
      told({ drainMode: local(1) }),
    ],
    ['my logons are always slow and sometimes they are DISABLED', []],
  ])('%s', (line, expected) => {
    expect(factsIn(`out of CALs?\nC:\\>change logon /query\n${line}\n`)).toEqual(expected);
  });
});

describe('sockets', () => {
  const owned = (value: object) => [{ name: 'portOwner', value: { port: 3389, ...value } }];
  it.each([
    [
      'a listener in any language',
      '  TCP    0.0.0.0:3389    0.0.0.0:0    ABHÖREN    1124\n',
      owned({ listening: true, addresses: ['0.0.0.0'] }),
    ],
    [
      'columns of their own',
      '::          3389      ::            0          Listen                     1124\n',
      owned({ listening: true, addresses: ['::'] }),
    ],
    [
      'the program of a process list beside it',
      '  TCP    0.0.0.0:3389    0.0.0.0:0    LISTENING    4711\nnginx.exe    4711 Services    0    12,345 K\n',
      owned({ listening: true, addresses: ['0.0.0.0'], process: 'nginx.exe' }),
    ],
    ['the side of a client', '  TCP    10.0.0.5:51022    10.0.0.9:3389    HERGESTELLT\n', []],
    ['a bound socket is no listener', '0.0.0.0    3389    0.0.0.0    0    Bound    1124\n', []],
    ['another port', '  TCP    0.0.0.0:445    0.0.0.0:0    LISTENING    4\n', []],
    ['a command without its answer', 'C:\\>netstat -ano | findstr :3389\n', []],
    [
      'a second filter may have taken the row away',
      'C:\\>netstat -ano | findstr :3389 | findstr ESTABLISHED\nC:\\>\n',
      [],
    ],
  ])('%s', (_name, text, expected) => {
    expect(factsIn(text)).toEqual(expected);
  });
});

describe('sessions', () => {
  it.each([
    ['a list without a listener', ' services    0  Disc\n>console    ann    1  Active\n', false],
    ['a listener in any language', ' services    0  Getr.\n rdp-tcp    65536  Abh.\n', true],
    ['a listener that is down', ' services    0  Disc\n rdp-tcp    65536  Down\n', false],
    [
      'people only',
      ' USERNAME    SESSIONNAME    ID  STATE   IDLE TIME  LOGON TIME\n ann    rdp-tcp#3    2  Active    .\n',
      undefined,
    ],
  ])('%s', (_name, text, listening) => {
    const [fact] = factsIn(text);
    expect(fact?.name === 'sessions' ? fact.value.listening : 'none').toBe(listening);
  });
});

describe('names', () => {
  it.each([
    [
      'C:\\>nslookup srv01\nServer:  dc01\nAddress:  10.0.0.1\n\n*** srv01 wurde von dc01 nicht gefunden: Non-existent domain.\n',
      'srv01',
      'notFound',
    ],
    ['Ping-Anforderung konnte Host "srv01" nicht finden.\n', 'srv01', 'notFound'],
    ['ping: srv01: Name or service not known\n', 'srv01', 'notFound'],
    ['Pinging srv01 [10.0.0.9] with 32 bytes of data:\n', 'srv01', 'resolved'],
  ])('%j', (text, name, outcome) => {
    expect(factsIn(text)).toMatchObject([{ name: 'nameResolution', value: { name, outcome } }]);
  });

  it('pings without an answer prove nothing, and say so', () => {
    const text =
      'Ping srv01 [10.0.0.9] mit 32 Bytes:\n    Pakete: Gesendet = 4, Empfangen = 0, Verloren = 4\n';
    expect(factsIn(text).map(({ name }) => name)).toEqual(['nameResolution']);
    expect(saidIn(text)).toContain('proves nothing');
  });
});

describe('clock, trust and certificate', () => {
  it.each([
    [
      'w32tm /stripchart /computer:dc01\n10:01:12, +611.9s\n10:01:14, +612.0s\n10:01:16, +640.1s\n',
      { name: 'timeSource', value: { source: 'dc01', offsetSeconds: 612 } },
    ],
    [
      'nltest /sc_query:corp\nTrusted DC Connection Status Status = 1311 0x51f ERROR_NO_LOGON_SERVERS\n',
      { name: 'domainChannel', value: { domain: 'corp', works: false, error: '0x51f' } },
    ],
    [
      'PS> Test-ComputerSecureChannel\nTrue\n',
      { name: 'domainChannel', value: { domain: 'its domain', works: true } },
    ],
    [
      'CONNECTED(00000003)\nSSL handshake has read 1391 bytes and written 422 bytes\nNew, TLSv1.2, Cipher is X\n   v:NotBefore: May  1 12:00:00 2026 GMT; NotAfter: Nov  1 12:00:00 2026 GMT\n',
      {
        name: 'listenerCertificate',
        value: { notBefore: '2026-05-01T12:00:00Z', notAfter: '2026-11-01T12:00:00Z' },
      },
    ],
  ])('%j', (text, expected) => {
    expect(factsIn(text)).toContainEqual(expected);
  });

  it('the certificate of another port is not that of Remote Desktop', () => {
    const text =
      'openssl s_client -connect gw:443\nCONNECTED(00000003)\nSSL handshake has read 1391 bytes and written 422 bytes\nNew, TLSv1.2, Cipher is X\nnotAfter=Nov  1 12:00:00 2026 GMT\n';
    expect(factsIn(text).map(({ name }) => name)).not.toContain('listenerCertificate');
  });
});

it('a port that does not open while the host answers is where the connection dies', () => {
  expect(
    factsIn(
      'ComputerName : srv02\nRemoteAddress : 10.0.0.9\nRemotePort : 3389\nPingSucceeded : True\nTcpTestSucceeded : False\n',
    ),
  ).toMatchObject([
    { name: 'tcpConnect', value: { attempts: [{ address: '10.0.0.9', outcome: 'failed' }] } },
    { name: 'phaseOfDeath', value: { phase: 'connection' } },
    { name: 'otherPorts', value: { hostAnswers: true } },
  ]);
});

describe('events in tables', () => {
  it.each([
    [
      'with the provider among the columns',
      'TimeCreated  Id ProviderName  Message\n3/1/2026 8:15:00 AM 7034 Service Control Manager The X service terminated\n',
      'Service Control Manager',
    ],
    [
      'without a provider, by the words',
      'TimeCreated  Id LevelDisplayName Message\n01.03.2026 08:15:00  36870 Fehler  Schwerwiegender Fehler beim Zugriff auf den privaten Schlüssel\n',
      'Schannel',
    ],
    [
      'of another field than the words',
      'TimeCreated  Id LevelDisplayName Message\n01.03.2026 08:15:00  4625 Information  The EventSystem sub system is suppressing duplicate entries\n',
      undefined,
    ],
  ])('%s', (_name, text, provider) => {
    const [piece] = readPasted(text).pieces;
    expect(piece?.kind === 'event' ? piece.event.provider : undefined).toBe(provider);
  });
});
