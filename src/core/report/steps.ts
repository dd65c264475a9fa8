import type { Diagnosis, Finding } from '../diagnosis/diagnosis.ts';
import { riskOf, type Remedy, type RemedyRisk } from '../remedy/remedy.ts';
import { typedTarget } from './commands.ts';
import { oneLine } from './layout/wrap.ts';

/** One thing to do: what, with the sentences or the command that do it. */
export interface Step {
  readonly title: string;
  readonly on: Remedy['on'];
  readonly risk: RemedyRisk;
  readonly details: readonly string[];
  /** The command that carries it out, where there is one. */
  readonly command?: string;
}

/** What is worth trying before anything is proven, with why and what would prove it. */
export interface FirstTry {
  readonly title: string;
  readonly because: string;
  readonly provenBy: string;
  readonly steps: readonly Step[];
}

/** What to do: all ways for the lead, one for each other root; what is worth trying first stands by itself. */
export function stepsOf({ lead, also, tryFirst }: Diagnosis, target: string): readonly Step[] {
  const others = also.filter(
    ({ impact, confidence }) => !['weakens', 'informs'].includes(impact) && confidence !== 'possible',
  );
  const findings = [...(lead === undefined ? [] : [lead]), ...others];
  return findings
    .filter((finding) => !tryFirst.includes(finding))
    .flatMap((finding) => {
      const safe = safeRemedies(finding);
      const chosen = finding === lead ? safe : safe.slice(0, 1);
      return chosen.map((remedy) => stepOf(remedy, finding, target));
    });
}

/** What to do before anything is proven, because it is cheap, safe and can be undone. */
export function firstTriesOf({ tryFirst }: Diagnosis, target: string): readonly FirstTry[] {
  return tryFirst.map((finding) => ({
    title: finding.title,
    because: oneLine(finding.worthTrying?.because ?? ''),
    provenBy: oneLine(finding.worthTrying?.provenBy ?? ''),
    steps: safeRemedies(finding).map((remedy) => stepOf(remedy, finding, target)),
  }));
}

/** What only makes the host safer, where it works otherwise. */
export function saferStepsOf({ lead, also, outcome }: Diagnosis, target: string): readonly Step[] {
  if (outcome !== 'works') return [];
  return [...(lead === undefined ? [] : [lead]), ...also]
    .filter(
      (finding) => finding !== lead && finding.impact === 'weakens' && finding.confidence !== 'possible',
    )
    .flatMap((finding) =>
      safeRemedies(finding)
        .slice(0, 1)
        .map((remedy) => stepOf(remedy, finding, target)),
    );
}

function safeRemedies({ remedies }: Finding): readonly Remedy[] {
  return remedies.filter((remedy) => riskOf(remedy) !== 'weakensSecurity');
}

function stepOf(remedy: Remedy, finding: Finding, target: string): Step {
  const details = remedy.actions.flatMap((action) => (action.kind === 'byHand' ? action.steps : []));
  const carriedOut = remedy.actions.some(({ kind }) => kind !== 'byHand');
  const named = isHost(target) ? typedTarget(target) : 'CASE';
  return {
    title: remedy.title,
    on: remedy.on,
    risk: riskOf(remedy),
    details,
    ...(carriedOut ? { command: `rdpdoctor fix ${named} --cause ${finding.id}` } : {}),
  };
}

/** A case that was made from files alone is called by their names; `fix` then takes the saved case. */
export function isHost(target: string): boolean {
  return (
    /^[\w.:[\]%*-]+$/.test(target) &&
    !/\.(evtx|reg|rdp|json|zip|pcap|pcapng|gz|pem|cer|crt|pfx|p7b)$/i.test(target)
  );
}
