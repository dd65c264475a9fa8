import type { Alert } from './alert.ts';

/** In what each host is no longer as its baseline has it, as codes, by what is open of alerts. */
export function unlikeBaseline(open: readonly Alert[]): ReadonlyMap<string, readonly string[]> {
  const notices = open.flatMap((alert) => alert.notices).filter(({ kind }) => kind === 'baselineBroken');
  return new Map(
    notices.map(({ host, evidence }) => [
      host,
      String(evidence['codes'] ?? '')
        .split(' ')
        .filter(Boolean),
    ]),
  );
}
