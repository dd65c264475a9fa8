import { hexOf } from '../codes/printed.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, type Citation } from './citation.ts';

/** The status that a program's log names, where it is one of these. */
export function loggedStatus(
  programLogs: FactTypes['programLogs'] | undefined,
  statuses: Readonly<Record<number, string>>,
): Citation<'programLogs'> | undefined {
  for (const { program, statuses: named } of programLogs ?? []) {
    const status = named.find((each) => statuses[each] !== undefined);
    if (status !== undefined)
      return cite('programLogs', `${program} logged ${hexOf(status)} (${statuses[status]})`);
  }
  return undefined;
}
