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
  if (incident?.failing !== 'yes' || incident.onset === undefined) return undefined;
  const { of } = incident.onset;
  const open = incident.refusals.filter(({ kind, sinceWorked }) => kind !== 'stranger' && sinceWorked > 0);
  const refusals = open.find(
    ({ user, status, addresses }) =>
      fits(status) &&
      of.some((failures) =>
        user === undefined
          ? isKnown(failures, of) && failures.addresses.some((address) => addresses.includes(address))
          : failures.user === user,
      ),
  );
  if (refusals === undefined) return undefined;
  // What most attempts meet is something else: a few slips beside it explain nothing.
  const alike = open
    .filter(({ status }) => fits(status))
    .reduce((sum, { sinceWorked }) => sum + sinceWorked, 0);
  if (alike < (incident.onset.failures ?? 0) / 2) return undefined;
  const who = refusals.user ?? refusals.addresses[0] ?? 'somebody';
  const status = refusals.status === undefined ? '' : ` with ${refusals.status}`;
  const says = `${who}: ${refusals.sinceWorked} ${refusals.sinceWorked === 1 ? 'sign-in' : 'sign-ins'} refused${status}, the last at ${minuteOf(refusals.last)}, and none accepted since`;
  return { refusals, says: cite('incident', says), tied: refusals.tied };
}

/** An address without a name is somebody only where it once got in, or where nobody else is refused. */
function isKnown({ worked }: OpenFailures, of: readonly OpenFailures[]): boolean {
  return worked !== undefined || of.length === 1;
}
