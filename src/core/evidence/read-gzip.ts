import type { ByteSource } from './reader.ts';
import { unpackingLimit, type OpenedEntry, type Unpacking } from './zip.ts';

const LONGEST = 512 * 1024 * 1024;

/** What a gzip file holds: all of it, or what stands before a damage or the end of the budget. */
export function readGzip(source: ByteSource, { inflate, salvage, budget }: Unpacking): OpenedEntry {
  if (source.size > LONGEST)
    return { problem: `${source.name}: a gzip file of ${source.size} bytes, at most ${LONGEST} are read` };
  if (!budget.take('bytesIn', source.size)) return {};
  const packed = source.read(0, source.size);
  const limit = Math.min(unpackingLimit(packed.length), budget.left('bytesOut'));
  const whole = inflate(packed, 'gzip', limit);
  const bytes = whole ?? salvage(packed, 'gzip', limit);
  budget.take('bytesOut', bytes.length);
  const problem = `${source.name}: a gzip file that is damaged or unpacks to more than ${limit} bytes; ${bytes.length} bytes of it are read`;
  return { ...(bytes.length === 0 ? {} : { bytes }), ...(whole === undefined ? { problem } : {}) };
}
