import type { CaseFile } from '../facts/case-file.ts';
import { latest } from '../facts/case-file.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { phases as journey, type Phase } from '../facts/rdp.ts';
import type { Question } from '../diagnosis/asked-context.ts';
import type { Diagnosis, Finding, OpenQuestion, Outcome } from '../diagnosis/diagnosis.ts';
import { anotherClient, renderClientWatch, simulateClients } from './clients.ts';
import { evidenceLine } from './fact-labels.ts';
import { spokenPhases, type SpokenPhase } from './phase-words.ts';
import { stepsOf, type Step } from './steps.ts';
import { timelineLines } from './timeline.ts';

/** The parts of a report, under the names that every format uses. */
export interface CheckReport {
  readonly target: string;
  /** The address that was talked to, where it is not the target itself. */
  readonly address?: string;
  readonly mark: 'healthy' | 'blocked' | 'degraded' | 'unknown';
  readonly headline: string;
  /** Why that is so, in a sentence or two. */
  readonly because?: string;
  readonly confidence?: Finding['confidence'];
  readonly phases: readonly SpokenPhase[];
  readonly why: readonly string[];
  readonly ruledOut: readonly string[];
  readonly notKnown: readonly NotKnown[];
  readonly doThis: readonly Step[];
  readonly wouldNotHelp: readonly string[];
  /** What is worth doing first because it is cheap and safe, although nothing proves that it cures. */
  readonly tryFirst: readonly {
    readonly title: string;
    readonly because: string;
    readonly provenBy: string;
  }[];
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
}

/** Whether one known client would connect to the host as it was measured. */
export interface ClientAnswer {
  readonly name: string;
  readonly connects: 'yes' | 'no' | 'notKnown';
  readonly phase?: FactTypes['phases'][number]['phase'];
  readonly why: string;
  readonly confidence: string;
}

/** What could not be judged, and what would settle it. */
export interface NotKnown {
  readonly question: string;
  readonly settledBy?: string;
}

/** Puts a diagnosis, the case it was made from and what only a person can answer into the parts of a report. */
export function reportOf(file: CaseFile, diagnosis: Diagnosis, asked: readonly Question[] = []): CheckReport {
  const known = latest(file.facts);
  const { lead, also, perhaps, tryFirst } = diagnosis;
  const address = addressOf(known.tcpConnect?.value, file.target);
  const host = (known.tcpConnect ?? known.nameResolution) === undefined ? undefined : file.target;
  return {
    target: file.target,
    ...(address === undefined ? {} : { address }),
    mark: marks[diagnosis.outcome],
    headline: diagnosis.headline,
    ...(lead === undefined ? {} : { because: oneLine(lead.explanation) }),
    ...(lead?.confidence === undefined ? {} : { confidence: lead.confidence }),
    phases: spokenPhases(known.phases?.value ?? []),
    why: whyOf(diagnosis, known),
    tryFirst: tryFirst.map(({ title, worthTrying }) => ({
      title,
      because: worthTrying?.because ?? '',
      provenBy: worthTrying?.provenBy ?? '',
    })),
    ruledOut: ruledOutOf(diagnosis, known.phases?.value ?? []),
    notKnown: [
      ...asked.map(({ asks, flag }) => ({ question: asks, settledBy: `the same check with ${flag}` })),
      ...questionsOf(diagnosis, known).map(({ question, settledBy }) =>
        settledBy === undefined ? { question } : { question, settledBy: addressed(settledBy, host) },
      ),
    ],
    doThis: stepsOf(diagnosis, file.target).map((step) => ({
      ...step,
      details: step.details.map((detail) => addressed(detail, host)),
    })),
    wouldNotHelp: lead?.wouldNotHelp ?? [],
    timeline: timelineLines(known.timeline?.value),
    ...watchOf(known),
    ...anotherClientOf(known),
    clients: simulateClients(valuesOf(known)).map(({ profile, simulation }) => {
      const { connects, why, confidence, phase } = simulation;
      return { name: profile.name, connects, why, confidence, ...(phase === undefined ? {} : { phase }) };
    }),
    also: also
      .filter(({ confidence }) => confidence !== 'possible')
      .map(({ title, confidence }) => (confidence === undefined ? title : `${title} (${confidence})`)),
    perhaps: perhaps.map(({ title }) => title),
  };
}

const marks: Readonly<Record<Outcome, CheckReport['mark']>> = {
  works: 'healthy',
  worksForSome: 'degraded',
  disturbed: 'degraded',
  fails: 'blocked',
  unknown: 'unknown',
};

type Latest = ReturnType<typeof latest>;

/** Only where the connection lives: a host that is dead for everybody has no clients to compare. */
function watchOf(known: Latest): { watch?: string } {
  if (known.phaseOfDeath?.value.phase !== 'none') return {};
  const watch = renderClientWatch(valuesOf(known));
  return watch === undefined ? {} : { watch };
}

function anotherClientOf(known: Latest): { anotherClient?: string } {
  const says = anotherClient(valuesOf(known));
  return says === undefined ? {} : { anotherClient: says };
}

/** The newest value of each fact. */
function valuesOf(known: Latest): Partial<FactTypes> {
  return Object.fromEntries(Object.entries(known).map(([name, { value }]) => [name, value]));
}

/** The first proof, what the person saw to it, the other proofs, and how often it was seen. */
function whyOf({ lead, symptoms, told }: Diagnosis, known: Latest): readonly string[] {
  const death = known.phaseOfDeath?.value;
  const dies = death !== undefined && death.phase !== 'none';
  const repeated =
    dies && death.attempts > 1
      ? [`${death.sameEnding} of ${death.attempts} connections ended the same way`]
      : [];
  const fit = told === undefined ? [] : [told.says];
  const evidence = [...(lead === undefined ? [] : [lead]), ...symptoms].flatMap(
    (finding) => finding.evidence,
  );
  // How the connection ends stands in the list of phases, too: beside another proof it would be said twice.
  const others = evidence.filter(({ fact }) => fact !== 'phaseOfDeath');
  const [first, ...rest] = (dies && others.length > 0 ? others : evidence).map(evidenceLine);
  return [...new Set([...(first === undefined ? [] : [first]), ...fit, ...rest, ...repeated])];
}

/** What has just been done settles nothing any more. */
function isDone(settledBy: string, known: Latest): boolean {
  if (known.logon !== undefined && settledBy.startsWith('rdpdoctor check HOST --user')) return true;
  return known.tcpConnect !== undefined && /^rdpdoctor check HOST(?: \(|:|$)/.test(settledBy);
}

/** One question for each way of settling it: those of the candidates first, then what stands half open. */
function questionsOf({ perhaps, open, outcome }: Diagnosis, known: Latest): readonly NotKnown[] {
  const half = open.filter(({ evidence }) => evidence.length > 0);
  const near = outcome === 'unknown' ? open.filter(({ settledBy }) => settledBy !== undefined) : [];
  const bySettling = new Map<string, (Finding | OpenQuestion)[]>();
  for (const question of [...perhaps, ...half, ...near]) {
    if (question.settledBy === undefined || isDone(question.settledBy, known)) continue;
    bySettling.set(question.settledBy, [...(bySettling.get(question.settledBy) ?? []), question]);
  }
  return [...bySettling].map(([settledBy, [first, ...more]]) => {
    const others = more.length === 0 ? '' : ` (and ${more.length} more like it)`;
    return { question: `whether this is so: ${first!.title}${others}`, settledBy };
  });
}

/** Nearest to where it dies first: those spare the most hours; what comes after a death was not reached. */
function ruledOutOf({ ruledOut, phase }: Diagnosis, phases: FactTypes['phases']): readonly string[] {
  const dead = phases.find(({ state }) => state === 'died')?.phase;
  const centre = journey.indexOf(phase ?? dead ?? 'encryption');
  const distance = (other: Phase) => Math.abs(journey.indexOf(other) - centre);
  return ruledOut
    .toSorted((a, b) => distance(a.phase) - distance(b.phase))
    .map(({ id }) => id.replaceAll('-', ' '));
}

function addressOf(tcp: FactTypes['tcpConnect'] | undefined, target: string): string | undefined {
  const attempt = tcp?.attempts.find(({ outcome }) => outcome === 'open') ?? tcp?.attempts[0];
  if (attempt === undefined || target.includes(attempt.address)) return undefined;
  return attempt.address;
}

/** HOST in a command is the host that was looked at; other tools get its name without the port. */
function addressed(text: string, target: string | undefined): string {
  if (target === undefined) return text;
  const name = target.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return text
    .replace(/^rdpdoctor check HOST, or /, '')
    .replace(/(rdpdoctor \w+ )HOST\b/g, (_, command: string) => `${command}${target.replace(/:3389$/, '')}`)
    .replace(/\bHOST\b/g, () => name);
}

/** Text of a template literal without its line breaks and indentation. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
