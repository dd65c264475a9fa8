/** Why a plan of the fleet is not made, run, proved or taken back: a code for programs, a line for people. */
export interface PlanRefusal {
  readonly refused: PlanRefusalCode;
  readonly says: string;
}

/** Each reason with the HTTP status it is told by. */
export const planRefusals = {
  /** No configuration lets plans be run here. */
  plansOff: 403,
  /** The host is none whose plans the configuration lets be run. */
  hostNotEnabled: 403,
  /** What the host's name leads to is not looked at on request. */
  targetNotAllowed: 403,
  noCheck: 404,
  noPlan: 404,
  notWatched: 409,
  /** The case of the check is not kept any more. */
  caseGone: 409,
  notPlanned: 409,
  riskNotAccepted: 409,
  riskNotNeeded: 409,
  /** Made too long ago. */
  stale: 409,
  /** The host is no longer as the plan supposes. */
  changed: 409,
  alreadyRun: 409,
  hostBusy: 409,
  /** Another plan on this host is neither proved nor taken back. */
  planOpen: 409,
  noWay: 409,
  nothingToUndo: 409,
  awaitsNoRestart: 409,
} as const;
export type PlanRefusalCode = keyof typeof planRefusals;
// The keys of a constant are its codes, which Object.keys only knows as strings.
export const planRefusalCodes = Object.keys(planRefusals) as readonly PlanRefusalCode[];

export function refused(code: PlanRefusalCode, says: string): PlanRefusal {
  return { refused: code, says };
}

export const plansOff = refused(
  'plansOff',
  'no plan is run here: serve.runPlans in the configuration lets it; or run rdpdoctor fix where a person sits',
);

export function hostNotEnabled(host: string): PlanRefusal {
  const says = `${host}: the configuration does not let plans be run there; it puts it into no group of serve.runPlans.groups`;
  return refused('hostNotEnabled', says);
}
