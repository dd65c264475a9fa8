import type { Diagnosis, Finding } from '../diagnosis/diagnosis.ts';
import { riskOf, type Remedy, type RemedyRisk } from '../remedy/remedy.ts';

/** One thing to do: what, with the sentences or the command that do it. */
export interface Step {
  readonly title: string;
  readonly on: Remedy['on'];
  readonly risk: RemedyRisk;
  readonly details: readonly string[];
  /** The command that carries it out, where there is one. */
  readonly command?: string;
}

/** What to do, cheapest and safest first: what is worth trying before anything is proven, all ways for the lead, one for each other root. */
export function stepsOf({ lead, also, tryFirst }: Diagnosis, target: string): readonly Step[] {
  const others = also.filter(
    ({ impact, confidence }) => !['weakens', 'informs'].includes(impact) && confidence !== 'possible',
  );
  const first = tryFirst.filter((finding) => finding !== lead);
  return [
    ...first,
    ...(lead === undefined ? [] : [lead]),
    ...others.filter((finding) => !first.includes(finding)),
  ].flatMap((finding) => {
    const safe = finding.remedies.filter((remedy) => riskOf(remedy) !== 'weakensSecurity');
    const chosen = finding === lead ? safe : safe.slice(0, 1);
    return chosen.map((remedy) => stepOf(remedy, finding, target));
  });
}

function stepOf(remedy: Remedy, finding: Finding, target: string): Step {
  const details = remedy.actions.flatMap((action) => (action.kind === 'byHand' ? action.steps : []));
  const carriedOut = remedy.actions.some(({ kind }) => kind !== 'byHand');
  const named = isHost(target) ? target.replace(/:3389$/, '') : 'CASE';
  return {
    title: remedy.title,
    on: remedy.on,
    risk: riskOf(remedy),
    details,
    ...(carriedOut ? { command: `rdpdoctor fix ${named} --cause ${finding.id}` } : {}),
  };
}

/** A case that was made from files alone is called by their names; `fix` then takes the saved case. */
function isHost(target: string): boolean {
  return (
    /^[\w.:[\]%*-]+$/.test(target) &&
    !/\.(evtx|reg|rdp|json|zip|pcap|pcapng|gz|pem|cer|crt|pfx|p7b)$/i.test(target)
  );
}
