import type { Socket } from 'node:net';
import { definePeer, type Visit } from '../../../src/node/lab/peer.ts';
import { checkPeer, rightPassword, type Looking } from '../../corpus/live/check-peer.ts';
import type { BlindCase } from '../blind-case.ts';

interface LiveSketch extends Omit<BlindCase, 'run' | 'kind'> {
  readonly serve: (socket: Socket, visit: Visit) => Promise<void> | void;
  readonly udp?: boolean;
  /** The person signs in with the right password. */
  readonly signsIn?: boolean;
  readonly looking?: Looking;
}

/** A case that is a server of its own on loopback, looked at as a person would. */
export function live({ serve, udp = false, signsIn = false, looking = {}, ...label }: LiveSketch): BlindCase {
  const peer = definePeer({ id: label.id, title: label.made, fault: label.made, udp, serve });
  const credentials = signsIn ? { credentials: rightPassword } : {};
  return { ...label, kind: 'live', run: () => checkPeer(peer, { ...looking, ...credentials }) };
}

/** True of every server that shows a certificate of its own making on loopback. */
export const selfMadeToo = ['untrusted-certificate', 'name-mismatch', 'connection-by-address', 'blocked-udp'];
