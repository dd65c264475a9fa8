import type { End } from './fault.ts';

/** The extended reason that mstsc shows beside its code, where one belongs to the ending. */
export function extendedOf({ how, code, reason }: End): number | undefined {
  if (how === 'endedByServer') return reason;
  if (code === 2308) return how === 'dropped' ? 7 : 0;
  return code === 516 || code === 264 ? 0 : undefined;
}
