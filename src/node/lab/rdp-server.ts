import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { Duplex } from 'node:stream';
import { join } from '../../core/bytes/write.ts';
import { encodeConnectionConfirm, type ConnectionConfirm } from '../../core/protocol/connection-confirm.ts';
import { decodeConnectionRequest, type ConnectionRequest } from '../../core/protocol/connection-request.ts';
import { Channel, type Conversation } from '../../core/protocol/conversation.ts';
import { tpktLength } from '../../core/protocol/tpkt.ts';
import { drive } from '../wire/drive.ts';
import type { Limits } from '../wire/limits.ts';
import type { MadeCertificate } from './certificates.ts';
import type { PeerSpec, Visit } from './peer.ts';
import { selfMade } from './practice-certificate.ts';
import { receiveLogon, type LogonRecipe } from './receive-logon.ts';

/** A Windows server with NLA, and in what it differs; everything left out is as it should be. */
export interface RdpServerRecipe extends LogonRecipe {
  /** The answer to a request; bytes are sent as they are, undefined closes. */
  readonly choose?: (request: ConnectionRequest) => ConnectionConfirm | Uint8Array | undefined;
  /** Leaf first; made when the first visitor needs it. */
  readonly certificate?: () => readonly MadeCertificate[];
  /** Differs from what OpenSSL does by itself. */
  readonly tls?: Omit<SecureContextOptions, 'cert' | 'key'>;
  /** Between the socket and TLS, for peers that lose or delay bytes. */
  readonly carry?: (socket: Socket) => Duplex;
  /** Takes over after the negotiation, instead of TLS. */
  readonly afterNegotiation?: (
    socket: Socket,
    visit: Visit,
    request: ConnectionRequest,
  ) => Promise<void> | void;
  /** TLS goes on only with a certificate of the client. */
  readonly demandsClientCertificate?: true;
  /** Takes over inside TLS, instead of sign-in. */
  readonly insideTls?: (socket: TLSSocket, visit: Visit) => Promise<void> | void;
}

/** How long a peer waits for a visitor. */
export const patience: Limits = { silenceMs: 60_000, totalMs: 120_000, maxBytes: 1024 * 1024 };

/** Serves RDP the way the recipe says. */
export function rdpServer(recipe: RdpServerRecipe = {}): PeerSpec['serve'] {
  const identity = lazily(() => identityOf(recipe));
  return async (socket, visit) => {
    const { result: request } = await drive(takeRequest(new Channel()), socket, patience);
    if (request === undefined) return void socket.end();
    const answer = (recipe.choose ?? requireNla)(request);
    if (answer === undefined) return void socket.end();
    socket.write(answer instanceof Uint8Array ? answer : encodeConnectionConfirm(answer));
    if (answer instanceof Uint8Array || answer.outcome === 'refused') return drain(socket);
    if (recipe.afterNegotiation) return recipe.afterNegotiation(socket, visit, request);
    if (answer.protocol === 'rdp') return drain(socket);
    const { secureContext, chain } = identity();
    const stream = recipe.carry?.(socket) ?? socket;
    const demands = recipe.demandsClientCertificate === true;
    const asking = { requestCert: demands, rejectUnauthorized: demands };
    const secured = new TLSSocket(stream, { isServer: true, secureContext, ...asking });
    if (!(await isSecured(secured))) return undefined;
    if (recipe.insideTls) return recipe.insideTls(secured, visit);
    return receiveLogon(secured, answer.protocol, chain, recipe, visit);
  };
}

/** Windows with NLA required: takes CredSSP, refuses everything else. */
function requireNla({ offer }: ConnectionRequest): ConnectionConfirm | undefined {
  if (offer.includes('none')) return undefined;
  if (offer.includes('hybrid')) return accept('hybrid');
  if (offer.includes('hybridEx')) return accept('hybridEx');
  return { outcome: 'refused', failure: 'hybridRequiredByServer', code: 5 };
}

/** A confirm with the flags of current Windows servers. */
export function accept(protocol: Extract<ConnectionConfirm, { outcome: 'accepted' }>['protocol']) {
  return { outcome: 'accepted', protocol, flags: 0x1f } as const;
}

/** Reads on and throws away, so that the visitor's end is noticed. */
export function drain(socket: Duplex): void {
  socket.on('data', () => {});
  socket.resume();
}

/** The next connection request, or undefined where none came or it was none. */
function* takeRequest(channel: Channel): Conversation<ConnectionRequest | undefined> {
  const header = yield* channel.take(4);
  if (typeof header === 'string') return undefined;
  try {
    const body = yield* channel.take(tpktLength(header) - header.length);
    return typeof body === 'string' ? undefined : decodeConnectionRequest(join(header, body));
  } catch {
    return undefined;
  }
}

interface Identity {
  readonly secureContext: SecureContext;
  readonly chain: readonly MadeCertificate[];
}

function identityOf({ certificate = selfMade, tls = {} }: RdpServerRecipe): Identity {
  const chain = certificate();
  const secureContext = createSecureContext({
    // Practice certificates are weak on purpose; OpenSSL would refuse to show some of them.
    ciphers: 'DEFAULT@SECLEVEL=0',
    ...tls,
    cert: chain.map(({ pem }) => pem).join('\n'),
    key: chain[0]?.keyPem,
  });
  return { secureContext, chain };
}

function isSecured(socket: TLSSocket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.on('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('secure', () => resolve(true));
  });
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
