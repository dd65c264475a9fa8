import type { CaseFile } from '../facts/case-file.ts';
import { latest } from '../facts/case-file.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { stages, type Stage } from '../causes/cause.ts';
import type { Question } from '../diagnosis/asked-context.ts';
import type { Diagnosis, Finding, OpenQuestion } from '../diagnosis/diagnosis.ts';
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
  const [first] = diagnosis.findings;
  const main = first && isMain(first, known.phaseOfDeath?.value) ? first : undefined;
  const story = main ? [main, ...symptomsOf(main, diagnosis)] : [];
  const others = diagnosis.findings.filter((finding) => !story.includes(finding));
  const address = addressOf(known.tcpConnect?.value, file.target);
  const host = (known.tcpConnect ?? known.nameResolution) === undefined ? undefined : file.target;
  return {
    target: file.target,
    ...(address === undefined ? {} : { address }),
    mark: markOf(diagnosis, known.phaseOfDeath?.value),
    headline: diagnosis.headline,
    ...(main === undefined ? {} : { because: oneLine(main.explanation), confidence: main.confidence }),
    phases: spokenPhases(known.phases?.value ?? []),
    why: whyOf(story, known),
    ruledOut: ruledOutOf(diagnosis, main, known.phases?.value ?? []),
    notKnown: [
      ...asked.map(({ asks, flag }) => ({ question: asks, settledBy: `the same check with ${flag}` })),
      ...questionsOf(diagnosis, main, known).map(({ question, settledBy }) =>
        settledBy === undefined ? { question } : { question, settledBy: addressed(settledBy, host) },
      ),
    ],
    doThis: stepsOf(main === undefined ? others : [main, ...others], file.target, main).map((step) => ({
      ...step,
      details: step.details.map((detail) => addressed(detail, host)),
    })),
    wouldNotHelp: main?.wouldNotHelp ?? [],
    timeline: timelineLines(known.timeline?.value),
    ...watchOf(known),
    ...anotherClientOf(known),
    clients: simulateClients(valuesOf(known)).map(({ profile, simulation }) => {
      const { connects, why, confidence, phase } = simulation;
      return { name: profile.name, connects, why, confidence, ...(phase === undefined ? {} : { phase }) };
    }),
    also: others
      .filter(({ confidence }) => confidence !== 'possible')
      .map(({ title, confidence }) => `${title} (${confidence})`),
    perhaps: others.filter(({ confidence }) => confidence === 'possible').map(({ title }) => title),
  };
}

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

/** A finding leads the report when it blocks; a lesser one only where the connection does not die of something else. */
function isMain(finding: Finding, death: FactTypes['phaseOfDeath'] | undefined): boolean {
  return finding.impact === 'blocks' || death === undefined;
}

function markOf(diagnosis: Diagnosis, death: FactTypes['phaseOfDeath'] | undefined): CheckReport['mark'] {
  const sure = diagnosis.findings.filter(({ confidence }) => confidence !== 'possible');
  const impacts = sure.map(({ impact }) => impact);
  if (impacts.includes('blocks') || (death !== undefined && death.phase !== 'none')) return 'blocked';
  if (impacts.includes('degrades')) return 'degraded';
  return death?.phase === 'none' ? 'healthy' : 'unknown';
}

function symptomsOf(main: Finding, diagnosis: Diagnosis): readonly Finding[] {
  return diagnosis.findings.filter(({ symptomOf }) => symptomOf === main.cause);
}

/** The first proof, what the dialog says to it, the other proofs, and how often it was seen. */
function whyOf(story: readonly Finding[], known: Latest): readonly string[] {
  const death = known.phaseOfDeath?.value;
  const dies = death !== undefined && death.phase !== 'none';
  const repeated =
    dies && death.attempts > 1
      ? [`${death.sameEnding} of ${death.attempts} connections ended the same way`]
      : [];
  const fit = story[0]?.dialogFit === undefined ? [] : [story[0].dialogFit.says];
  const evidence = story.flatMap((finding) => finding.evidence);
  // How the connection ends stands in the list of phases, too: beside another proof it would be said twice.
  const others = evidence.filter(({ fact }) => fact !== 'phaseOfDeath');
  const [first, ...rest] = (dies && others.length > 0 ? others : evidence).map(evidenceLine);
  return [...new Set([...(first === undefined ? [] : [first]), ...fit, ...rest, ...repeated])];
}

/** Neither alive nor dead nor anything found: then every open question matters. */
function nothingTold(diagnosis: Diagnosis, death: FactTypes['phaseOfDeath'] | undefined): boolean {
  return diagnosis.findings.length === 0 && death?.phase !== 'none';
}

/** What has just been done settles nothing any more. */
function isDone(settledBy: string, known: Latest): boolean {
  if (known.logon !== undefined && settledBy.startsWith('rdpdoctor check HOST --user')) return true;
  return known.tcpConnect !== undefined && /^rdpdoctor check HOST(?: \(|:|$)/.test(settledBy);
}

/** Questions with something measured come first; without any finding, those that one look would settle follow. */
function questionsOf(diagnosis: Diagnosis, main: Finding | undefined, known: Latest): readonly NotKnown[] {
  const nothing = nothingTold(diagnosis, known.phaseOfDeath?.value);
  const half = diagnosis.open.filter(({ evidence }) => evidence.length > 0);
  const near = diagnosis.open.filter(
    (question) =>
      question.evidence.length === 0 &&
      question.settledBy !== undefined &&
      !isDone(question.settledBy, known) &&
      (nothing || question.stage === main?.stage),
  );
  const bySettling = new Map<string, OpenQuestion[]>();
  for (const question of [...half, ...near]) {
    const key = question.settledBy ?? question.title;
    bySettling.set(key, [...(bySettling.get(key) ?? []), question]);
  }
  const groups = [...bySettling.values()];
  if (nothing) groups.sort((a, b) => b.length - a.length);
  return groups.map(([question, ...more]) => {
    const others = more.length === 0 ? '' : ` (and ${more.length} more like it)`;
    const asked = `whether ${question!.cause.replaceAll('-', ' ')} plays a part${others}`;
    return question!.settledBy === undefined || isDone(question!.settledBy, known)
      ? { question: asked }
      : { question: asked, settledBy: question!.settledBy };
  });
}

/** Nearest to where it dies first: those spare the most hours; what comes after a death was not reached. */
function ruledOutOf(
  diagnosis: Diagnosis,
  main: Finding | undefined,
  phases: FactTypes['phases'],
): readonly string[] {
  const dead = phases.find(({ state }) => state === 'died');
  const centre = main?.stage ?? (dead === undefined ? 'secure' : stageOf[dead.phase]);
  const distance = (stage: Stage) => Math.abs(stages.indexOf(stage) - stages.indexOf(centre));
  return diagnosis.ruledOut
    .toSorted((a, b) => distance(a.stage) - distance(b.stage))
    .map(({ cause }) => cause.replaceAll('-', ' '));
}

const stageOf: Readonly<Record<FactTypes['phases'][number]['phase'], Stage>> = {
  name: 'reach',
  connection: 'reach',
  negotiation: 'negotiate',
  encryption: 'secure',
  certificate: 'secure',
  signIn: 'authenticate',
  license: 'license',
  session: 'session',
};

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
