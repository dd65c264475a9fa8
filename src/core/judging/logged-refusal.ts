import { isOfName, isSlip } from '../facts/statuses.ts';
import { minuteOf } from '../facts/time.ts';
import type { Incident } from '../incident/incident.ts';
import type { OpenFailures } from '../incident/open-failures.ts';
import type { Refusals } from '../incident/refusals.ts';
import { cite, type Citation } from './citation.ts';

export interface LoggedRefusal {
  readonly refusals: Refusals;
  readonly says: Citation<'incident'>;
  /** Connections to Remote Desktop came with them; else file shares and other services are refused alike. */
  readonly tied: boolean;
}

/** Sign-ins of somebody who is still refused, with one of these statuses; `undefined` as a key stands for no status at all. */
export function loggedRefusal(
  incident: Incident | undefined,
  fits: (status: string | undefined) => boolean,
): LoggedRefusal | undefined {
  return refusalOf(incident, (one) => fits(one.status) && !isOfEntra(one));
}

/** Sign-ins refused for name or password under a name of Entra ID: a computer that cannot ask Entra ID says that of a right password too. */
export function refusedEntraAccount(incident: Incident | undefined): LoggedRefusal | undefined {
  return refusalOf(incident, isOfEntra);
}

const isOfEntra = ({ entra, status }: Refusals) => entra && isOfName(status);

function refusalOf(
  incident: Incident | undefined,
  fits: (one: Refusals) => boolean,
): LoggedRefusal | undefined {
  if (incident?.failing !== 'yes' || incident.onset === undefined) return undefined;
  const { of } = incident.onset;
  const open = incident.refusals.filter(({ kind, sinceWorked }) => kind !== 'stranger' && sinceWorked > 0);
  const isOver = (one: Refusals) =>
    isSlip(one.status) && ((isOfEverybody(open, incident) && !one.entra) || isOutlived(one, open));
  const refusals = open.find(
    (one) =>
      fits(one) &&
      !isOver(one) &&
      of.some((failures) =>
        one.user === undefined
          ? isKnown(failures, of) && failures.addresses.some((address) => one.addresses.includes(address))
          : failures.user === one.user,
      ),
  );
  if (refusals === undefined) return undefined;
  // What most attempts meet is something else: a few slips beside it explain nothing.
  const alike = open
    .filter((one) => fits(one) || isFollowedBy(refusals, one))
    .reduce((sum, { sinceWorked }) => sum + sinceWorked, 0);
  if (alike < (incident.onset.failures ?? 0) / 2) return undefined;
  const who = refusals.user ?? refusals.addresses[0] ?? 'somebody';
  const status = refusals.status === undefined ? '' : ` with ${refusals.status}`;
  const says = `${who}: ${refusals.sinceWorked} ${refusals.sinceWorked === 1 ? 'sign-in' : 'sign-ins'} refused${status}, the last at ${minuteOf(refusals.last)}, and none accepted since`;
  return { refusals, says: cite('incident', says), tied: refusals.tied };
}

/** All who used to get in are refused for name or password since nobody gets in: so many do not mistype at once. */
function isOfEverybody(open: readonly Refusals[], { scope, onset }: Incident): boolean {
  if (scope !== 'everybody' || onset?.how !== 'lastSuccess') return false;
  const regular = open.filter(({ status, lastWorked }) => isSlip(status) && lastWorked !== undefined);
  return new Set(regular.map(({ user, addresses }) => user ?? addresses[0])).size >= EVERYBODY;
}

/** What a person mistyped is over where a later refusal of the same person says what the account is. */
function isOutlived(slip: Pick<Refusals, 'user' | 'last'>, open: readonly Refusals[]): boolean {
  return open.some((one) => isFollowedBy(one, slip));
}

function isFollowedBy(later: Refusals, { user, last }: Pick<Refusals, 'user' | 'last'>): boolean {
  return user !== undefined && later.user === user && !isSlip(later.status) && later.last > last;
}

/** People who never mistype at the same time; two may. */
const EVERYBODY = 3;

/** An address without a name is somebody only where it once got in, or where nobody else is refused. */
function isKnown({ worked }: OpenFailures, of: readonly OpenFailures[]): boolean {
  return worked !== undefined || of.length === 1;
}
