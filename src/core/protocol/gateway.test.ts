import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../test/replay.ts';
import { fromUtf8, toUtf8 } from '../bytes/text.ts';
import type { GatewayRequest } from './gateway.ts';
import { encodeGatewayRequest, gatewayHandshake } from './gateway.ts';

const request: GatewayRequest = {
  host: 'gw.corp.example',
  connectionId: '{EBB921D3-86CD-401F-8154-47360E45BF2F}',
  transport: 'websocket',
  webSocketKey: 'AAAAAAAAAAAAAAAAAAAAAA==',
};

describe('the request', () => {
  it('asks as mstsc does', () => {
    const text = fromUtf8(encodeGatewayRequest(request));
    expect(text.split('\r\n')[0]).toBe('RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1');
    expect(text).toContain('\r\nUpgrade: websocket\r\n');
    expect(text).toContain('\r\nRDG-Connection-Id: {EBB921D3-86CD-401F-8154-47360E45BF2F}\r\n');
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });

  it('takes no line end from anybody', () => {
    expect(() => encodeGatewayRequest({ ...request, host: 'a\r\nX: y' })).toThrow(RangeError);
  });
});

describe('the answer', () => {
  it.each([
    [
      '401 with schemes',
      'HTTP/1.1 401 Unauthorized\r\nServer: Microsoft-HTTPAPI/2.0\r\nWWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n\r\n',
      {
        outcome: 'authenticationAsked',
        httpStatus: 401,
        schemes: ['Negotiate', 'NTLM'],
        server: 'Microsoft-HTTPAPI/2.0',
      },
    ],
    [
      '401 with several schemes in one field',
      'HTTP/1.1 401 x\r\nwww-authenticate: Basic realm="a, b", NTLM\r\n\r\n',
      { outcome: 'authenticationAsked', schemes: ['Basic', 'NTLM'] },
    ],
    [
      '101',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n',
      { outcome: 'accepted', httpStatus: 101 },
    ],
    ['a page', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n', { outcome: 'notAGateway' }],
    ['405', 'HTTP/1.1 405 Not Allowed\r\n\r\n', { outcome: 'notAGateway', httpStatus: 405 }],
    ['503', 'HTTP/1.1 503\r\n\r\n', { outcome: 'httpError', httpStatus: 503 }],
    [
      'SSH',
      'SSH-2.0-x\r\n',
      { outcome: 'malformed', problem: { code: 'badField', params: { field: 'HttpHead.status' } } },
    ],
  ])('%s is told as such', (_, text, expected) => {
    expect(replay(gatewayHandshake(request), toUtf8(text)).result).toMatchObject(expected);
  });

  it('is bounded', () => {
    const endless = toUtf8(`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(20_000)}`);
    expect(replay(gatewayHandshake(request), endless).result).toMatchObject({
      outcome: 'malformed',
      problem: { code: 'badField', params: { field: 'HttpHead' } },
    });
  });

  it('survives anything', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ maxLength: 200 }).map((text) => `HTTP/1.1 401 x\r\nWWW-Authenticate: ${text}\r\n\r\n`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { result } = replay(gatewayHandshake(request), toUtf8(text), { ended: 'closed' });
        expect(result.bytes).toBe(toUtf8(text).length);
      }),
      { numRuns: 1_000 },
    );
  });
});
