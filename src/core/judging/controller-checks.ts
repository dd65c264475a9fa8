import { isExcerpt, type Tally } from '../facts/event-log.ts';
import { isSlip } from '../facts/statuses.ts';
import { millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { citeEvent, type Citation } from './citation.ts';

type EventLog = FactTypes['serverEvents'];

export interface RefusedCheck {
  readonly says: Citation<'serverEvents'>;
  /** No other account is refused for another reason, and no later acceptance of this one can have been left out. */
  readonly alone: boolean;
}

/**
 * The newest checks of one account by a domain controller (Security 4776, 4771) or its lockout (4740), where they state one of these
 * statuses and nothing of Remote Desktop is in the log: what the account is, not which connection failed.
 */
export function refusedCheck(
  log: EventLog | undefined,
  statuses: Readonly<Record<number, string>>,
): RefusedCheck | undefined {
  if (log === undefined || !isOfController(log)) return undefined;
  const checks = log.tallies.flatMap(checksOf);
  const end = checks.reduce((latest, { last }) => (last > latest ? last : latest), '');
  const isAgain = ({ count }: Check) => count >= AGAIN || isExcerpt(log);
  const open = newestOfEach(checks).filter(
    (check) => check.status !== 0 && !isOld(check, end) && (check.tally.id === LOCKOUT || isAgain(check)),
  );
  const found = open.find(({ status }) => statuses[status] !== undefined);
  if (found === undefined) return undefined;
  const { tally, user, status, last, count, samples } = found;
  const what =
    tally.id === LOCKOUT
      ? `${user} was locked out`
      : `whoever keeps the account of ${user} refused it with ${statuses[status] ?? ''}, the last time asked`;
  const says = citeEvent({ ...tally, samples, count, first: count === 1 ? last : tally.first, last }, what);
  const others = open.some((check) => statuses[check.status] === undefined && !isSlip(codeOf(check.status)));
  return {
    says,
    alone: !others && !isSlip(codeOf(status)) && isAgain(found) && isWhole(log) && tally.id !== KERBEROS,
  };
}

interface Check {
  readonly tally: Tally;
  readonly user: string;
  /** NTSTATUS; zero where the account was accepted. */
  readonly status: number;
  readonly last: string;
  readonly count: number;
  readonly samples: Tally['samples'];
}

function checksOf(tally: Tally): readonly Check[] {
  if (!isCheck(tally)) return [];
  return tally.samples.flatMap((sample) => {
    const { fields, last, count } = sample;
    const user = (fields['TargetUserName'] ?? '').toLowerCase();
    const status = statusOf(tally.id, fields['Status']);
    return status === undefined || user.endsWith('$')
      ? []
      : [{ tally, user, status, last, count, samples: [sample] }];
  });
}

/** A lockout states what later checks of the account are refused with. */
function statusOf(id: number, printed: string | undefined): number | undefined {
  if (id === LOCKOUT) return LOCKED;
  const status = Number(printed ?? Number.NaN);
  return Number.isNaN(status) ? undefined : id === KERBEROS ? (ofKerberos[status] ?? OTHER) : status;
}

/** What was last said of each account; what came again with the same status is counted together. */
function newestOfEach(checks: readonly Check[]): readonly Check[] {
  const newest = new Map<string, Check>();
  for (const check of checks) {
    const known = newest.get(check.user);
    if (known === undefined) newest.set(check.user, check);
    else if (known.status === check.status) newest.set(check.user, together(known, check));
    else if (check.last > known.last) newest.set(check.user, check);
  }
  return [...newest.values()];
}

function together(one: Check, other: Check): Check {
  const [earlier, later] = one.last > other.last ? [other, one] : [one, other];
  if (earlier.tally !== later.tally) return { ...later, count: Math.max(later.count, AGAIN) };
  return { ...later, count: one.count + other.count, samples: [...one.samples, ...other.samples] };
}

/** What was said of an account a day before the log ends may have been mended since. */
function isOld({ last }: Check, end: string): boolean {
  return last !== '' && millisOf(end) - millisOf(last) > A_DAY;
}

function isOfController({ tallies, covers }: EventLog): boolean {
  return (
    !tallies.some(({ provider }) => ofRemoteDesktop.has(provider)) &&
    !covers.some(({ channel }) => /TerminalServices|RemoteDesktopServices/i.test(channel))
  );
}

const isCheck = ({ provider, id }: Tally) =>
  provider === 'security' && (id === NTLM || id === KERBEROS || id === LOCKOUT);
/** Whether no check was left out of the samples: only then is the newest known. */
const isWhole = (log: EventLog) => log.tallies.every((tally) => !isCheck(tally) || tally.complete !== false);
const codeOf = (status: number) => `0x${(status >>> 0).toString(16)}`;

const NTLM = 4776;
const KERBEROS = 4771;
const LOCKOUT = 4740;
const LOCKED = 0xc0000234;
/** A reason that these events do not single out: a revoked account is disabled, expired or locked. */
const OTHER = 0xffffffff;
/** Failure codes of Kerberos, RFC 4120 7.5.9, that stand for one status. */
const ofKerberos: Readonly<Record<number, number>> = { 0x17: 0xc0000071, 0x18: 0xc000006a };
const ofRemoteDesktop: ReadonlySet<string> = new Set(['rcm', 'lsm', 'rdpcorets', 'termdd', 'rdpclient']);
/** Once is a slip, or a check that was under way when the account changed. */
const AGAIN = 2;
const A_DAY = 86_400_000;
