import { isIP } from 'node:net';
import tls, { type ConnectionOptions, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { Problem } from '../../core/facts/problems.ts';
import type { Timed } from '../../core/facts/standstill.ts';
import type { Limits } from './limits.ts';
import { codeOf } from './network-error.ts';
import { afterOwnTime, startStopwatch } from '../time/own-time.ts';
import { overheard } from './overheard.ts';
import type { Tap } from './tap.ts';
import type { TlsResult } from './tls-result.ts';
import { knowsOwnRoots, permissiveTls } from './permissive-tls.ts';

/** Makes a TLS handshake over a tapped socket. Old versions and weak keys are let through: we look, we do not trust. */
export async function shakeTls(tap: Tap, host: string, limits: Limits): Promise<TlsResult> {
  const elapsed = startStopwatch();
  const socket = tls.connect({ ...permissiveTls(), socket: tap.stream, ...serverNameOf(host) });
  const failure = await settled(socket, tap, limits);
  if (failure === undefined) {
    const askedClientCertificate = overheard(tap.heard()).askedClientCertificate === true;
    return { ...completed(socket, elapsed()), ...nameAsked(host), askedClientCertificate };
  }
  socket.destroy();
  return failed(failure, tap, elapsed());
}

type Failure = Error | 'time' | 'patience' | 'end';

/** Undefined once the handshake is complete; else the error, that nothing more came, or that it took too long in all. */
function settled(socket: TLSSocket, tap: Tap, limits: Limits): Promise<Failure | undefined> {
  return new Promise((resolve) => {
    const finish = (failure: Failure | undefined) => {
      timer.cancel();
      whole.cancel();
      limits.signal?.removeEventListener('abort', onTime);
      resolve(failure);
    };
    const onTime = () => finish('time');
    const timer = afterOwnTime(limits.silenceMs, onTime);
    const whole = afterOwnTime(limits.totalMs, () => finish('patience'));
    tap.onBytes(() => timer.refresh());
    limits.signal?.addEventListener('abort', onTime, { once: true });
    if (limits.signal?.aborted) onTime();
    socket.once('secureConnect', () => finish(undefined));
    socket.on('error', finish);
    socket.once('close', () => finish('end'));
    tap.stream.on('error', finish);
  });
}

function completed(socket: TLSSocket, timed: Timed) {
  const { name, standardName } = socket.getCipher();
  const group = groupOf(socket);
  return {
    outcome: 'completed' as const,
    socket,
    version: versionNames[socket.getProtocol() ?? ''] ?? 'TLS 1.2',
    cipher: standardName ?? name,
    ...(group === undefined ? {} : { group }),
    ...timed,
    chain: chainOf(socket.getPeerCertificate(true)),
    ...trustOf(socket),
  };
}

function trustOf(socket: TLSSocket) {
  if (!knowsOwnRoots()) return {};
  const problem = socket.authorizationError as Error | string | undefined | null;
  if (socket.authorized) return { trusted: true };
  const code = problem instanceof Error ? (codeOf(problem) ?? problem.message) : (problem ?? 'UNSPECIFIED');
  return { trusted: false, trustProblem: code };
}

function failed(failure: Failure, tap: Tap, timed: Timed): TlsResult {
  const flight = overheard(tap.heard());
  const seen = {
    sawServerHello: flight.sawServerHello,
    askedClientCertificate: flight.askedClientCertificate === true,
  };
  if (flight.alert !== undefined) return { outcome: 'alert', alert: flight.alert, ...timed, ...seen };
  if (flight.notTls !== undefined && tap.bytesIn() > 0) {
    return { outcome: 'malformed', problem: flight.notTls, ...timed };
  }
  const { sawServerHello, sawCertificate } = flight;
  const rest = { ...timed, bytes: tap.bytesIn(), sawServerHello, sawCertificate };
  const ending = tap.ending();
  if (ending?.by === 'rst' || ending?.by === 'icmp') return { outcome: 'reset', ...rest };
  if (failure === 'patience') return { outcome: 'timedOut', ...rest, stillComing: true };
  if (failure === 'time' || ending?.by === 'silence' || ending?.by === 'cut')
    return { outcome: 'timedOut', ...rest };
  const encryptedAlert =
    failure instanceof Error ? /alert number (\d+)/.exec(failure.message)?.[1] : undefined;
  if (encryptedAlert !== undefined)
    return { outcome: 'alert', alert: Number(encryptedAlert), ...timed, ...seen };
  if (failure instanceof Error && codeOf(failure)?.startsWith('ERR_SSL_')) {
    return { outcome: 'malformed', problem: libraryProblem(failure), ...timed };
  }
  return { outcome: 'closed', ...rest };
}

/** Node passes on OpenSSL's code; what the server signed does not fit its certificate where that says so. */
function libraryProblem(failure: Error): Problem {
  const reason = codeOf(failure) ?? 'unknown';
  return { code: wrongSignatures.test(reason) ? 'wrongSignature' : 'libraryRefused', params: { reason } };
}

/** Codes of OpenSSL 3 and of 1.1.1, for RSA and for elliptic curves. */
const wrongSignatures =
  /_(BAD_SIGNATURE|\w{0,20}PADDING\w{0,20}|DATA_TOO_LARGE_FOR_MODULUS|WRONG_SIGNATURE_\w{1,20})$/;

function chainOf(leaf: DetailedPeerCertificate): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  let next: DetailedPeerCertificate | undefined = leaf;
  while (next?.raw && chain.length < MAX_CHAIN) {
    chain.push(new Uint8Array(next.raw));
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate;
  }
  return chain;
}

function groupOf(socket: TLSSocket): string | undefined {
  const info = socket.getEphemeralKeyInfo();
  const name = info !== null && 'name' in info ? info.name : undefined;
  return name === undefined ? undefined : (groupNames[name] ?? name);
}

const groupNames: Readonly<Record<string, string>> = {
  X25519: 'x25519',
  X448: 'x448',
  prime256v1: 'secp256r1',
};

const versionNames: Readonly<Record<string, string>> = {
  SSLv3: 'SSL 3.0',
  TLSv1: 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};

/** Clients send no server name for an address, RFC 6066 3. */
function nameAsked(host: string): { serverName?: string } {
  return isIP(host) === 0 ? { serverName: host } : {};
}

function serverNameOf(host: string): ConnectionOptions {
  return isIP(host) === 0 ? { servername: host } : {};
}

const MAX_CHAIN = 200;
