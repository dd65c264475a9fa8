import type { Output } from '../output.ts';
import type { SweepCounts } from '../../../app/sweep/sweep-counts.ts';
import { durationWords } from '../../../app/sweep/duration-words.ts';

/** One line on a terminal that is written over while a sweep runs: how many, how fast, how long yet, what was found. */
export function startSweepLive(output: Output, live: boolean, counts: SweepCounts, left: number) {
  if (!live) return { above: (print: () => void) => print(), end: () => {} };
  const started = performance.now();
  const before = counts.total;
  const draw = () => {
    const done = counts.total - before;
    const perSecond = (done * 1_000) / (performance.now() - started);
    const line = liveLine(done, left, perSecond, counts);
    output.move(ERASE_LINE);
    output.write(line.slice(0, output.style.width - 1));
  };
  const drawing = setInterval(draw, DRAW_MS);
  return {
    /** Prints whole lines above the live one. */
    above: (print: () => void): void => {
      output.move(ERASE_LINE);
      print();
    },
    end(): void {
      clearInterval(drawing);
      output.move(ERASE_LINE);
    },
  };
}

/** "  1200 of 65536, 940/s, 1 min 9 s left; 12 RDP, 3 odd, 1100 silent". */
export function liveLine(done: number, left: number, perSecond: number, counts: SweepCounts): string {
  const seconds = perSecond > 0 ? Math.ceil((left - done) / perSecond) : undefined;
  const found = [
    `${counts.of('certificate')} with a certificate`,
    `${counts.odd('expired')} expired`,
    `${counts.of('silent')} silent`,
    `${counts.of('refusedPort')} closed`,
  ];
  const time = seconds === undefined ? '' : `, ${durationWords(seconds)} left`;
  return `  ${done} of ${left}, ${Math.round(perSecond)}/s${time}; ${found.join(', ')}`;
}

const ERASE_LINE = '\r\u001B[K';
const DRAW_MS = 200;
