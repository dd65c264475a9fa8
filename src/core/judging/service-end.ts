import { tallyOf, tallyWhere, type Tally } from '../facts/event-log.ts';
import type { FactTypes } from '../facts/vocabulary.ts';

type Fields = Readonly<Record<string, string>>;

/** How events of the Service Control Manager are known as those of one service, and a 7036 as its end. */
export interface ServiceSigns {
  readonly isIt: (fields: Fields) => boolean;
  readonly isStopped: (fields: Fields) => boolean;
}

/** The newest event of the Service Control Manager that left a service without life. */
export function lastEndOf(
  log: FactTypes['serverEvents'] | undefined,
  { isIt, isStopped }: ServiceSigns,
): { readonly tally: Tally; readonly says: string } | undefined {
  const ends = [
    { tally: tallyWhere(log, 'scm', 7036, isStopped), says: 'the service was stopped' },
    ...[7031, 7034, 7023, 7024].map((id) => ({
      tally: tallyWhere(log, 'scm', id, isIt),
      says: 'the service ended unexpectedly',
    })),
    ...[7000, 7001, 7038, 7041].map((id) => ({
      tally: tallyWhere(log, 'scm', id, isIt),
      says: 'the service could not be started',
    })),
  ];
  return ends
    .flatMap(({ tally, says }) => (tally ? [{ tally, says }] : []))
    .toSorted((a, b) => (a.tally.last < b.tally.last ? 1 : -1))[0];
}

/** A start of Windows since then: it starts services anew, and what the log says of before does not count. */
export function windowsStartedSince(
  log: FactTypes['serverEvents'] | undefined,
  moment: string,
): Tally | undefined {
  const started = tallyOf(log, 'kernel', 12) ?? tallyOf(log, 'eventlog', 6005);
  return started && moment !== '' && started.last > moment ? started : undefined;
}

/** Ends of a service that are more than one bad night. */
export const MANY_ENDS = 5;
