import { randomBytes, randomUUID } from 'node:crypto';
import { printable } from '../../core/bytes/text.ts';
import type { Problem } from '../../core/facts/problems.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { gatewayHandshake, type GatewayAnswer } from '../../core/protocol/gateway.ts';
import { drive } from '../wire/drive.ts';
import type { Trace } from '../wire/trace.ts';
import type { Limits } from '../wire/limits.ts';
import { ownNow } from '../time/own-time.ts';
import { endingOf, round } from '../interview/attempt.ts';
import { certificateFacts } from './certificate.ts';
import { openConnection, type Connected } from '../wire/connect.ts';
import { failedEnding } from '../interview/failed-attempt.ts';
import { resolveName, type NameSources } from '../target/name.ts';
import { tlsEnding } from './session.ts';
import { tapSocket } from '../wire/tap.ts';
import type { Target } from '../target/target.ts';
import { shakeTls } from '../wire/tls-client.ts';
import type { TlsResult } from '../wire/tls-result.ts';

type GatewayFact = FactTypes['gateway'];
type Told = Omit<GatewayFact, 'host' | 'port' | 'ms'>;

/** Asks an RD Gateway for its channel over HTTPS; without credentials it ends at the demand for them. */
export async function askGateway(gateway: Target, limits: Limits, names?: NameSources): Promise<GatewayFact> {
  const started = ownNow();
  const told = await ask(gateway, limits, names);
  return { ...gateway, ...told, ms: round(ownNow() - started) };
}

async function ask({ host, port }: Target, limits: Limits, names: NameSources | undefined): Promise<Told> {
  const signal = limits.signal ?? new AbortController().signal;
  const name = await resolveName(host, limits.silenceMs, names);
  const [first] = name.addresses;
  if (first === undefined) return { outcome: 'notFound', ...systemProblem(name.problem) };
  const { address } = first;
  const opened = await openConnection(address, port, limits.silenceMs, signal);
  if (opened.outcome !== 'open') return { address, ...unopened(opened) };
  const tap = tapSocket(opened.socket, limits.maxBytes);
  const tls = await shakeTls(tap, host, limits);
  if (tls.outcome !== 'completed') {
    opened.socket.destroy();
    return { address, outcome: 'tlsFailed', problem: tlsProblem(tls), ending: tlsEnding(tls, tap) };
  }
  try {
    const request = {
      host,
      connectionId: `{${randomUUID()}}`,
      transport: 'websocket',
      webSocketKey: randomBytes(16).toString('base64'),
    } as const;
    const { result, trace } = await drive(gatewayHandshake(request), tls.socket, limits);
    return { address, tlsVersion: tls.version, ...answerFact(result, trace), ...certificateOf(tls) };
  } finally {
    tls.socket.destroy();
  }
}

function unopened(opened: Exclude<Connected, { outcome: 'open' }>): Told {
  const outcome = opened.outcome === 'refused' ? 'refused' : 'timedOut';
  return { outcome, ...systemProblem(opened.code), ending: failedEnding(opened) };
}

function systemProblem(system: string | undefined): { problem?: Problem } {
  return system === undefined ? {} : { problem: { code: 'system', params: { system } } };
}

function tlsProblem(tls: Exclude<TlsResult, { outcome: 'completed' }>): Problem {
  if (tls.outcome === 'malformed') return tls.problem;
  const alert = tls.outcome === 'alert' ? { alert: tls.alert } : {};
  return { code: 'tlsEnded', params: { outcome: tls.outcome, ...alert } };
}

function answerFact(answer: GatewayAnswer, trace: Trace): Told {
  switch (answer.outcome) {
    case 'malformed':
      return { outcome: 'notAGateway', problem: answer.problem };
    case 'closed':
    case 'reset':
      return { outcome: 'closed', ending: endingOf(answer.outcome, 'clientFinished', trace) };
    case 'timedOut':
      return { outcome: 'timedOut', ending: endingOf('timedOut', 'clientFinished', trace) };
    default: {
      const { outcome, httpStatus, schemes, transport, server, date } = answer;
      const shown = server === undefined ? {} : { server: printable(Buffer.from(server)).slice(0, 80) };
      return { outcome, httpStatus, schemes: [...schemes], transport, ...shown, ...clockOf(date) };
    }
  }
}

/** RFC 9110 5.6.7: a date in GMT to the second. It is read the moment it arrives, so half a second is the middle. */
function clockOf(date: string | undefined): Pick<GatewayFact, 'time' | 'skewSeconds'> {
  const millis = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(millis)) return {};
  const skewSeconds = Math.round((millis + 500 - Date.now()) / 1_000);
  return { time: new Date(millis).toISOString(), skewSeconds };
}

function certificateOf(tls: Extract<TlsResult, { outcome: 'completed' }>): Partial<GatewayFact> {
  const certificate = certificateFacts(tls.chain).facts.tlsCertificate;
  if (certificate === undefined) return {};
  const { subject, issuer, notBefore, notAfter, sha1, names } = certificate;
  const { trusted, trustProblem } = tls;
  return {
    certificate: {
      subject,
      issuer,
      notBefore,
      notAfter,
      sha1,
      names: [...names],
      ...(trusted === undefined ? {} : { trusted }),
      ...(trustProblem === undefined ? {} : { trustProblem }),
    },
  };
}
