import { once } from 'node:events';
import { createServer, type Server } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '../wire/limits.ts';
import { makeCertificate } from '../lab/certificates.ts';
import { askGateway } from './gateway.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

const made = makeCertificate({
  commonName: 'gw.corp.example',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
});

/** A TLS server on loopback that answers the first request with this head; Node's own parser knows no RDG_OUT_DATA. */
async function answering(status: number, ...fields: readonly string[]): Promise<number> {
  const server = createServer({ cert: made.pem, key: made.keyPem }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write([`HTTP/1.1 ${status} Answer`, ...fields, 'Content-Length: 0', '', ''].join('\r\n'));
    });
  });
  servers.push(server.listen(0, '127.0.23.9'));
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? address!.port : 0;
}

const limits = { ...defaultLimits, silenceMs: 1_000 };

describe('askGateway', () => {
  it('stops where the gateway asks who is there', async () => {
    const port = await answering(401, 'WWW-Authenticate: NTLM', 'WWW-Authenticate: Negotiate');
    const fact = await askGateway({ host: '127.0.23.9', port }, limits);
    expect(fact).toMatchObject({
      outcome: 'authenticationAsked',
      httpStatus: 401,
      schemes: ['NTLM', 'Negotiate'],
      certificate: { subject: 'CN=gw.corp.example' },
    });
  });

  it('knows a web server that is no gateway', async () => {
    const port = await answering(404);
    expect(await askGateway({ host: '127.0.23.9', port }, limits)).toMatchObject({ outcome: 'notAGateway' });
  });

  it('knows a closed port', async () => {
    const port = await answering(200);
    servers.splice(0).forEach((server) => server.close());
    expect(await askGateway({ host: '127.0.23.9', port }, limits)).toMatchObject({ outcome: 'refused' });
  });
});
