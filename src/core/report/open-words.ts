import type { Question } from '../diagnosis/asked-context.ts';
import type { Diagnosis, Finding, OpenQuestion } from '../diagnosis/diagnosis.ts';
import type { latest } from '../facts/case-file.ts';

/** What could not be judged, and what would settle it. */
export interface NotKnown {
  readonly question: string;
  readonly settledBy?: string;
}

type Newest = ReturnType<typeof latest>;

/** What is not known: what only a person can say first, then one question for each way of settling it. */
export function notKnownOf(
  diagnosis: Diagnosis,
  known: Newest,
  asked: readonly Question[],
): readonly NotKnown[] {
  return [
    ...asked.map(({ asks, flag }) => ({ question: asks, settledBy: `rdpdoctor check HOST ${flag}` })),
    ...questionsOf(diagnosis, known),
  ];
}

/** One question for each way of settling it: those of the candidates first, then what stands half open. */
function questionsOf({ perhaps, open, outcome }: Diagnosis, known: Newest): readonly NotKnown[] {
  const half = open.filter(({ evidence }) => evidence.length > 0);
  // Where only files were read, every question of the live host is open; that it be looked at is said once, as the next step.
  const near =
    outcome === 'unknown' && known.tcpConnect !== undefined
      ? open.filter(({ settledBy }) => settledBy !== undefined)
      : [];
  const bySettling = new Map<string, (Finding | OpenQuestion)[]>();
  for (const question of [...perhaps, ...half, ...near]) {
    if (question.settledBy === undefined || isDone(question.settledBy, known)) continue;
    const settledBy = asCommand(question.settledBy, known);
    bySettling.set(settledBy, [...(bySettling.get(settledBy) ?? []), question]);
  }
  return [...bySettling].map(([settledBy, [first, ...more]]) => {
    const cited = first!.evidence.slice(0, 1).map(({ says }) => says);
    const others = more.length === 0 ? [] : [`and ${more.length} more that the same tells`];
    const beside = [...cited, ...others].join('; ');
    return { question: `whether this is so: ${first!.title}${beside && ` (${beside})`}`, settledBy };
  });
}

/** What has just been done settles nothing any more. */
function isDone(settledBy: string, known: Newest): boolean {
  if (known.logon !== undefined && settledBy.startsWith('rdpdoctor check HOST --user')) return true;
  return known.tcpConnect !== undefined && /^rdpdoctor check HOST(?: \(|:|$)/.test(settledBy);
}

/** Where there is a host, the collector is one command. */
function asCommand(settledBy: string, known: Newest): string {
  const reads = /^(?:the |rdpdoctor )collector,? (?:run )?on (?:the server|it)\b/.test(settledBy);
  return reads && known.tcpConnect !== undefined
    ? 'rdpdoctor collect HOST --check (reads what only the server knows)'
    : settledBy;
}
