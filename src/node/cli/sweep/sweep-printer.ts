import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { sweptCsv, sweptCsvHead, sweptTable } from '../../../core/fleet/sweep-rows.ts';
import { isThere, type Swept } from '../../../core/fleet/swept.ts';
import type { Output } from '../output.ts';
import type { SweepOptions } from './sweep-options.ts';

/** Prints hosts in the form that was asked for: row by row, a table at the end. */
export interface SweepPrinter {
  readonly add: (swept: Swept) => void;
  /** Writes the rows that came since. */
  readonly flush: () => void;
  readonly end: () => void;
  /** Hosts that a table has no room for. */
  readonly left: () => number;
}

export function startPrinter(
  { form, onlyOdd }: Pick<SweepOptions, 'form' | 'onlyOdd'>,
  all: boolean,
  output: Output,
): SweepPrinter {
  const rows: Swept[] = [];
  let left = 0;
  let waiting = form === 'csv' ? sweptCsvHead() : '';
  const flush = () => {
    if (waiting !== '') output.write(waiting);
    waiting = '';
  };
  return {
    add(swept) {
      if (onlyOdd ? swept.odd.length === 0 : !all && !isThere(swept)) return;
      if (form === 'ndjson') waiting += `${harmlessJson(swept)}\n`;
      else if (form === 'csv') waiting += sweptCsv(swept);
      else if (rows.length < MOST_ROWS) rows.push(swept);
      else left += 1;
    },
    flush,
    end() {
      flush();
      if (rows.length > 0) output.write(sweptTable(rows, output.style));
    },
    left: () => left,
  };
}

/** A longer table nobody reads. */
const MOST_ROWS = 50_000;
