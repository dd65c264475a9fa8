import { Reader } from '../../bytes/reader.ts';
import type { Cells } from './cells.ts';

/** Offsets of the keys that a list names: lf and lh with hashes, li without, ri as a list of lists. */
export function subkeyOffsets(cells: Cells, list: number, within: 'key' | 'ri' = 'key'): readonly number[] {
  const reader = new Reader(cells.payload(list, 'subkeys'), 'subkeys');
  const kind = String.fromCharCode(reader.u8('signature'), reader.u8('signature'));
  const count = reader.u16le('count');
  const offsets: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const offset = reader.u32le('offset');
    if (kind === 'lf' || kind === 'lh') reader.u32le('hash');
    offsets.push(offset);
  }
  if (kind === 'lf' || kind === 'lh' || kind === 'li') return offsets;
  if (kind !== 'ri' || within === 'ri') return reader.reject('signature', 'is no list of keys');
  return offsets.flatMap((inner) => subkeyOffsets(cells, inner, 'ri'));
}
