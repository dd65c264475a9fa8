import { createECDH, sign } from 'node:crypto';
import type { Socket } from 'node:net';
import { join, u16be, u8 } from '../../core/bytes/write.ts';
import { Channel } from '../../core/protocol/conversation.ts';
import { takeClientHello, type ClientHello } from '../../core/protocol/tls/client-hello.ts';
import { encodeRecords } from '../../core/protocol/tls/hello.ts';
import {
  encodeAlert,
  encodeCertificates,
  encodeHandshake,
  encodeServerHello,
  encodeServerHelloDone,
} from '../../core/protocol/tls/server-encode.ts';
import { nodeCrypto } from '../crypto.ts';
import { drive } from '../wire/drive.ts';
import { labKey } from './keys.ts';
import type { MadeCertificate } from './certificates.ts';
import { drain, patience } from './rdp-server.ts';

/** What a peer does by hand once it has read a ClientHello. */
export type HelloAnswer = (socket: Socket, hello: ClientHello) => void;

/** Reads the ClientHello and leaves the rest to `answer`; what is no ClientHello is closed. */
export function onHello(answer: HelloAnswer): (socket: Socket) => Promise<void> {
  return async (socket) => {
    try {
      const { result } = await drive(takeClientHello(new Channel()), socket, patience);
      if (typeof result === 'string') return void socket.end();
      answer(socket, result);
      return drain(socket);
    } catch {
      return void socket.end();
    }
  };
}

/** Answers every ClientHello with one fatal alert and closes, as TLS asks for. */
export function alertAtHello(alert: number): (socket: Socket) => Promise<void> {
  return onHello((socket) => void socket.end(encodeAlert('fatal', alert)));
}

/** The messages of a TLS 1.2 server's first flight, [RFC 5246] 7.3, made by hand so that parts can be wrong. */
export function firstFlight(
  hello: ClientHello,
  chain: readonly MadeCertificate[],
  signer: Pick<MadeCertificate, 'keyKind' | 'keySlot'> | undefined = chain[0],
): FirstFlight | undefined {
  const takes = hello.versions.includes('TLS 1.2') && hello.suites.includes(ECDHE_RSA_AES128_GCM);
  if (!takes || signer === undefined) return undefined;
  const random = nodeCrypto.random(32);
  const ecdh = createECDH('prime256v1');
  const point = new Uint8Array(ecdh.generateKeys());
  const parameters = join(u8(3), u16be(SECP256R1), u8(point.length), point);
  const { privateKey } = labKey(signer.keyKind, signer.keySlot);
  const signature = new Uint8Array(sign('sha256', join(hello.random, random, parameters), privateKey));
  return {
    serverHello: encodeServerHello({ version: 'TLS 1.2', suite: ECDHE_RSA_AES128_GCM, random }),
    certificate: encodeCertificates(chain.map(({ der }) => der)),
    keyExchange: encodeHandshake(12, parameters, u16be(RSA_PKCS1_SHA256), u16be(signature.length), signature),
    done: encodeServerHelloDone(),
  };
}

export interface FirstFlight {
  readonly serverHello: Uint8Array;
  readonly certificate: Uint8Array;
  readonly keyExchange: Uint8Array;
  readonly done: Uint8Array;
}

/** Handshake messages as TLS 1.2 records. */
export function asRecords(...messages: readonly Uint8Array[]): Uint8Array {
  return encodeRecords(HANDSHAKE, 0x0303, join(...messages));
}

/** Sends part of the first flight; a client that does not offer TLS 1.2 gets alert 70 instead. */
export function partialFlight(
  chain: () => readonly MadeCertificate[],
  pick: (flight: FirstFlight) => Uint8Array,
  then: (socket: Socket) => void,
): (socket: Socket) => Promise<void> {
  return onHello((socket, hello) => {
    const flight = firstFlight(hello, chain());
    if (flight === undefined) return void socket.end(encodeAlert('fatal', 70));
    socket.write(pick(flight), () => then(socket));
  });
}

/** Resets a moment later: bytes and a reset that arrive together are read as an orderly end by many programs. */
export function resetSoon(socket: Socket): void {
  setTimeout(() => socket.resetAndDestroy(), 60);
}

const HANDSHAKE = 22;
const ECDHE_RSA_AES128_GCM = 0xc02f;
const SECP256R1 = 23;
const RSA_PKCS1_SHA256 = 0x0401;
