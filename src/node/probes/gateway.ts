import { randomBytes, randomUUID } from 'node:crypto';
import type { Problem } from '../../core/facts/problems.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { gatewayHandshake, type GatewayAnswer } from '../../core/protocol/gateway.ts';
import { drive, type Limits } from '../drive.ts';
import { round } from './attempt.ts';
import { certificateFacts } from './certificate.ts';
import { openConnection } from './connect.ts';
import { resolveName } from './name.ts';
import { tapSocket } from './tap.ts';
import type { Target } from './target.ts';
import { shakeTls } from './tls-client.ts';

type GatewayFact = FactTypes['gateway'];

/** Asks an RD Gateway for its channel over HTTPS; without credentials it ends at the demand for them. */
export async function askGateway(gateway: Target, limits: Limits): Promise<GatewayFact> {
  const started = performance.now();
  const { host, port } = gateway;
  const base = { host, port };
  const rest = () => ({ ms: round(performance.now() - started) });
  const signal = limits.signal ?? new AbortController().signal;
  const name = await resolveName(host, limits.silenceMs);
  const [address] = name.addresses;
  if (address === undefined) return { ...base, outcome: 'notFound', ...rest() };
  const opened = await openConnection(address.address, port, limits.silenceMs, signal);
  if (opened.outcome !== 'open') {
    const outcome = opened.outcome === 'refused' ? 'refused' : 'timedOut';
    return { ...base, outcome, problem: systemProblem(opened.code ?? opened.outcome), ...rest() };
  }
  const tls = await shakeTls(tapSocket(opened.socket, limits.maxBytes), host, limits);
  if (tls.outcome !== 'completed') {
    opened.socket.destroy();
    const problem: Problem =
      tls.outcome === 'malformed'
        ? tls.problem
        : {
            code: 'tlsEnded',
            params: { outcome: tls.outcome, ...('alert' in tls ? { alert: tls.alert } : {}) },
          };
    return { ...base, outcome: 'tlsFailed', problem, ...rest() };
  }
  try {
    const request = {
      host,
      connectionId: `{${randomUUID()}}`,
      transport: 'websocket',
      webSocketKey: randomBytes(16).toString('base64'),
    } as const;
    const { result } = await drive(gatewayHandshake(request), tls.socket, limits);
    return { ...base, ...answerFact(result), ...certificateOf(tls.chain, tls), ...rest() };
  } finally {
    tls.socket.destroy();
  }
}

function systemProblem(system: string): Problem {
  return { code: 'system', params: { system } };
}

function answerFact(answer: GatewayAnswer): Pick<GatewayFact, 'outcome'> & Partial<GatewayFact> {
  switch (answer.outcome) {
    case 'malformed':
      return { outcome: 'notAGateway', problem: answer.problem };
    case 'closed':
    case 'reset':
      return { outcome: 'closed' };
    case 'timedOut':
      return { outcome: 'timedOut' };
    default: {
      const { outcome, httpStatus, schemes, transport } = answer;
      return { outcome, httpStatus, schemes: [...schemes], transport };
    }
  }
}

function certificateOf(
  chain: readonly Uint8Array[],
  trust: { readonly trusted?: boolean; readonly trustProblem?: string },
): Partial<GatewayFact> {
  const certificate = certificateFacts(chain).facts.tlsCertificate;
  if (certificate === undefined || trust.trusted === undefined) return {};
  const { subject, issuer, notBefore, notAfter, sha1, names } = certificate;
  const problem = trust.trustProblem === undefined ? {} : { trustProblem: trust.trustProblem };
  return {
    certificate: {
      subject,
      issuer,
      notBefore,
      notAfter,
      sha1,
      names: [...names],
      trusted: trust.trusted,
      ...problem,
    },
  };
}
