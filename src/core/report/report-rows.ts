import { holdsOwnName } from '../judging/own-name.ts';
import type { Diagnosis, Finding } from '../diagnosis/diagnosis.ts';
import { findingsOf } from '../diagnosis/diagnosis.ts';
import { nlaOf } from '../facts/nla.ts';
import type { Phase } from '../facts/phases.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { InputName } from '../judging/inputs.ts';
import { certificateLines } from './words/certificate-words.ts';
import { nlaWords } from './words/nla-words.ts';
import { spokenPhase, type SpokenPhase } from './words/phase-words.ts';
import { versionLines } from './words/version-words.ts';

/** A line of the report that can carry a fault: a phase, or what the server says of itself. */
export type RowName = Phase | 'server';

/** One phase with the numbers behind it, and whether it carries a fault although it passed. */
export interface ReportRow extends SpokenPhase {
  readonly flaw?: boolean;
  readonly more?: readonly string[];
}

/** The phases in words, each with its measurements and the mark of a fault that was found on it. */
export function reportRows(known: Partial<FactTypes>, diagnosis: Diagnosis): readonly ReportRow[] {
  const dies = (known.phases ?? []).some(({ state }) => state === 'died');
  const faulty = faultyRows(diagnosis, dies);
  return (known.phases ?? []).map((line) => {
    const spoken = withNla(spokenPhase(line), known);
    const more = line.state === 'notReached' ? [] : measurementsOf(line.phase, known);
    return {
      ...spoken,
      ...(line.state === 'passed' && faulty.has(line.phase) ? { flaw: true } : {}),
      ...(more.length === 0 ? {} : { more }),
    };
  });
}

/** The rows that something sure and not merely informative was found on; what ends a connection stands on the row where it dies. */
export function faultyRows(diagnosis: Diagnosis, dies: boolean): ReadonlySet<RowName> {
  const faults = findingsOf(diagnosis).filter(
    ({ impact, confidence }) =>
      impact !== 'informs' && confidence !== 'possible' && !(dies && impact === 'blocks'),
  );
  return new Set(faults.map(rowOf).filter((row) => row !== 'none'));
}

/** The row of the fact that shows it; else where it bites. */
function rowOf({ evidence, phase }: Finding): RowName | 'none' {
  const shown = evidence.map(({ fact }) => rowOfFact[fact]).find((row) => row !== undefined);
  return shown ?? phase;
}

function withNla(line: SpokenPhase, known: Partial<FactTypes>): SpokenPhase {
  if (line.phase !== 'negotiation' || line.state !== 'passed') return line;
  const chosen = known.rdpNegotiation?.outcome === 'accepted' ? known.rdpNegotiation.protocol : 'none';
  const nla = ['rdstls', 'rdsaad'].includes(chosen) ? undefined : nlaOf(known);
  return nla === undefined ? line : { ...line, says: `${line.says}, ${nlaWords[nla]}` };
}

function measurementsOf(phase: Phase, known: Partial<FactTypes>): readonly string[] {
  const { tlsCertificate, tlsChain, nameMatch, credssp } = known;
  if (phase === 'encryption') return versionLines(known);
  if (
    phase === 'signIn' &&
    credssp !== undefined &&
    'version' in credssp &&
    credssp.version < CURRENT_CREDSSP
  )
    return [`CredSSP version ${credssp.version}`];
  if (phase !== 'certificate' || tlsCertificate === undefined) return [];
  const another =
    nameMatch !== undefined && !nameMatch.matches && holdsOwnName(nameMatch) === false
      ? ['made out to another name than the server gives itself']
      : [];
  return [...certificateLines(tlsCertificate, tlsChain), ...another];
}

/** The row of a report that a fact stands on; undefined where it stands where it bites. */
export function rowOfCited(fact: InputName): RowName | 'none' | undefined {
  return rowOfFact[fact];
}

/** UDP has no row (the connection that is shown is TCP), nor has what a person or a log told. */
const rowOfFact: { readonly [N in InputName]?: RowName | 'none' } = {
  rdpUdp: 'none',
  clientError: 'none',
  reportedContext: 'none',
  incident: 'none',
  serverEvents: 'none',
  clientEvents: 'none',
  eventActivity: 'none',
  arrivals: 'none',
  clientAttempts: 'none',
  serverAttempts: 'none',
  nameResolution: 'name',
  tcpConnect: 'connection',
  connectionQuality: 'connection',
  rdpNegotiation: 'negotiation',
  protocolAnswers: 'negotiation',
  tlsSupport: 'encryption',
  tlsHandshake: 'encryption',
  tlsCertificate: 'certificate',
  tlsChain: 'certificate',
  nameMatch: 'certificate',
  serverClock: 'server',
  clocks: 'server',
  credssp: 'signIn',
};

/** [MS-CSSP] 2.2.1: 5 and 6 bind the password to the key of the server. */
const CURRENT_CREDSSP = 5;
