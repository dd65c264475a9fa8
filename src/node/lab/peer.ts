import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { answerUdp } from './answer-udp.ts';

/** Where a practice peer listens; port 0 takes a free one. */
interface ListenOptions {
  readonly address?: string;
  readonly port?: number;
}

/** A practice peer that listens. */
export interface RunningPeer {
  readonly address: string;
  readonly port: number;
  /** TCP connections it has taken so far. */
  readonly connections: () => number;
  /** Whether anybody went beyond the NTLM challenge or sent a password some other way. */
  readonly sawCredentials: () => boolean;
  readonly close: () => Promise<void>;
}

/** One connection to a peer, seen from the peer. */
export interface Visit {
  /** 1 for the first connection. */
  readonly number: number;
  /** Connections open at this moment, this one included. */
  readonly open: () => number;
  /** Notes that the visitor proved or sent a password. */
  readonly sawCredentials: () => void;
}

/** What a peer is: its name, what stands behind such a server in the world, and what it does. */
export interface PeerSpec {
  /** The file name. */
  readonly id: string;
  /** What a real server of this kind would be, without a full stop. */
  readonly title: string;
  /** What this peer does, as one sentence without a full stop. */
  readonly fault: string;
  /** The fault shows only to somebody who signs in. */
  readonly needsLogon?: boolean;
  /** Whether it answers RDP over UDP on the same port, as Windows does; so unless stated. */
  readonly udp?: boolean;
  readonly serve: (socket: Socket, visit: Visit) => Promise<void> | void;
}

/** A server that misbehaves in one way, on loopback: a test, a demonstration and training in one. */
export interface Peer extends Omit<PeerSpec, 'serve' | 'udp'> {
  readonly start: (options?: ListenOptions) => Promise<RunningPeer>;
}

export function definePeer({ serve, udp = true, ...about }: PeerSpec): Peer {
  return { ...about, start: (options = {}) => listen(serve, udp, options) };
}

async function listen(serve: PeerSpec['serve'], udp: boolean, options: ListenOptions): Promise<RunningPeer> {
  const { address = '127.0.0.1', port = 0 } = options;
  const open = new Set<Socket>();
  let connections = 0;
  let credentials = false;
  const server = createServer({ noDelay: true }, (socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => open.delete(socket));
    const visit: Visit = {
      number: connections,
      open: () => open.size,
      sawCredentials: () => {
        credentials = true;
      },
    };
    // What a visitor causes ends its connection, never the peer.
    void new Promise<void>((served) => served(serve(socket, visit))).catch(() => socket.destroy());
  });
  // Before it listens whoever starts it is told; after that, a connection could not be accepted.
  server.on('error', () => {});
  server.listen({ host: address, port });
  await once(server, 'listening');
  const bound = server.address();
  const taken = typeof bound === 'object' && bound !== null ? bound.port : port;
  const datagrams = udp ? answerUdp(address, taken) : undefined;
  return {
    address,
    port: taken,
    connections: () => connections,
    sawCredentials: () => credentials,
    async close() {
      const closed = once(server, 'close');
      server.close();
      datagrams?.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
