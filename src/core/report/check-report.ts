import type { CaseFile } from '../facts/case-file.ts';
import { latest } from '../facts/case-file.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Question } from '../diagnosis/asked-context.ts';
import { findingsOf, type Diagnosis, type Finding, type Outcome } from '../diagnosis/diagnosis.ts';
import { anotherClient, renderClientWatch, simulateClients } from './clients.ts';
import type { Platform } from './client-commands.ts';
import { addressed } from './commands.ts';
import { lookedAt } from './looked-at.ts';
import { pictureOf, type Picture } from './handshake-picture.ts';
import { nextStepsOf } from './next-steps.ts';
import { notKnownOf, type NotKnown } from './open-words.ts';
import { beganLines, referencesOf, ruledOutOf, setAsideLines, toldLine, whyOf } from './report-parts.ts';
import { readLines } from './read-lines.ts';
import { faultyRows, reportRows, type ReportRow } from './report-rows.ts';
import { serverWords } from './words/server-words.ts';
import { firstTriesOf, saferStepsOf, stepsOf, type FirstTry, type Step } from './steps.ts';
import { tablesOf, type Table } from './tables.ts';
import { timelineLines } from './timeline.ts';
import { oneLine } from './layout/wrap.ts';

/** The parts of a report, under the names that every format uses. */
export interface CheckReport {
  readonly target: string;
  /** The address that was talked to, where it is not the target itself. */
  readonly address?: string;
  /** When it was looked at (ISO 8601), from which machine and address, and which version looked. */
  readonly made: {
    readonly at: string;
    readonly from: string;
    readonly address?: string;
    readonly version?: string;
  };
  readonly mark: 'healthy' | 'blocked' | 'degraded' | 'unknown';
  readonly headline: string;
  /** Why that is so, in a sentence or two. */
  readonly because?: string;
  /** Of a cause; what was observed was measured and has none. */
  readonly confidence?: Finding['confidence'];
  /** What files it was made from hold: logs with machine, count and time. */
  readonly read: readonly string[];
  readonly phases: readonly ReportRow[];
  readonly picture?: Picture;
  /** Name, Windows and clock that the server gives itself. */
  readonly server?: { readonly says: string; readonly flaw: boolean };
  /** What the person saw, answered. */
  readonly told?: string;
  readonly why: readonly string[];
  /** What is worth doing first because it is cheap and safe, although nothing proves that it cures. */
  readonly tryFirst: readonly FirstTry[];
  readonly doThis: readonly Step[];
  readonly wouldNotHelp: readonly string[];
  /** Where nothing is wrong from here: commands that look further. */
  readonly next: readonly string[];
  /** What began with the failures. */
  readonly began: readonly string[];
  /** What was read and does not count, because what was measured contradicts it. */
  readonly setAside: readonly string[];
  readonly ruledOut: readonly string[];
  readonly notKnown: readonly NotKnown[];
  /** What the logs of client and server say, step by step, in one order; empty without logs. */
  readonly timeline: readonly string[];
  /** Who could not connect to a host that is well. */
  readonly watch?: string;
  /** Whether another client gets further than to where the connection dies. */
  readonly anotherClient?: string;
  readonly clients: readonly ClientAnswer[];
  /** Other findings that are sure enough to tell, the graver first. */
  readonly also: readonly string[];
  /** Findings that are no more than possible. */
  readonly perhaps: readonly string[];
  readonly tables: readonly Table[];
  readonly references: readonly string[];
}

/** Whether one known client would connect to the host as it was measured. */
export interface ClientAnswer {
  readonly name: string;
  readonly connects: 'yes' | 'no' | 'notKnown';
  readonly phase?: FactTypes['phases'][number]['phase'];
  readonly why: string;
  readonly confidence: string;
}

/** Who reads: what only that person can answer, the system they type commands into, and the version that looked. */
export interface Reader {
  readonly asked?: readonly Question[];
  readonly platform?: Platform;
  readonly version?: string;
}

/** Puts a diagnosis and the case it was made from into the parts of a report, for one reader. */
export function reportOf(file: CaseFile, diagnosis: Diagnosis, reader: Reader = {}): CheckReport {
  const newest = latest(file.facts);
  const known = valuesOf(newest);
  const host = lookedAt(file);
  const said: Said = (text, on) => addressed(text, host, reader.platform, on);
  const phases = reportRows(known, diagnosis);
  const leads = isTold(diagnosis);
  return {
    ...headOf(file, diagnosis, newest, reader),
    read: readLines(known),
    phases,
    ...optional('picture', pictureOf(phases, known.phaseOfDeath, file.target)),
    ...serverOf(known, diagnosis),
    ...optional('told', toldLine(diagnosis)),
    why: leads ? whyOf(diagnosis, newest) : [],
    tryFirst: firstTriesOf(diagnosis, file.target).map((each) => ({
      ...each,
      provenBy: said(each.provenBy),
      steps: each.steps.map((step) => saidIn(step, said)),
    })),
    doThis: [...(leads ? stepsOf(diagnosis, file.target) : []), ...saferStepsOf(diagnosis, file.target)].map(
      (step) => saidIn(step, said),
    ),
    wouldNotHelp: leads ? (diagnosis.lead?.wouldNotHelp ?? []) : [],
    next: nextStepsOf(diagnosis, known, file.target),
    began: beganLines(diagnosis),
    setAside: setAsideLines(diagnosis),
    ruledOut: ruledOutOf(diagnosis, known.phases ?? []),
    notKnown: notKnownOf(diagnosis, newest, reader.asked ?? []).map(({ question, settledBy }) => ({
      question,
      ...(settledBy === undefined ? {} : { settledBy: said(settledBy) }),
    })),
    timeline: timelineLines(known.timeline),
    ...clientsOf(known),
    ...othersOf(diagnosis),
    tables: tablesOf(known),
    references: referencesOf(diagnosis),
  };
}

type Newest = ReturnType<typeof latest>;

function headOf(file: CaseFile, diagnosis: Diagnosis, newest: Newest, { version }: Reader) {
  const { lead } = diagnosis;
  const leads = isTold(diagnosis);
  const { by: _by, ...seen } = (newest.phases ?? newest.clockHere ?? file.facts.at(-1))?.source ?? {
    by: '',
    from: '',
    at: '',
  };
  const localAddress = newest.wayOut?.value.localAddress;
  return {
    target: file.target,
    ...optional('address', addressOf(newest.tcpConnect?.value, file.target)),
    made: {
      at: seen.at,
      from: seen.from.replace(/^.*[\\/]/, ''),
      ...optional('address', localAddress),
      ...optional('version', version),
    },
    mark: markOf(diagnosis),
    headline: diagnosis.headline,
    ...optional('because', lead === undefined || !leads ? undefined : oneLine(lead.explanation)),
    ...optional('confidence', leads ? lead?.confidence : undefined),
  };
}

/** What works and is less safe than it could be has the mark of what disturbs: its exit code says so, too. */
function markOf(diagnosis: Diagnosis): CheckReport['mark'] {
  const weakens = findingsOf(diagnosis).some(({ impact }) => impact === 'weakens');
  return diagnosis.outcome === 'works' && weakens ? 'degraded' : marks[diagnosis.outcome];
}

const marks: Readonly<Record<Outcome, CheckReport['mark']>> = {
  works: 'healthy',
  worksForSome: 'degraded',
  disturbed: 'degraded',
  fails: 'blocked',
  unknown: 'unknown',
};

function serverOf(known: Partial<FactTypes>, diagnosis: Diagnosis): Pick<CheckReport, 'server'> {
  const says = serverWords(known);
  return says === undefined
    ? {}
    : { server: { says, flaw: faultyRows(diagnosis, diagnosis.outcome === 'fails').has('server') } };
}

/** Watch stands only where the connection lives: a host that is dead for everybody has no clients to compare. */
function clientsOf(known: Partial<FactTypes>) {
  const lives = known.phaseOfDeath?.phase === 'none';
  return {
    ...optional('watch', lives ? renderClientWatch(known) : undefined),
    ...optional('anotherClient', anotherClient(known)),
    clients: simulateClients(known).map(({ profile, simulation }): ClientAnswer => {
      const { connects, why, confidence, phase } = simulation;
      return { name: profile.name, connects, why, confidence, ...(phase === undefined ? {} : { phase }) };
    }),
  };
}

/** Where it works the headline tells only of a lead that weakens; one that merely informs stands beside. */
function isTold({ outcome, lead }: Diagnosis): boolean {
  return lead !== undefined && (outcome !== 'works' || lead.impact !== 'informs');
}

function othersOf(diagnosis: Diagnosis): Pick<CheckReport, 'also' | 'perhaps'> {
  const { lead, also, perhaps } = diagnosis;
  return {
    also: [...(lead === undefined || isTold(diagnosis) ? [] : [lead]), ...also]
      .filter(({ confidence }) => confidence !== 'possible')
      .map(({ title, confidence }) => (confidence === undefined ? title : `${title} (${confidence})`)),
    perhaps: perhaps.map(({ title, evidence: [first] }) =>
      first === undefined ? title : `${title}: ${first.says}`,
    ),
  };
}

type Said = (text: string, on?: Step['on']) => string;

function saidIn(step: Step, said: Said): Step {
  return { ...step, details: step.details.map((text) => said(text, step.on)) };
}

/** The newest value of each fact. */
function valuesOf(newest: Newest): Partial<FactTypes> {
  return Object.fromEntries(Object.entries(newest).map(([name, { value }]) => [name, value]));
}

function addressOf(tcp: FactTypes['tcpConnect'] | undefined, target: string): string | undefined {
  const attempt = tcp?.attempts.find(({ outcome }) => outcome === 'open') ?? tcp?.attempts[0];
  if (attempt === undefined || target.includes(attempt.address)) return undefined;
  return attempt.address;
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [N in K]?: V } {
  // A computed key of a type parameter widens to string, which the compiler cannot narrow back.
  return value === undefined ? {} : ({ [key]: value } as { readonly [N in K]?: V });
}
