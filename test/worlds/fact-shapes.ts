import { fact, type CaseFile, type Fact, type Gap } from '../../src/core/facts/case-file.ts';
import type { Phase } from '../../src/core/facts/rdp.ts';
import type { FactName, FactTypes } from '../../src/core/facts/vocabulary.ts';

// Everything of a fact that is prose or about to become a code stands here, so that a change of the vocabulary is one edit.

type PhaseState = FactTypes['phases'][number];

/** One line of the phases, with what a report would say of it. */
export function phaseLine(
  phase: Phase,
  state: PhaseState['state'],
  measured: { readonly ms?: number; readonly bytes?: number } = {},
  says = '',
): PhaseState {
  return { phase, state, ...measured, says: says === '' ? state : says };
}

/** Something we wanted to know and did not ask or get. */
export function gap(name: FactName, reason: Gap['reason']): Gap {
  return { name, reason, detail: details[reason] };
}

const details: Readonly<Record<Gap['reason'], string>> = {
  'not attempted': 'not asked with the connections of this check',
  'not permitted': 'needs credentials (--user); a check without them stops at the challenge',
  'not reachable': 'the connection ended before',
  'not understood': 'not understood',
};

/** A negotiation answer that is no RDP, by the first byte that came. */
export function malformedAnswer(firstByte: number): FactTypes['rdpNegotiation'] {
  return { outcome: 'malformed', problem: `TPKT.version: ${firstByte} is not 3` };
}

/** A refusal code that no specification knows. */
export function unknownRefusal(code: number): FactTypes['rdpNegotiation'] {
  return { outcome: 'malformed', problem: `RDP_NEG_FAILURE.failureCode: ${code} is not one of 1 to 6` };
}

/** A handshake whose messages do not follow TLS. */
export function malformedHandshake(): FactTypes['tlsHandshake'] {
  return { outcome: 'malformed', problem: 'ServerKeyExchange.signature: does not fit the certificate' };
}

/** A sign-in answer that is no CredSSP. */
export function malformedSignIn(firstByte: number): FactTypes['credssp'] {
  return { outcome: 'malformed', problem: `TSRequest: tag 0x${firstByte.toString(16)} is not 0x30` };
}

/** Why this machine's store does not accept a chain. */
export function untrusted(selfSigned: boolean): Pick<FactTypes['tlsChain'], 'trustedHere' | 'trustProblem'> {
  return {
    trustedHere: false,
    trustProblem: selfSigned ? 'self-signed certificate' : 'unable to get local issuer certificate',
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
  return { format: 1, target, facts, gaps: gaps.filter(({ name }) => !names.has(name)) };
}
