// A farm of RDP servers for bench/sweep.ts, in a process of its own: every address of 127.0.0.0/8 answers. `made` sends bytes
// made beforehand, as far as the certificate, which is another one for every connection as on Windows machines, or one of 64 for
// `clones`; late where a delay is given: twice the delay for the confirm, since the SYN itself cannot be delayed. `real` is the practice server with a real TLS. The farm tells its own CPU when it is asked.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { peers } from '../src/node/lab/peers.ts';
import { makeCertificate } from '../src/node/lab/certificates.ts';
import { encodeRecords } from '../src/core/protocol/tls/hello.ts';
import {
  encodeCertificates,
  encodeHandshake,
  encodeServerHello,
  encodeServerHelloDone,
} from '../src/core/protocol/tls/server-encode.ts';
import { encodeConnectionConfirm } from '../src/core/protocol/connection-confirm.ts';
import { join, u16be, u8 } from '../src/core/bytes/write.ts';

const [kind = 'made', port = '3389', delay = '0'] = process.argv.slice(2);
const delayMs = Number(delay);
const confirm = encodeConnectionConfirm({ outcome: 'accepted', protocol: 'hybrid', flags: 0x1f });
const NAME = 'SRV0000000';
const template = kind === 'real' ? Buffer.alloc(0) : Buffer.from(flight(NAME));
/** Issuer and subject. */
const names = [template.indexOf(NAME), template.lastIndexOf(NAME)];

function flight(commonName: string): Uint8Array {
  const { der } = makeCertificate({
    commonName,
    notBefore: '2026-06-01T00:00:00Z',
    notAfter: '2027-06-01T00:00:00Z',
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
    keyUsage: ['keyEncipherment', 'dataEncipherment'],
  });
  const random = new Uint8Array(32).fill(7);
  const point = new Uint8Array(65).fill(4);
  const exchange = join(u8(3), u16be(23), u8(65), point, u16be(0x0401), u16be(256), new Uint8Array(256));
  const messages = join(
    encodeServerHello({ version: 'TLS 1.2', suite: 0xc02f, random }),
    encodeCertificates([der]),
    encodeHandshake(12, exchange),
    encodeServerHelloDone(),
  );
  return encodeRecords(22, 0x0303, messages);
}

/** The flight with a name of its own in its certificate. */
function flightOf(number: number): Uint8Array {
  const mine = Buffer.from(template);
  for (const at of names) mine.write(`SRV${String(number).padStart(7, '0')}`, at, 'latin1');
  return mine;
}

let taken = 0;
function write(socket: Socket, bytes: Uint8Array, delays: number): void {
  if (delayMs === 0) socket.write(bytes);
  else setTimeout(() => socket.writable && socket.write(bytes), delays * delayMs);
}

function serveMade(socket: Socket): void {
  taken += 1;
  const mine = flightOf(kind === 'clones' ? taken % 64 : taken);
  let asked = false;
  socket.on('error', () => {});
  socket.on('data', () => {
    if (asked) write(socket, mine, 1);
    else write(socket, confirm, 2);
    asked = true;
  });
}

if (kind === 'real') {
  const healthy = peers.find(({ id }) => id === 'healthy')!;
  await healthy.start({ address: '0.0.0.0', port: Number(port) });
} else {
  const server = createServer({ noDelay: true }, serveMade);
  server.listen({ host: '0.0.0.0', port: Number(port), backlog: 4_096 });
  await once(server, 'listening');
}
process.send?.('ready');
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1e6);
});
