import { Budget } from '../../core/bytes/budget.ts';
import { pastedReader } from '../../core/evidence/pasted/pasted-reader.ts';
import { readPasted } from '../../core/evidence/pasted/read-pasted.ts';
import { sourceOf, type ByteSource } from '../../core/evidence/reader.ts';
import { eventLogReader } from '../../core/evidence/readers/event-log.ts';
import { readers } from '../../core/evidence/readers.ts';
import { readText } from '../../core/evidence/text-file.ts';
import { looksLikeZip, readZip } from '../../core/evidence/zip.ts';
import { evtxLog, type RecordLog } from './events/record-log.ts';
import { textLog } from './events/text-log.ts';
import { inflate, salvage } from './inflate.ts';

/** The logs among some files: of Windows (.evtx), events exported as text, and those in archives. */
export function logsAmong(sources: readonly ByteSource[]): readonly RecordLog[] {
  return sources.flatMap((source) => (looksLikeZip(source.read(0, 4)) ? logsInside(source) : logOf(source)));
}

function logOf(source: ByteSource): readonly RecordLog[] {
  const head = source.read(0, 4_096);
  const reader = readers.find((candidate) => candidate.recognises(head, source));
  if (reader === eventLogReader) return [evtxLog(source)];
  if (reader !== pastedReader) return [];
  const { pieces } = readPasted(readText(source.read(0, MOST_TEXT)).text);
  const events = pieces.filter((piece) => piece.kind === 'event');
  return events.length === 0 ? [] : [textLog(source.name, events)];
}

function logsInside(archive: ByteSource): readonly RecordLog[] {
  const budget = new Budget(archive.size, () => performance.now());
  return readZip(archive, { inflate, salvage, budget }).entries.flatMap((entry) => {
    if (!/\.(?:evtx|xml|csv|json|txt)$/i.test(entry.name)) return [];
    const { bytes } = entry.open();
    return bytes === undefined ? [] : logOf(sourceOf(`${archive.name}/${entry.name}`, bytes));
  });
}

const MOST_TEXT = 8 * 1_048_576;
