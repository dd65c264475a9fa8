import { gravestOf, type ExitCode } from '../../../app/exit-codes.ts';
import { exitOfSwept } from '../../../app/sweep/exit-of-swept.ts';
import { SweepCounts } from '../../../app/sweep/sweep-counts.ts';
import { sweepEndLines } from '../../../app/sweep/sweep-end-lines.ts';
import { failsExpectation, type Swept } from '../../../core/fleet/sweep/swept.ts';
import type { SweepEnding } from '../../../core/fleet/sweep/sweep-ending.ts';
import type { TargetSet } from '../../../core/fleet/targets/target-set.ts';
import { sightingOf, sweptIn, type Sighting } from '../../sweep/sighting.ts';
import { sweep } from '../../sweep/sweep.ts';
import type { Output } from '../output.ts';
import { checkOdd } from './check-odd.ts';
import { flusher } from './flusher.ts';
import { OddSample } from './odd-sample.ts';
import { sweepInputsOf } from './sweep-inputs.ts';
import type { SweepJournal } from './sweep-journal.ts';
import { startSweepLive } from './sweep-live.ts';
import { portsOf, sweepOptionsOf, type SweepFlags, type SweepOptions } from './sweep-options.ts';
import { startPrinter } from './sweep-printer.ts';

/** Sweeps what the words name, and prints what was seen; the exit code speaks of --expect, else only of the sweep itself. */
export async function runSweep(
  words: readonly string[],
  flags: SweepFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const options = sweepOptionsOf(flags);
  const inputs = await sweepInputsOf(words, flags.exclude ?? [], portsOf(flags.ports));
  for (const line of inputs.badLines) output.note(`rdpdoctor: ${line}\n`);
  if (inputs.bad > inputs.badLines.length)
    output.note(`rdpdoctor: and ${inputs.bad - inputs.badLines.length} more lines that name no host\n`);
  if (options.allowed !== undefined)
    output.note(
      `rdpdoctor: the system allows ${options.allowed} connections at a time here, not ${flags.atOnce} (raise it: ulimit -n)\n`,
    );
  const exit = await sweepAll(inputs.targets, options, flags, output, signal);
  return inputs.bad > 0 ? gravestOf([exit, 2]) : exit;
}

async function sweepAll(
  targets: TargetSet,
  options: SweepOptions,
  flags: SweepFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const counts = new SweepCounts();
  const sample = new OddSample(options.escalate);
  const printer = startPrinter(options, flags.all === true, output);
  const exits = new Set<ExitCode>();
  const seen = (sighting: Sighting) => {
    counts.add(sighting.ending, sighting.odd);
    if (options.expectations.length > 0) {
      const swept = sweptIn(sighting);
      if (failsExpectation(swept)) exits.add(exitOfSwept(swept));
    }
    sample.add(sighting);
    printer.add(sighting);
  };
  const before = (_: number, swept: Swept | SweepEnding) =>
    typeof swept === 'string' ? counts.add(swept, []) : seen(sightingOf(swept));
  const journal = await journalOf(flags.resume, targets, before);
  const started = performance.now();
  const doneBefore = counts.total;
  const left = targets.size - (journal?.done() ?? 0);
  const live = startSweepLive(output, output.live, counts, left);
  const flush = flusher(printer.flush, journal, output, live.above);
  const flushing = setInterval(flush.now, FLUSH_MS);
  try {
    const told = (index: number, sighting: Sighting) => {
      journal?.add(index, sighting);
      seen(sighting);
    };
    const isDone = journal === undefined ? {} : { isDone: journal.isDone };
    const end = await sweep({ ...options, targets, told, signal, ...isDone });
    flush.now();
    live.end();
    printer.end();
    const seconds = (performance.now() - started) / 1_000;
    const done = counts.total - doneBefore;
    const ended = { ...end, targets, counts, done, seconds, left: printer.left(), resume: flags.resume };
    for (const line of sweepEndLines(ended)) output.note(`${line}\n`);
    if (end.stopped) return 130;
    await checkOdd(sample, options, output, signal);
    if (flush.broken()) exits.add(3);
    return gravestOf([...exits]);
  } finally {
    clearInterval(flushing);
    live.end();
    journal?.close();
  }
}

/** Only who goes on from a file loads what reads one. */
async function journalOf(
  path: string | undefined,
  targets: TargetSet,
  before: (index: number, swept: Swept | SweepEnding) => void,
): Promise<SweepJournal | undefined> {
  if (path === undefined) return undefined;
  const { openSweepJournal } = await import('./sweep-journal.ts');
  return openSweepJournal(path, targets, before);
}

const FLUSH_MS = 100;
