import type { AccountForm } from '../../facts/entra-account.ts';
import type { Step } from './connection-step.ts';

/** An attempt put together from its steps. */
export interface JoinedAttempt {
  readonly at: number;
  readonly user?: string;
  readonly address?: string;
  readonly far: Exclude<Step['kind'], 'ended'> | 'briefSession';
  readonly status?: string;
  /** A refused network logon that no connection to Remote Desktop came with: it may be that of a share. */
  readonly untied?: true;
  /** Of the name, where it tells more. */
  readonly form?: AccountForm;
}

interface Growing {
  at: number;
  latest: number;
  far: JoinedAttempt['far'];
  user: string | undefined;
  address: string | undefined;
  status: string | undefined;
  form: AccountForm | undefined;
  session: string | undefined;
  untied: boolean;
}

/** The attempts that the steps of one server make: steps of one place or person that follow each other belong together. */
export function joinSteps(steps: readonly Step[]): readonly JoinedAttempt[] {
  const attempts: Growing[] = [];
  /** The attempts that may still grow, by place and by person, the newest only. */
  const open = new Map<string, Growing>();
  const connections = spanOf(steps);
  for (const step of steps.toSorted((a, b) => a.at - b.at || order[a.kind] - order[b.kind])) {
    if (step.kind === 'ended') {
      end(step, open);
      continue;
    }
    const carriedOn = continued(step, open);
    // A network logon without a connection, while connections are logged, is that of a share or another service.
    if (carriedOn === undefined && step.unsure === true && connections.covers(step.at)) continue;
    const growing = carriedOn ?? begun(step, attempts);
    grow(growing, step);
    for (const key of keysOf(growing)) open.set(key, growing);
  }
  return attempts.map(({ at, far, user, address, status, untied, form }) => ({
    at,
    far,
    ...(user === undefined ? {} : { user }),
    ...(address === undefined ? {} : { address }),
    ...(status === undefined ? {} : { status }),
    ...(untied ? { untied } : {}),
    ...(form === undefined ? {} : { form }),
  }));
}

/** The time in which arrivals are logged at all: logs of one computer are saved together, so one that ends earlier was quiet since. */
function spanOf(steps: readonly Step[]): { readonly covers: (at: number) => boolean } {
  let from = Number.POSITIVE_INFINITY;
  for (const { kind, at } of steps) if (kind === 'reached') from = Math.min(from, at);
  return { covers: (at) => at >= from };
}

function begun(step: Step, attempts: Growing[]): Growing {
  const { at, user, address } = step;
  const attempt: Growing = {
    at,
    latest: at,
    far: 'reached',
    user,
    address,
    status: undefined,
    form: undefined,
    session: undefined,
    untied: true,
  };
  attempts.push(attempt);
  return attempt;
}

/** The attempt that a step carries on; undefined where it begins a new one. */
function continued(step: Step, open: ReadonlyMap<string, Growing>): Growing | undefined {
  const candidates = [
    ...(step.address === undefined ? [] : [open.get(`address ${step.address}`)]),
    ...(step.user === undefined ? [] : [open.get(`user ${step.user}`)]),
  ];
  return candidates.find((attempt) => attempt !== undefined && carriesOn(step, attempt));
}

function carriesOn(step: Step, attempt: Growing): boolean {
  const { at, kind } = step;
  if (at - attempt.latest > ONE_ATTEMPT || contradicts(step, attempt)) return false;
  switch (kind) {
    case 'reached':
      // Several events tell of one arrival within a moment; a later one is a new connection.
      return attempt.far === 'reached' && at - attempt.at <= ONE_MOMENT;
    case 'refused':
      // RdpCoreTS and Security tell of one refusal each.
      return attempt.far === 'reached' || (attempt.far === 'refused' && at - attempt.latest <= ONE_MOMENT);
    case 'denied':
      return attempt.far === 'reached' || attempt.far === 'authenticated';
    default:
      return (
        attempt.far === 'reached' ||
        attempt.far === 'authenticated' ||
        (attempt.far === 'session' && at - attempt.latest <= ONE_MOMENT)
      );
  }
}

function contradicts({ user, address }: Step, attempt: Growing): boolean {
  return (
    (user !== undefined && attempt.user !== undefined && user !== attempt.user) ||
    (address !== undefined && attempt.address !== undefined && address !== attempt.address)
  );
}

function grow(attempt: Growing, step: Step): void {
  attempt.latest = step.at;
  attempt.user ??= step.user;
  attempt.address ??= step.address;
  attempt.status ??= step.status;
  attempt.form ??= step.form;
  if (step.unsure !== true) attempt.untied = false;
  if (step.kind === 'session') attempt.session = step.session;
  if (step.kind !== 'ended' && rank[step.kind] > rank[attempt.far]) attempt.far = step.kind;
}

function end(step: Step, open: ReadonlyMap<string, Growing>): void {
  const attempt = step.user === undefined ? undefined : open.get(`user ${step.user}`);
  if (attempt?.far !== 'session' || step.at - attempt.latest > BRIEF) return;
  if (step.session === undefined || attempt.session === step.session) attempt.far = 'briefSession';
}

function keysOf({ user, address }: Growing): readonly string[] {
  return [
    ...(user === undefined ? [] : [`user ${user}`]),
    ...(address === undefined ? [] : [`address ${address}`]),
  ];
}

const order = { reached: 0, refused: 1, authenticated: 2, denied: 3, session: 4, ended: 5 } as const;
const rank = { reached: 0, refused: 1, authenticated: 2, denied: 3, briefSession: 4, session: 5 } as const;
/** A person who is asked types a password and has a session within two minutes. */
const ONE_ATTEMPT = 120_000;
/** Several providers write what they see of one step within a few seconds. */
const ONE_MOMENT = 3_000;
/** A session that its person wanted lasts longer. */
const BRIEF = 60_000;
