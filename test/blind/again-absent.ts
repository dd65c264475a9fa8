import { logFiles } from '../corpus/evidence/log-events.ts';
import type { EvidenceFile } from '../corpus/evidence/evidence-case.ts';
import type { Life } from './life.ts';
import { later } from './moments.ts';
import { eventsOf } from './server-life.ts';

/** The logs of a computer that is off or asleep from these moments on for so many seconds, and logs nothing then. */
export function absentServer(
  life: Life,
  moments: readonly string[],
  seconds: number,
): () => readonly EvidenceFile[] {
  const spans = moments.map((from) => [from, later(from, seconds)] as const);
  return () =>
    logFiles(
      eventsOf(life).filter(({ time }) => !spans.some(([from, until]) => time > from && time < until)),
      { firstRecordId: 1_000 + life.seed * 977 },
    );
}
