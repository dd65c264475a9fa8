import type { CaseFile } from '../../core/facts/case-file.ts';
import { assembleCase } from '../assemble-case.ts';
import type { Looking } from '../check-host.ts';
import type { Stop } from '../stop.ts';
import type { Inside, RunningPlans } from './fleet-plan-ports.ts';
import { refused, type PlanRefusal } from './plan-refusal.ts';

/** Fetches what the machine itself knows. */
export async function insideOf<S extends Stop>(
  host: string,
  { collect, via }: RunningPlans<S>,
  stop: S,
): Promise<Inside | PlanRefusal> {
  const inside = await collect(host, stop);
  return 'problem' in inside ? refused('noWay', `${host}: no way by ${via}: ${inside.problem}`) : inside;
}

/** What was seen from outside, with what the machine itself knows; what was measured counts before what it says. */
export function withInside<S extends Stop>(
  live: CaseFile,
  inside: Inside | undefined,
  { looking }: { readonly looking: Pick<Looking<S>, 'here'> },
): CaseFile {
  return inside === undefined ? live : assembleCase({ live, evidence: inside }, looking.here());
}
