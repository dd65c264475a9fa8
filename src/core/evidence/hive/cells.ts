import type { Budget } from '../../bytes/budget.ts';
import { DecodeError, Reader } from '../../bytes/reader.ts';
import type { ByteSource } from '../reader.ts';
import { BASE_BLOCK_SIZE } from './base-block.ts';

/** The cells of a hive, read one at a time, so that a hive of gigabytes needs no memory of its size. */
export interface Cells {
  /** What a cell in use holds, without its size; fails outside the file, for free cells, and once too much was read. */
  readonly payload: (offset: number, structure: string) => Uint8Array;
  /** Where keys can still be looked for when the root is lost. */
  readonly source: ByteSource;
}

/** Cells of a file, each charged to the budget. */
export function cellsOf(source: ByteSource, budget: Budget): Cells {
  return {
    source,
    payload(offset, structure) {
      if (offset === NO_CELL || offset % 8 !== 0)
        throw new DecodeError(`${structure}: ${hexOffset(offset)} is no place of a cell`);
      const at = BASE_BLOCK_SIZE + offset;
      const size = new Reader(source.read(at, 4), structure).u32le('cellSize') | 0;
      // Cells in use have a negative size.
      if (size >= 0) throw new DecodeError(`${structure}: the cell at ${hexOffset(offset)} is free`);
      if (-size < 8 || -size > LARGEST_CELL)
        throw new DecodeError(`${structure}: the cell at ${hexOffset(offset)} has ${-size} bytes`);
      if (!budget.take('bytesIn', 64 - size)) throw new DecodeError(`${structure}: ${budget.stopped}`);
      return source.read(at + 4, -size - 4);
    },
  };
}

/** The offset that stands for "none". */
export const NO_CELL = 0xffff_ffff;

const hexOffset = (offset: number) => `0x${offset.toString(16)}`;

// A list of 65,535 subkeys takes half of it, a value of one megabyte all.
const LARGEST_CELL = 1_048_576 + 4_096;
