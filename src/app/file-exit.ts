import type { Evidence } from './evidence.ts';
import type { ExitCode } from './exit-codes.ts';

/** The code of a check whose cloud was to be asked and told nothing of the machine: "healthy" gives way, what was found stays. */
export function withCloudUntold(exit: ExitCode, isUntold: boolean): ExitCode {
  return exit === 0 && isUntold ? 40 : exit;
}

/** The code of a run whose files were not all read: where the connection dies stays, "healthy" and "not known" give way. */
export function withFiles(exit: ExitCode, { unread, cut }: Pick<Evidence, 'unread' | 'cut'>): ExitCode {
  if (exit !== 0 && exit !== 40) return exit;
  if (unread > 0) return 3;
  return cut > 0 ? 4 : exit;
}
