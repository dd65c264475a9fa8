import type { PlannedFinding } from './plan-view.ts';
import type { Remedy } from './remedy.ts';

/** A remedy and the finding it cures. */
export interface Chosen {
  readonly finding: PlannedFinding;
  readonly remedy: Remedy;
}

/** The findings a plan is for: those named, else every root that is more than a possibility; roots come before symptoms. */
export function chooseFindings(
  findings: readonly PlannedFinding[],
  causes: readonly string[] | undefined,
): readonly PlannedFinding[] {
  const wanted = findings.filter((finding) =>
    causes === undefined
      ? finding.symptomOf === undefined &&
        !['weakens', 'informs'].includes(finding.impact) &&
        finding.confidence !== 'possible'
      : causes.includes(finding.cause),
  );
  return [
    ...wanted.filter(({ symptomOf }) => symptomOf === undefined),
    ...wanted.filter(({ symptomOf }) => symptomOf !== undefined),
  ];
}

/**
 * The ways to go, best first: remedies are listed cheapest and safest first, so the first that a script can carry out is
 * taken; what only a person can do is told beside it.
 */
export function chooseRemedies(
  finding: PlannedFinding,
  usable: (remedy: Remedy) => boolean,
): readonly Chosen[] {
  const runnable = finding.remedies.find((remedy) => isRunnable(remedy) && usable(remedy));
  const told = finding.remedies.filter((remedy) => !isRunnable(remedy));
  return (runnable === undefined ? told : [runnable]).map((remedy) => ({ finding, remedy }));
}

/** Whether a script on the server or the client can carry it out, at least in part. */
export function isRunnable({ on, actions }: Remedy): boolean {
  return (on === 'server' || on === 'client') && actions.some(({ kind }) => kind !== 'byHand');
}
