/** A cell of the map: which block it lies in, and which one of the block it is. */
export interface Spot {
  readonly block: number;
  readonly cell: number;
}

/** How many cells a block has, and how many lie in a line. */
export interface BlockSize {
  readonly count: number;
  readonly columns: number;
}

/** Where a key leads from a cell: along and across the lines, over the edge into the next block; undefined for other keys and at the ends. */
export function stepFrom(key: string, { block, cell }: Spot, blocks: readonly BlockSize[]): Spot | undefined {
  const here = blocks[block];
  if (here === undefined) return undefined;
  const { count, columns } = here;
  const column = cell % columns;
  switch (key) {
    case 'ArrowRight':
      return cell + 1 < count ? { block, cell: cell + 1 } : topOf(block + 1, 0, blocks);
    case 'ArrowLeft':
      return cell > 0 ? { block, cell: cell - 1 } : bottomOf(block - 1, Number.POSITIVE_INFINITY, blocks);
    case 'ArrowDown':
      if (lineOf(cell, columns) === lineOf(count - 1, columns)) return topOf(block + 1, column, blocks);
      return { block, cell: Math.min(count - 1, cell + columns) };
    case 'ArrowUp':
      return cell >= columns ? { block, cell: cell - columns } : bottomOf(block - 1, column, blocks);
    case 'Home':
      return { block, cell: 0 };
    case 'End':
      return { block, cell: count - 1 };
    case 'PageDown':
      return topOf(block + 1, 0, blocks);
    case 'PageUp':
      return topOf(block - 1, 0, blocks);
    default:
      return undefined;
  }
}

function topOf(block: number, column: number, blocks: readonly BlockSize[]): Spot | undefined {
  const there = blocks[block];
  return there && { block, cell: Math.min(column, there.count - 1) };
}

function bottomOf(block: number, column: number, blocks: readonly BlockSize[]): Spot | undefined {
  const there = blocks[block];
  if (there === undefined) return undefined;
  const { count, columns } = there;
  return { block, cell: Math.min(count - 1, lineOf(count - 1, columns) * columns + column) };
}

function lineOf(cell: number, columns: number): number {
  return Math.floor(cell / columns);
}
