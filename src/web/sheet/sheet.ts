import type { Question } from '../../core/diagnosis/asked-context.ts';
import { plannedFindings } from '../../core/diagnosis/planned-findings.ts';
import type { Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import { latest, type CaseFile } from '../../core/facts/case-file.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { incidentOf } from '../../core/incident/incident.ts';
import type { RiskId } from '../../core/remedy/action.ts';
import { makeFixPlan } from '../../core/remedy/plan.ts';
import type { FixPlan } from '../../core/remedy/plan-view.ts';
import { reportOf, type CheckReport, type Reader } from '../../core/report/check-report.ts';
import { renderTicket } from '../../core/report/formats/ticket.ts';
import { timelineRows, type TimelineRows } from '../../core/report/timeline.ts';
import { certificateOf, type CertificateSheet } from './certificate-sheet.ts';
import { clientGroups, type ClientGroup } from './client-groups.ts';
import { harmlessly } from './harmlessly.ts';
import { journeyOf, type Journey } from './journey.ts';
import { untoldIn } from './untold-steps.ts';

/** Everything that is drawn of one case: the report, and its parts as pictures. Every text in it is harmless. */
export interface Sheet {
  readonly report: CheckReport;
  readonly journey?: Journey;
  readonly certificate?: CertificateSheet;
  readonly clients: readonly ClientGroup[];
  readonly timeline?: Timeline;
  readonly questions: readonly Question[];
  readonly plan?: FixPlan;
  /** The ticket, line by line. */
  readonly ticket: readonly string[];
}

/** The steps of the logs, and since when it fails. */
export interface Timeline extends TimelineRows {
  readonly onset?: Onset;
}

/** 2026-09-01 12:00:00.000, as the steps are timed; `after` is the last moment it is known to have worked. */
interface Onset {
  readonly by: string;
  readonly after?: string;
}

/** What is needed to name a plan: core has no randomness. */
export type PlanName = Pick<FixPlan['machines'][number]['plan'], 'id' | 'createdAt'>;

/** Puts a judged case on a sheet, for one reader; with a name for it, the plan too. */
export function sheetOf(file: CaseFile, diagnosis: Diagnosis, reader: Reader, name?: PlanName): Sheet {
  const known = valuesOf(file);
  const report = reportOf(file, diagnosis, reader);
  const plan = name === undefined ? undefined : plannedFor(file, diagnosis, report, name);
  const sheet: Sheet = {
    report,
    ...optional('journey', journeyOf(report.phases, diagnosis, known.phaseOfDeath, clientOf(report))),
    ...optional('certificate', certificateOf(known)),
    clients: known.rdpNegotiation === undefined ? [] : clientGroups(report.clients),
    ...optional('timeline', timelineOf(known)),
    questions: reader.asked ?? [],
    ...optional('plan', plan),
    ticket: renderTicket({ report }).trimEnd().split('\n'),
  };
  return harmlessly(sheet);
}

/** The plan of a case, as it stands beside its report; what makes a machine less safe is in it only where a person accepted that by name. */
export function plannedFor(
  file: CaseFile,
  diagnosis: Diagnosis,
  report: CheckReport,
  name: PlanName,
  acceptedRisks: readonly RiskId[] = [],
): FixPlan {
  const findings = plannedFindings(diagnosis);
  const { target } = diagnosis;
  const plan = makeFixPlan({ target, findings, known: valuesOf(file), acceptedRisks, ...name });
  return untoldIn(plan, report, findings);
}

/** The machine that looked, where one did: a capture was made on a machine that nobody names. */
function clientOf({ made }: CheckReport): string {
  return made.address === undefined ? '' : made.from;
}

function timelineOf(known: Partial<FactTypes>): Timeline | undefined {
  const rows = timelineRows(known.timeline);
  if (rows === undefined) return undefined;
  const { onset } = incidentOf(known);
  if (onset === undefined) return rows;
  return {
    ...rows,
    onset: {
      by: timedAs(onset.by),
      ...(onset.after === undefined ? {} : { after: timedAs(onset.after) }),
    },
  };
}

function timedAs(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 23)}`;
}

/** The newest value of each fact. */
function valuesOf(file: CaseFile): Partial<FactTypes> {
  return Object.fromEntries(Object.entries(latest(file.facts)).map(([name, { value }]) => [name, value]));
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [N in K]?: V } {
  // A computed key of a type parameter widens to string, which the compiler cannot narrow back.
  return value === undefined ? {} : ({ [key]: value } as { readonly [N in K]?: V });
}
