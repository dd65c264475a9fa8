import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { codeOf, endingOfError } from './network-error.ts';
import { startFlow, type Flow, type TraceEnding } from './trace.ts';

/** A socket that can be listened in on: TLS runs on top of `stream`, and the bytes below it stay visible. */
export interface Tap {
  readonly stream: Duplex;
  /** What the peer sent so far, up to the first 64 KiB. */
  readonly heard: () => Uint8Array;
  readonly bytesIn: () => number;
  readonly flow: () => Flow;
  /** Told each time bytes arrive. */
  readonly onBytes: (listener: () => void) => void;
  /** How the peer ended the connection, if it did. */
  readonly ending: () => TraceEnding | undefined;
}

/** Puts a tap on a connected socket; more than `maxBytes` from the peer ends the connection. */
export function tapSocket(socket: Socket, maxBytes: number): Tap {
  const kept: Buffer[] = [];
  let keptBytes = 0;
  let bytesIn = 0;
  const flow = startFlow();
  let listener = () => {};
  let ending: TraceEnding | undefined;
  const stream = over(socket);
  socket.on('data', (chunk: Buffer) => {
    bytesIn += chunk.length;
    flow.note();
    listener();
    if (keptBytes < KEPT) {
      const part = chunk.subarray(0, KEPT - keptBytes);
      kept.push(part);
      keptBytes += part.length;
    }
    if (bytesIn > maxBytes) {
      ending ??= { by: 'cut', code: `more than ${maxBytes} bytes` };
      stream.destroy();
    } else if (!stream.push(chunk)) {
      socket.pause();
    }
  });
  socket.on('end', () => {
    ending ??= { by: 'fin' };
    stream.push(null);
  });
  socket.on('error', (error) => {
    ending ??= endingOfError(codeOf(error));
    stream.destroy(error);
  });
  socket.on('close', () => {
    ending ??= { by: 'fin' };
    stream.destroy();
  });
  return {
    stream,
    heard: () => Buffer.concat(kept),
    bytesIn: () => bytesIn,
    flow: flow.soFar,
    onBytes: (told) => {
      listener = told;
    },
    ending: () => ending,
  };
}

/** What TLS writes goes to the socket; what it reads is pushed from outside. */
function over(socket: Socket): Duplex {
  return new Duplex({
    allowHalfOpen: true,
    read: () => void socket.resume(),
    write: (chunk: Buffer, _encoding, done) => {
      if (socket.writable) socket.write(chunk, () => done());
      else done();
    },
    final: (done) => {
      socket.end();
      done();
    },
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
}

const KEPT = 64 * 1024;
