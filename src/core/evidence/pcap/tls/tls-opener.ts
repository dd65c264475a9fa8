import { DecodeError, Reader } from '../../../bytes/reader.ts';
import { Rc4 } from '../../../protocol/credssp/rc4.ts';
import type { Crypto } from '../../../protocol/crypto.ts';
import type { Revealed } from '../../../protocol/tls/server-flight.ts';
import type { KeyLog } from './key-log.ts';
import type { TlsOpener } from './opened-tls.ts';
import type { TrailRecord } from '../connections/record-trail.ts';
import { spokenOf } from '../speech/spoken.ts';
import { cipherOf, type SuiteCipher } from './tls-cipher.ts';
import { TlsDirection, type DirectionSecrets, type HiddenMessage } from './tls-direction.ts';
import { keysFromMaster, keysFromTraffic, type DirectionKeys } from './tls-key-schedule.ts';
import type { Protection } from './tls-protection.ts';
import type { SeenRecord } from './tls-records.ts';

interface Both<T> {
  readonly client: T;
  readonly server: T;
}

/** Decrypts TLS connections whose secrets are in a key log. The trails are the records at the end of long connections. */
export function tlsOpener(crypto: Crypto, keys: KeyLog, trails: Both<readonly TrailRecord[]>): TlsOpener {
  return (tls) => {
    const { answer, hello } = tls;
    if (answer.outcome !== 'serverHello') return undefined;
    const cipher = cipherOf(answer.suiteNumber);
    if (cipher === undefined || !keys.knows(hello.random)) return undefined;
    const secrets =
      answer.version === 'TLS 1.3'
        ? newSecrets(crypto, keys, cipher, hello.random)
        : oldSecrets(crypto, keys, cipher, answer, hello.random);
    if (secrets === undefined) return undefined;
    const client = new TlsDirection(crypto, secrets.client, 'client');
    const server = new TlsDirection(crypto, secrets.server, 'server');
    const clientLast = openAll(client, tls.clientRecords, trails.client);
    const last = openAll(server, tls.serverRecords, trails.server);
    if (client.messages.length + server.messages.length === 0) return undefined;
    return {
      client: spokenOf(client.pieces.slice(0, client.pieces.length - clientLast)),
      server: spokenOf(server.pieces.slice(0, server.pieces.length - last)),
      serverLast: server.pieces.slice(server.pieces.length - last),
      alerts: [...client.alerts, ...server.alerts].sort((a, b) => a.at - b.at),
      certificates: answer.version === 'TLS 1.3' ? certificatesIn(server.messages) : [],
      clientFinishedAt: client.messages.find(({ type }) => type === FINISHED)?.at,
    };
  };
}

/** The master secret opens both directions. */
function oldSecrets(
  crypto: Crypto,
  keys: KeyLog,
  cipher: SuiteCipher,
  { version, random, extensions }: Revealed,
  clientRandom: Uint8Array,
): Both<DirectionSecrets> | undefined {
  const master = keys.secret('CLIENT_RANDOM', clientRandom);
  if (master === undefined || master.length !== 48) return undefined;
  if (version !== 'TLS 1.0' && version !== 'TLS 1.1' && version !== 'TLS 1.2') return undefined;
  const randoms = { client: clientRandom, server: random };
  const both = keysFromMaster(crypto, cipher, version === 'TLS 1.2', master, randoms);
  const encryptThenMac = cipher.kind === 'cbc' && extensions.includes(22);
  const protect = (side: DirectionKeys): DirectionSecrets => {
    const stream = cipher.kind === 'rc4' ? { stream: new Rc4(side.key) } : {};
    return { cipher, protections: [{ cipher, keys: side, version, encryptThenMac, ...stream }] };
  };
  return { client: protect(both.client), server: protect(both.server) };
}

/** Each direction has a secret for the handshake and one for data. */
function newSecrets(
  crypto: Crypto,
  keys: KeyLog,
  cipher: SuiteCipher,
  random: Uint8Array,
): Both<DirectionSecrets> | undefined {
  const protect = (secret: Uint8Array): Protection => ({
    cipher,
    keys: keysFromTraffic(crypto, cipher, secret),
    version: 'TLS 1.3',
    encryptThenMac: false,
  });
  const side = (who: 'CLIENT' | 'SERVER'): DirectionSecrets | undefined => {
    const handshake = keys.secret(`${who}_HANDSHAKE_TRAFFIC_SECRET`, random);
    const traffic = keys.secret(`${who}_TRAFFIC_SECRET_0`, random);
    return handshake && traffic && { cipher, protections: [protect(handshake), protect(traffic)], traffic };
  };
  const [client, server] = [side('CLIENT'), side('SERVER')];
  return client && server && { client, server };
}

/** Opens the records at the start, then those at the end whose number is known; returns how many pieces came of the latter. */
function openAll(
  direction: TlsDirection,
  records: readonly SeenRecord[],
  trail: readonly TrailRecord[],
): number {
  for (const { type, whole, at } of records) if (!direction.take(type, whole, at)) return 0;
  const before = direction.pieces.length;
  let next = records.length;
  for (const { type, bytes, at, index } of trail) {
    if (index < next) continue;
    direction.skip(index - next);
    if (!direction.take(type, bytes, at)) break;
    next = index + 1;
  }
  return direction.pieces.length - before;
}

/** RFC 8446 section 4.4.2: the certificates of the server, leaf first. */
function certificatesIn(messages: readonly HiddenMessage[]): readonly Uint8Array[] {
  const message = messages.find(({ type }) => type === CERTIFICATE);
  if (message === undefined) return [];
  const found: Uint8Array[] = [];
  try {
    const r = new Reader(message.body, 'Certificate');
    r.bytes(r.u8('context length'), 'context');
    const list = r.inner(r.u24be('length'), 'list');
    while (list.remaining > 0 && found.length < 200) {
      found.push(list.bytes(list.u24be('length'), 'certificate'));
      list.bytes(list.u16be('extensions length'), 'extensions');
    }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
  }
  return found;
}

const CERTIFICATE = 11;
const FINISHED = 20;
