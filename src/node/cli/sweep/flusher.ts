import type { Output } from '../output.ts';
import type { SweepJournal } from './sweep-journal.ts';

/** Writes rows and journal; that the disk does not take the journal is said once, and the sweep goes on. */
export function flusher(
  rows: () => void,
  journal: SweepJournal | undefined,
  output: Output,
  above: (print: () => void) => void,
) {
  let broken = false;
  return {
    broken: () => broken,
    now: (): void => {
      const problem = journal?.flush();
      above(rows);
      if (problem === undefined || broken) return;
      broken = true;
      above(() =>
        output.note(`rdpdoctor: --resume ${problem}; the sweep goes on, and cannot be resumed from here\n`),
      );
    },
  };
}
