import { Budget } from '../../core/bytes/budget.ts';
import { fromUtf8 } from '../../core/bytes/text.ts';
import type { ByteSource } from '../../core/evidence/reader.ts';
import { sourceOf } from '../../core/evidence/reader.ts';
import { looksLikeZip, readZip } from '../../core/evidence/zip.ts';
import { inflate, salvage } from './inflate.ts';

/** The event logs (.evtx) among some files, those in archives included. */
export function logsAmong(sources: readonly ByteSource[]): readonly ByteSource[] {
  return sources.flatMap((source) => {
    if (isLog(source)) return [source];
    return looksLikeZip(source.read(0, 4)) ? logsInside(source) : [];
  });
}

function logsInside(archive: ByteSource): readonly ByteSource[] {
  const budget = new Budget(archive.size, () => performance.now());
  return readZip(archive, { inflate, salvage, budget }).entries.flatMap((entry) => {
    if (!/\.evtx$/i.test(entry.name)) return [];
    const { bytes } = entry.open();
    const source = bytes === undefined ? undefined : sourceOf(`${archive.name}/${entry.name}`, bytes);
    return source !== undefined && isLog(source) ? [source] : [];
  });
}

function isLog(source: ByteSource): boolean {
  return ['ElfFile', 'ElfChnk'].includes(fromUtf8(source.read(0, 7)));
}
