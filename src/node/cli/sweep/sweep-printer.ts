import { sweptCsv, sweptCsvHead, sweptTable } from '../../../core/report/fleet/sweep-rows.ts';
import { isThere, type Swept } from '../../../core/fleet/sweep/swept.ts';
import { sweptIn, type Sighting } from '../../sweep/sighting.ts';
import type { Output } from '../output.ts';
import type { SweepOptions } from './sweep-options.ts';

/** Prints hosts in the form that was asked for: row by row, a table at the end. */
export interface SweepPrinter {
  readonly add: (sighting: Sighting) => void;
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
    add(sighting) {
      if (onlyOdd ? sighting.odd.length === 0 : !all && !isThere(sighting)) return;
      if (form === 'ndjson') waiting += `${sighting.json}\n`;
      else if (form === 'csv') waiting += sweptCsv(sweptIn(sighting));
      else if (rows.length < MOST_ROWS) rows.push(sweptIn(sighting));
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
