import type { NotedRow } from '../fleet-rows.ts';
import { faring, type Fares } from '../parts/fares.ts';

/** Where the cells of a group lie: row by row, so many in each. */
export interface Cells {
  readonly columns: number;
  readonly lines: number;
  /** One path for each way to fare, on a square of 10 a cell. */
  readonly paths: readonly (readonly [fares: Fares, path: string])[];
}

/** Lays hosts out as cells, the worst first; a few paths are drawn at once, however many hosts there are. */
export function cellsOf(rows: readonly NotedRow[]): Cells {
  // Lines of equal length: no single cell on a line of its own.
  const lines = Math.ceil(rows.length / MOST_COLUMNS);
  const columns = Math.max(FEWEST_COLUMNS, Math.ceil(rows.length / Math.max(1, lines)));
  const drawn = new Map<Fares, string[]>();
  rows.forEach(({ fares }, i) => {
    const shape = shapes[fares];
    const known = drawn.get(fares);
    const at = shape((i % columns) * SIZE, Math.floor(i / columns) * SIZE);
    if (known === undefined) drawn.set(fares, [at]);
    else known.push(at);
  });
  return {
    columns,
    lines: Math.max(1, Math.ceil(rows.length / columns)),
    paths: faring.flatMap((each) => {
      const parts = drawn.get(each);
      return parts === undefined ? [] : [[each, parts.join('')] as const];
    }),
  };
}

/** Which cell lies there, where one does; `x` and `y` are shares of width and height. */
export function cellAt({ columns, lines }: Cells, x: number, y: number): number | undefined {
  const [column, line] = [Math.floor(x * columns), Math.floor(y * lines)];
  const isInside = column >= 0 && column < columns && line >= 0 && line < lines;
  return isInside ? line * columns + column : undefined;
}

/** The side of a cell, its gap among it. */
export const SIZE = 10;
const FEWEST_COLUMNS = 24;
const MOST_COLUMNS = 36;

type Shape = (x: number, y: number) => string;

/** Each way to fare has a shape of its own: a cross, half a square, a hollow and a small one. */
export const shapes: Readonly<Record<Fares, Shape>> = {
  fails: (x, y) =>
    `M${x} ${y}h9v9h-9zM${x + 2} ${y + 2.8}l1.7 1.7-1.7 1.7.8.8 1.7-1.7 1.7 1.7.8-.8-1.7-1.7 1.7-1.7-.8-.8-1.7 1.7-1.7-1.7z`,
  worksForSome: (x, y) => `M${x} ${y + 9}l9-9v9z`,
  disturbed: (x, y) =>
    `M${x} ${y}h9v9h-9zM${x + 3.7} ${y + 1.6}v3.6h1.6v-3.6zM${x + 3.7} ${y + 6.2}v1.5h1.6v-1.5z`,
  unknown: (x, y) => `M${x} ${y}h9v9h-9zM${x + 1.3} ${y + 1.3}v6.4h6.4v-6.4z`,
  works: (x, y) => `M${x + 1} ${y + 1}h7v7h-7z`,
};
