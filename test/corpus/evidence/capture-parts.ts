import { hex, join } from '../../../src/core/bytes/write.ts';
import { encodeConnectionConfirm } from '../../../src/core/protocol/connection-confirm.ts';
import { encodeConnectionRequest } from '../../../src/core/protocol/connection-request.ts';
import { encodeClientHello, encodeRecords } from '../../../src/core/protocol/tls/hello.ts';
import {
  encodeCertificates,
  encodeServerHello,
  encodeServerHelloDone,
} from '../../../src/core/protocol/tls/server-encode.ts';
import { makeCertificate, type CertificateRecipe } from '../../../src/node/lab/certificates.ts';
import { TcpScript, type ScriptOptions, type TimedPacket } from '../../pcap-writer/tcp-script.ts';

const random = new Uint8Array(32).fill(7);
const suite = 0x003c;

export const request = encodeConnectionRequest({ offer: ['ssl', 'hybrid', 'hybridEx'] });
export const nla = encodeConnectionConfirm({ outcome: 'accepted', protocol: 'hybrid', flags: 0x1f });
export const hello = encodeClientHello(
  { versions: ['TLS 1.2'], suites: [suite], serverName: 'srv01' },
  random,
);

/** ServerHello, Certificate and ServerHelloDone with a certificate of this recipe. */
export function flight(changes: Partial<CertificateRecipe> = {}): Uint8Array {
  const { der } = makeCertificate({
    commonName: 'SRV01',
    notBefore: '2026-07-01T00:00:00Z',
    notAfter: '2026-12-31T00:00:00Z',
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
    keyUsage: ['keyEncipherment', 'dataEncipherment'],
    ...changes,
  });
  return encodeRecords(
    22,
    0x0303,
    join(
      encodeServerHello({ version: 'TLS 1.2', suite, random }),
      encodeCertificates([der]),
      encodeServerHelloDone(),
    ),
  );
}

const finished = join(
  encodeRecords(22, 0x0303, new Uint8Array(260)),
  hex`140303000101`,
  encodeRecords(22, 0x0303, new Uint8Array(64)),
);
const accepted = join(hex`140303000101`, encodeRecords(22, 0x0303, new Uint8Array(64)));

/** An encrypted TLS record of this length. */
export const sealed = (length: number) => encodeRecords(23, 0x0303, new Uint8Array(length));
/** An encrypted alert: its number cannot be seen. */
export const sealedAlert = encodeRecords(21, 0x0303, new Uint8Array(32));

export const opened = (options: ScriptOptions = {}) => new TcpScript(options).open();
export const negotiated = (options: ScriptOptions = {}) => opened(options).client(request).server(nla);
export const greeted = (options: ScriptOptions = {}) => negotiated(options).client(hello);
export const encrypted = (changes: Partial<CertificateRecipe> = {}, options: ScriptOptions = {}) =>
  greeted(options).server(flight(changes)).ack('client').client(finished).server(accepted);

/** A whole session as far as it shows on the wire: sign-in, then a stream of data both ways. */
export function session(changes: Partial<CertificateRecipe> = {}, options: ScriptOptions = {}): TcpScript {
  const script = encrypted(changes, options)
    .client(sealed(80))
    .server(sealed(300))
    .client(sealed(700))
    .server(sealed(90))
    .client(sealed(200));
  for (let i = 0; i < 30; i += 1) script.wait(40).server(sealed(900)).client(sealed(60));
  return script.fin('client').fin('server');
}

/** Something else goes on long after, so that the capture does not end with the connection. */
export const later: readonly TimedPacket[] = new TcpScript({
  clientPort: 9,
  port: 99,
  start: '2026-09-01T11:58:00.000Z',
}).syn().packets;

/** When scripted connections begin, unless told otherwise. */
export const begins = { start: '2026-09-01T11:50:00.000Z' };
