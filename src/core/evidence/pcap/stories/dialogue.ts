import type { Ending } from '../../../protocol/conversation.ts';
import type { Spoken } from '../speech/spoken.ts';
import type { Stream } from '../connections/stream.ts';
import type { TcpConnection, Endpoint } from '../connections/tcp-connection.ts';
import type { TcpSide } from '../connections/tcp-side.ts';
import { isConnectionRequest } from '../speech/first-bytes.ts';
import { unwrap, type Wrapper } from '../speech/wrappers.ts';

/** A TCP connection seen from the RDP client in it, with any proxy's exchange taken off. */
export interface Dialogue {
  readonly connection: TcpConnection;
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly clientSide: TcpSide;
  readonly serverSide: TcpSide;
  readonly said: Spoken;
  readonly heard: Spoken;
  readonly wrapper?: Wrapper;
  /** How the server stopped talking. */
  readonly ended: Ending;
}

/** Finds out which end is the RDP client: behind some proxies it is the one that was connected to. */
export function dialogueOf(connection: TcpConnection): Dialogue {
  const { fromOpener, fromTarget, opener, target } = connection;
  const inOrder = sides(fromOpener.stream, fromTarget.stream);
  const turned = sides(fromTarget.stream, fromOpener.stream);
  const asTurned = !isConnectionRequest(inOrder.said.bytes) && isConnectionRequest(turned.said.bytes);
  const serverSide = asTurned ? fromOpener : fromTarget;
  return {
    connection,
    client: asTurned ? target : opener,
    server: asTurned ? opener : target,
    clientSide: asTurned ? fromTarget : fromOpener,
    serverSide,
    ...(asTurned ? turned : inOrder),
    ended: serverSide.rstAt !== undefined ? 'reset' : serverSide.finAt !== undefined ? 'closed' : 'timedOut',
  };
}

function sides(
  client: Stream,
  server: Stream,
): { readonly said: Spoken; readonly heard: Spoken; readonly wrapper?: Wrapper } {
  const wrapper = unwrap(client.head, server.head);
  return {
    said: spoken(client, wrapper?.clientBytes ?? 0),
    heard: spoken(server, wrapper?.serverBytes ?? 0),
    ...(wrapper && { wrapper }),
  };
}

function spoken(stream: Stream, skipped: number): Spoken {
  return {
    bytes: stream.head.subarray(Math.min(skipped, stream.head.length)),
    total: Math.max(0, stream.length - skipped),
    at: (offset) => stream.arrivedAt(offset + skipped),
  };
}
