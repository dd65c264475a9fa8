import { z } from 'zod';
import { firstMisfit } from '../../core/facts/misfits.ts';

/** A row that cannot be understood: it is named and left out, and everything else goes on. */
export interface SkippedRow {
  readonly table: string;
  readonly key: string;
  readonly problem: string;
}

/** Is told of every such row. */
export type Skipped = (row: SkippedRow) => void;

/** The values of those rows that can be understood. */
export function readable<R, T>(
  rows: readonly R[],
  read: (row: R) => T,
  named: { readonly table: string; readonly key: (row: R) => string },
  skipped: Skipped,
): readonly T[] {
  const values: T[] = [];
  for (const row of rows) {
    try {
      values.push(read(row));
    } catch (error) {
      skipped({ table: named.table, key: named.key(row), problem: problemOf(error) });
    }
  }
  return values;
}

/** Tells of each row once, however often it is read; remembers a bounded number of them. */
export function onceEach(skipped: Skipped): Skipped {
  const told = new Set<string>();
  return (row) => {
    const id = `${row.table} ${row.key}`;
    if (told.has(id)) return;
    if (told.size >= MOST_TOLD) told.clear();
    told.add(id);
    skipped(row);
  };
}

function problemOf(error: unknown): string {
  if (error instanceof z.ZodError) return firstMisfit(error, { value: undefined, whole: 'the row' });
  if (error instanceof SyntaxError) return 'its JSON is broken';
  throw error;
}

const MOST_TOLD = 1_000;
