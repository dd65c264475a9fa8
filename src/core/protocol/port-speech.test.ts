import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../test/replay.ts';
import { toUtf8 } from '../bytes/text.ts';
import { fromHex, hex } from '../bytes/write.ts';
import { askSpeech, hearSpeech, recognizeSpeech } from './port-speech.ts';

const nginx =
  'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n<html><title>400 The plain HTTP request was sent to HTTPS port</title>';

it.each([
  ['http', 'HTTP/1.0 408 Request Time-out\r\nCache-Control: no-cache\r\n', 'HTTP/1.0 408 Request Time-out'],
  ['https', nginx, 'HTTP/1.1 400 Bad Request'],
  [
    'https',
    'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n',
    'HTTP/1.0 400 Bad Request',
  ],
  ['ssh', 'SSH-2.0-OpenSSH_9.2p1\r\n', 'SSH-2.0-OpenSSH_9.2p1'],
  ['vnc', 'RFB 003.008\n', 'RFB 003.008'],
  ['smtp', '220 mx.example ESMTP Postfix\r\n', '220 mx.example ESMTP Postfix'],
  ['ftp', '220-FileZilla Server\r\n220 FTP ready\r\n', '220-FileZilla Server'],
  ['ftp', '220 ProFTPD Server ready\r\n', '220 ProFTPD Server ready'],
  ['nomachine', 'NXD-6.0.0\n', 'NXD-6.0.0'],
  ['proxyHeader', 'PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n', 'PROXY TCP4 192.0.2.1 192.0.2.2 1 2'],
  ['pop3', '+OK POP3 ready\r\n', '+OK POP3 ready'],
  ['imap', '* OK IMAP4rev1 ready\r\n', '* OK IMAP4rev1 ready'],
  ['redis', "-ERR unknown command 'HEAD'\r\n", "-ERR unknown command 'HEAD'"],
  ['sip', 'SIP/2.0 400 Bad Request\r\n', 'SIP/2.0 400 Bad Request'],
  ['postgresql', 'E\0\0\0\x90SFATAL\0VFATAL\0', 'E.....SFATAL.VFATAL.'],
  ['echo', 'HEAD / HTTP/1.1\r\nHost: srv01\r\n', 'HEAD / HTTP/1.1'],
  ['text', 'READY\r\n', 'READY'],
  ['text', 'RTSP/1.0 400 Bad Request\r\nCSeq: 0\r\n\r\n', 'RTSP/1.0 400 Bad Request'],
  ['unknown', 'half a word', 'half a word'],
  ['unknown', 'no\r\n', 'no'],
])('%s is recognised by %j', (protocol, said, banner) => {
  expect(recognizeSpeech(toUtf8(said))).toEqual({ protocol, banner });
});

it.each([
  ['rdp', '030000130ed00000123400'],
  ['rdp', '0300000902f0802180'],
  ['echo', '030000130ee000000000000100080003000000'],
  ['mysql', '4a0000000a382e302e3336000b000000'],
  ['mssql', '0401002500000100'],
  ['ldap', '300c02010078070a0102040004'],
  ['socks', '0500'],
  ['socks', '05ff'],
  ['unknown', '050001'],
  ['tls', '15030300020246'],
  ['tls', '160301'],
  ['smb', '00000055ff534d4272'],
  ['smb', '00000100fe534d4240'],
  ['telnet', 'fffd18fffd20'],
  ['proxyHeader', '0d0a0d0a000d0a515549540a'],
  ['unknown', '0300'],
  ['unknown', ''],
])('%s is recognised by %s', (protocol, bytes) => {
  expect(recognizeSpeech(fromHex(bytes)).protocol).toBe(protocol);
});

describe('asking', () => {
  it('listens first without a word', () => {
    const { result, sent } = replay(hearSpeech(), toUtf8('SSH-2.0-x\r\n'));
    expect(result).toMatchObject({ outcome: 'heard', protocol: 'ssh', banner: 'SSH-2.0-x' });
    expect(sent).toEqual([new Uint8Array(0)]);
  });

  it('then asks with a request that holds nothing of a hostile name', () => {
    const { result, sent } = replay(askSpeech('a\r\nX: b'), toUtf8('HT'), toUtf8('TP/1.1 200 OK\r\n'));
    expect(result).toMatchObject({ protocol: 'http', banner: 'HTTP/1.1 200 OK' });
    expect(new TextDecoder().decode(sent[0])).toBe(
      'HEAD / HTTP/1.1\r\nHost: aX:b\r\nConnection: close\r\n\r\n',
    );
  });

  it('reports silence, and keeps what came before a close', () => {
    expect(replay(hearSpeech()).result).toEqual({ outcome: 'timedOut' });
    expect(replay(askSpeech('h'), hex`01`, { ended: 'reset' }).result).toMatchObject({
      protocol: 'unknown',
      first: hex`01`,
    });
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => {
        const { result } = replay(askSpeech('h'), bytes, { ended: 'closed' });
        if (result.outcome === 'heard' && result.banner !== undefined)
          expect(result.banner.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
