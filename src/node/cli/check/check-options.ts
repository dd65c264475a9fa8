import { timeIn } from '../../../app/time-in.ts';
import { isOnlyNumbers, parseReportedError, reportedNumbers } from '../../../core/codes/reported-error.ts';
import { writtenNumbers } from '../../../core/codes/written-numbers.ts';
import type { FactTypes } from '../../../core/facts/vocabulary.ts';
import type { CloudFlags } from '../reach/cloud-flags.ts';
import type { ShowFlags } from '../show/show.ts';
import { UsageError } from '../usage-error.ts';

/** The flags of `check` as they are typed. */
export interface CheckFlags extends Omit<ShowFlags, 'brief'>, CloudFlags {
  readonly targets?: string;
  readonly expect?: string;
  readonly code?: string;
  readonly dialog?: string;
  readonly save?: string;
  readonly writeRdp?: string;
  readonly redact?: boolean;
  readonly timeout: string;
  readonly deadline?: string;
  readonly repeat?: string;
  readonly gateway?: string;
  readonly keylog?: string;
  readonly user?: string;
  readonly passwordFile?: string;
  readonly yes?: boolean;
  readonly place?: string;
  readonly afterUpdate?: string;
  readonly unreachableSince?: string;
  readonly lastWorked?: string;
  readonly otherPath?: string;
  readonly otherClients?: string;
}

/** The numbers the person saw, from --code. */
export function clientErrorOf(text: string): FactTypes['clientError'] {
  const reported = parseReportedError(text);
  if (reported.code === undefined && reported.extended === undefined && reported.dialog === undefined) {
    throw new UsageError(`--code "${text.trim().slice(0, 60)}": no error code in it that is known here`);
  }
  const left = unused(text);
  if (left !== undefined)
    throw new UsageError(
      `--code "${text.trim().slice(0, 60)}": an error is one number or two (0x904/0x7); "${left}" belongs to none`,
    );
  return { ...reported, from: 'flag' };
}

/** A number beyond the two of one error: dropped in silence it would pass for understood. */
function unused(text: string): string | undefined {
  if (!isOnlyNumbers(text)) return undefined;
  const { code, extended } = reportedNumbers(text);
  return writtenNumbers(text).find(
    ({ value }) => value !== 0 && value !== code?.value && value !== extended?.value,
  )?.written;
}

const places = ['local', 'azure', 'aws', 'otherCloud'] as const;

/** What only a person can know; undefined where nothing was said. */
export function contextOf(flags: CheckFlags): FactTypes['reportedContext'] | undefined {
  const { afterUpdate, unreachableSince, lastWorked } = flags;
  const place = places.find((name) => name.toLowerCase() === flags.place?.toLowerCase());
  if (flags.place !== undefined && place === undefined) {
    throw new UsageError(`--place "${flags.place}": is none of ${places.join(', ')}`);
  }
  const otherPath = answerOf('--other-path', flags.otherPath, 'works', 'fails');
  const otherClients = answerOf('--other-clients', flags.otherClients, 'work', 'fail');
  const context = {
    ...(otherPath === undefined ? {} : { viaOtherPathWorks: otherPath }),
    ...(otherClients === undefined ? {} : { otherClientsWork: otherClients }),
    ...(place === undefined ? {} : { place }),
    ...(afterUpdate === undefined ? {} : { afterUpdate }),
    ...(unreachableSince === undefined
      ? {}
      : { unreachableSince: parseTime('--unreachable-since', unreachableSince) }),
    ...(lastWorked === undefined ? {} : { lastWorked: parseTime('--last-worked', lastWorked) }),
  };
  return Object.keys(context).length === 0 ? undefined : context;
}

function answerOf(flag: string, text: string | undefined, yes: string, no: string): boolean | undefined {
  if (text === undefined || text === yes) return text === undefined ? undefined : true;
  if (text === no) return false;
  throw new UsageError(`${flag} "${text}": is neither ${yes} nor ${no}`);
}

function parseTime(flag: string, text: string): string {
  const millis = timeIn(text);
  if (Number.isNaN(millis)) {
    throw new UsageError(`${flag} "${text}": is not a date (e.g. 2026-11-20 or 2026-11-20T03:12)`);
  }
  if (millis > Date.now() + A_DAY) throw new UsageError(`${flag} "${text}": is still to come`);
  return new Date(millis).toISOString();
}

/** Clocks and time zones differ by less. */
const A_DAY = 86_400_000;
