import { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { Channel, type Conversation } from '../../core/protocol/conversation.ts';
import {
  serveCredssp,
  type CredsspServed,
  type CredsspServer,
} from '../../core/protocol/credssp/credssp-serve.ts';
import { encodeEarlyUserAuth } from '../../core/protocol/credssp/early-user-auth.ts';
import { toFileTime } from '../../core/protocol/credssp/file-time.ts';
import { encodeLicenseError } from '../../core/protocol/mcs/license.ts';
import { sendToClient, serveSession } from '../../core/protocol/mcs/serve-session.ts';
import { encodeDemandActive } from '../../core/protocol/mcs/share.ts';
import { securityProtocols, type SecurityProtocol } from '../../core/protocol/security-protocols.ts';
import { nodeCrypto } from '../crypto.ts';
import { drive } from '../wire/drive.ts';
import { practiceSecret } from './accounts.ts';
import type { MadeCertificate } from './certificates.ts';
import type { Visit } from './peer.ts';
import { practiceName } from './practice-certificate.ts';

/** How a practice server signs people in, in what it differs from a healthy one. */
export interface LogonRecipe {
  /** Names, version, the NTSTATUS of a refusal and the like. */
  readonly credssp?: Partial<Omit<CredsspServer, 'publicKey'>>;
  /** How far its clock is ahead. */
  readonly skewSeconds?: number;
  /** Early User Authorization Result, where HYBRID_EX was chosen; 0 allows. */
  readonly admits?: number;
  /** What it says on the I/O channel when a session should begin, and whether it closes then. */
  readonly begins?: { readonly says: readonly Uint8Array[]; readonly closes: boolean };
}

/** Checks the password by CredSSP where that was chosen, then begins a session as the recipe says. */
export async function receiveLogon(
  socket: Duplex,
  protocol: SecurityProtocol,
  chain: readonly MadeCertificate[],
  recipe: LogonRecipe,
  visit: Visit,
): Promise<void> {
  const channel = new Channel();
  const conversation = withSignIn(protocol, chain, recipe, visit, channel);
  const { result } = await drive(conversation, socket, {
    silenceMs: 60_000,
    totalMs: 120_000,
    maxBytes: 1 << 20,
  });
  // What the conversation queued last has no answer to wait for.
  const last = channel.more().next().value;
  if (last instanceof Uint8Array && last.length > 0) socket.write(last);
  if (result === 'keep') socket.resume();
  else socket.end();
}

function* withSignIn(
  protocol: SecurityProtocol,
  chain: readonly MadeCertificate[],
  recipe: LogonRecipe,
  visit: Visit,
  channel: Channel,
): Conversation<'keep' | 'end'> {
  if (protocol === 'hybrid' || protocol === 'hybridEx') {
    const server = credsspServerOf(chain, recipe);
    const served = yield* watchCredentials(serveCredssp(nodeCrypto, server, channel), visit);
    if (served.outcome !== 'accepted') return 'end';
    if (protocol === 'hybridEx') channel.send(encodeEarlyUserAuth(recipe.admits ?? 0));
    if ((recipe.admits ?? 0) !== 0) return 'end';
  }
  const requestedProtocols = securityProtocols[protocol];
  const inside = { version: 0x0008_000d, encryptionMethod: 0, encryptionLevel: 0, requestedProtocols };
  const arrived = yield* serveSession({ ...inside, ioChannel: IO_CHANNEL }, channel);
  if (arrived.outcome !== 'arrived') return 'end';
  visit.sawCredentials();
  const { says, closes } = recipe.begins ?? healthyBeginning;
  for (const bytes of says) sendToClient(channel, IO_CHANNEL, bytes);
  return closes ? 'end' : 'keep';
}

/** Whatever comes behind the challenge is somebody's proof of a password. */
function* watchCredentials(inner: Conversation<CredsspServed>, visit: Visit): Conversation<CredsspServed> {
  let challenged = false;
  let step = inner.next();
  while (!step.done) {
    challenged ||= step.value.length > 0;
    const arrival = yield step.value;
    if (challenged && 'bytes' in arrival) visit.sawCredentials();
    step = inner.next(arrival);
  }
  return step.value;
}

function credsspServerOf(chain: readonly MadeCertificate[], recipe: LogonRecipe): CredsspServer {
  const { credssp = {}, skewSeconds = 0 } = recipe;
  return {
    secretOf: practiceSecret,
    ...credssp,
    target: {
      computer: practiceName,
      domain: practiceName,
      dnsComputer: practiceName.toLowerCase(),
      dnsDomain: practiceName.toLowerCase(),
      timestamp: toFileTime(Date.now() + skewSeconds * 1_000),
      ...credssp.target,
    },
    publicKey: publicKeyOf(chain),
  };
}

/** The content of subjectPublicKey: RSAPublicKey for RSA, the point for elliptic curves. */
function publicKeyOf([leaf]: readonly MadeCertificate[]): Uint8Array {
  if (leaf === undefined) throw new RangeError('a practice server without a certificate');
  const key = new X509Certificate(leaf.der).publicKey;
  if (key.asymmetricKeyType === 'rsa') return new Uint8Array(key.export({ type: 'pkcs1', format: 'der' }));
  if (key.asymmetricKeyType !== 'ec') return new Uint8Array(key.export({ type: 'spki', format: 'der' }));
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return new Uint8Array([4, ...Buffer.from(x, 'base64url'), ...Buffer.from(y, 'base64url')]);
}

const IO_CHANNEL = 1003;
const healthyBeginning = { says: [encodeLicenseError(7), encodeDemandActive()], closes: false };
