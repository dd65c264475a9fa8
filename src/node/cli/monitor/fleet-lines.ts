import { dayOf, daysWords } from '../../../core/facts/time.ts';
import { newSince } from '../../../core/report/fleet/new-since.ts';
import type { Told } from '../../fleet/told.ts';

/** What an engine tells as one line for a person; nothing where all is as it was. */
export function lineOf(told: Told, now: string): string | undefined {
  const words = wordsOf(told);
  return words === undefined ? undefined : `${now.slice(0, 10)} ${now.slice(11, 19)}Z  ${words}\n`;
}

function wordsOf(told: Told): string | undefined {
  switch (told.kind) {
    case 'checked': {
      const { check, spelled, before, headline } = told;
      const words = newSince(check, before, headline);
      return words && `${spelled ?? check.host}  from ${check.vantage}: ${words}`;
    }
    case 'failed': {
      const { host, attempt } = told.job;
      return `${told.spelled ?? host}  could not be looked at (attempt ${attempt + 1}): ${told.problem}`;
    }
    case 'certificateEnds': {
      const { host, days, notAfter } = told;
      const when = days < 0 ? `ended ${daysWords(-days)} ago` : `ends in ${daysWords(days)}`;
      return `${host}  its certificate ${when}, on ${dayOf(notAfter)}; renew it`;
    }
    case 'away':
      return `the store does not answer, everything waits for it (${told.problem})`;
    case 'back':
      return `the store answers again after ${Math.round(told.awayMs / 1_000)} s; it goes on`;
    case 'undone':
      return `${told.task}: not done, tried again at its next time (${told.problem})`;
  }
}
