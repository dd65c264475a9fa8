import { fact, type CaseFile, type Fact, type Gap } from '../../src/core/facts/case-file.ts';
import type { Phase } from '../../src/core/facts/phases.ts';
import type { FactName, FactTypes } from '../../src/core/facts/vocabulary.ts';

// Everything of a fact that is prose or about to become a code stands here, so that a change of the vocabulary is one edit.

type PhaseState = FactTypes['phases'][number];

/** One line of the phases, with what a report would say of it. */
export function phaseLine(
  phase: Phase,
  state: PhaseState['state'],
  measured: { readonly ms?: number; readonly bytes?: number } = {},
): PhaseState {
  const codes = {
    passed: 'open',
    died: 'endedHere',
    notReached: 'notReached',
    notTried: 'notTried',
  } as const;
  return { phase, state, ...measured, says: { code: codes[state] } };
}

/** Something we wanted to know and did not ask or get. */
export function gap(name: FactName, reason: Gap['reason']): Gap {
  return { name, reason, detail: details[reason] };
}

const details: Readonly<Record<Gap['reason'], Gap['detail']>> = {
  'not attempted': { code: 'notAsked' },
  'not permitted': { code: 'notAsked' },
  'not reachable': { code: 'nothingTells' },
  'not understood': { code: 'nothingTells' },
};

/** A negotiation answer that is no RDP, by the first byte that came. */
export function malformedAnswer(firstByte: number): FactTypes['rdpNegotiation'] {
  return { outcome: 'malformed', problem: { code: 'notRdp', params: { first: firstByte.toString(16) } } };
}

/** A refusal code that no specification knows. */
export function unknownRefusal(code: number): FactTypes['rdpNegotiation'] {
  return {
    outcome: 'malformed',
    problem: { code: 'badField', params: { field: 'RDP_NEG_FAILURE.failureCode', value: String(code) } },
  };
}

/** A handshake whose messages do not follow TLS. */
export function malformedHandshake(): FactTypes['tlsHandshake'] {
  return {
    outcome: 'malformed',
    problem: { code: 'wrongSignature', params: { reason: 'ERR_SSL_BAD_SIGNATURE' } },
  };
}

/** A sign-in answered in another protocol. */
export function foreignSignIn(speaks: string, first: string): FactTypes['credssp'] {
  return { outcome: 'malformed', problem: { code: 'otherProtocol', params: { speaks, first } } };
}

/** Why this machine's store does not accept a chain. */
export function untrusted(selfSigned: boolean): Pick<FactTypes['tlsChain'], 'trustedHere' | 'trustProblem'> {
  return {
    trustedHere: false,
    trustProblem: selfSigned ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  };
}

/** The problem of a name that leads nowhere. */
export function nameProblem(code: string): { readonly problem: string } {
  return { problem: code };
}

/** A fact as a probe, reader or person would have it. */
export function seen<N extends FactName>(name: N, value: FactTypes[N], by: string, at: string): Fact {
  return fact(name, value, { by, from: 'world', at });
}

/** A whole case; what is known is no gap. */
export function caseOf(target: string, facts: readonly Fact[], gaps: readonly Gap[]): CaseFile {
  const names = new Set(facts.map(({ name }) => name));
  return { format: 2, target, facts, gaps: gaps.filter(({ name }) => !names.has(name)) };
}
