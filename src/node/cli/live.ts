import { harmless } from '../../core/bytes/harmless.ts';
import { spokenPhase } from '../../core/report/words/phase-words.ts';
import { phaseLine } from '../../core/report/terminal/phase-line.ts';
import { paint } from '../../core/report/layout/terminal-style.ts';
import type { ProgressEvent } from '../collect/collect-options.ts';
import type { Output } from './output.ts';

/** The list of phases that fills in line by line while a check runs; the report takes its place at the end. */
export function startLive(target: string, output: Output) {
  if (!output.live) return { show: () => {}, end: () => {} };
  let lines = 1;
  let asking = false;
  output.write(`${harmless(target)}\n`);
  return {
    show(event: ProgressEvent): void {
      if (asking) output.move(ERASE_LINE);
      asking = event.kind === 'asking';
      if (event.kind === 'phase') {
        const shown = phaseLine(spokenPhase(event.line), output.style);
        output.write(`${shown}\n`);
        lines += shown.split('\n').length;
      } else {
        output.write(
          paint(`  looking at ${event.asks}`.slice(0, output.style.width - 1), 'quiet', output.style),
        );
      }
    },
    end(): void {
      if (asking) output.move(ERASE_LINE);
      output.move(`\u001B[${lines}A\u001B[J`);
    },
  };
}

const ERASE_LINE = '\r\u001B[K';
