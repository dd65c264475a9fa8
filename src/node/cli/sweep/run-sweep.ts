import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { failsExpectation, type SweepEnding, type Swept } from '../../../core/fleet/swept.ts';
import { sweptWords } from '../../../core/report/sweep-words.ts';
import type { TargetSet } from '../../../core/fleet/targets/target-set.ts';
import { sightingOf, sweptIn, type Sighting } from '../../sweep/sighting.ts';
import { sweep, type SweepEnd } from '../../sweep/sweep.ts';
import { gravestOf, type ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { OddSample } from './odd-sample.ts';
import { SweepCounts } from './sweep-counts.ts';
import { sweepInputsOf } from './sweep-inputs.ts';
import type { SweepJournal } from './sweep-journal.ts';
import { durationWords, startSweepLive } from './sweep-live.ts';
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
      if (failsExpectation(swept)) exits.add(exitOf(swept));
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
    tellEnd(
      { targets, counts, done: counts.total - doneBefore, seconds, end, left: printer.left() },
      flags,
      output,
    );
    if (end.stopped) return 130;
    await escalate(sample, options, output, signal);
    if (flush.broken()) exits.add(3);
    return gravestOf([...exits]);
  } finally {
    clearInterval(flushing);
    live.end();
    journal?.close();
  }
}

/** Writes rows and journal; that the disk does not take the journal is said once, and the sweep goes on. */
function flusher(
  rows: () => void,
  journal: SweepJournal | undefined,
  output: Output,
  above: (print: () => void) => void,
) {
  let broken = false;
  return {
    broken: () => broken,
    now: (): void => {
      const problem = journal?.flush();
      above(rows);
      if (problem === undefined || broken) return;
      broken = true;
      above(() =>
        output.note(`rdpdoctor: --resume ${problem}; the sweep goes on, and cannot be resumed from here\n`),
      );
    },
  };
}

interface Ended {
  readonly targets: TargetSet;
  readonly counts: SweepCounts;
  readonly done: number;
  readonly seconds: number;
  readonly end: SweepEnd;
  /** Rows that the table had no room for. */
  readonly left: number;
}

function tellEnd(
  { targets, counts, done, seconds, end, left }: Ended,
  flags: SweepFlags,
  output: Output,
): void {
  const { duplicates, excluded, size } = targets;
  const time = `${durationWords(Math.round(seconds))} (${Math.round(done / Math.max(seconds, 0.001))}/s)`;
  const aside = [
    ...(duplicates > 0 ? [`${duplicates} written more than once`] : []),
    ...(excluded > 0 ? [`${excluded} excluded`] : []),
  ];
  const rest = aside.length === 0 ? '' : `; ${aside.join(', ')}`;
  output.note(`${counts.total} of ${size} looked at, ${done} now in ${time}${rest}\n`);
  for (const line of counts.lines()) output.note(`${line}\n`);
  const unmet = counts.odd('notAsExpected');
  if (unmet > 0) output.note(`${unmet} not as --expect has it: marked !, the reason first\n`);
  if (left > 0) output.note(`${left} more hosts are not in the table; --csv and --ndjson hold all\n`);
  if (end.lowered !== undefined)
    output.note(`the system bore ${end.lowered} connections at a time, fewer than were asked for\n`);
  if (!end.stopped) return;
  const how =
    flags.resume === undefined
      ? 'next time --resume FILE keeps what was seen'
      : `go on with the same command: --resume ${flags.resume}`;
  output.note(`stopped; ${how}\n`);
}

/** A sample of the odd ones is checked as `check` does it, and only that judges them. */
async function escalate(
  sample: OddSample,
  { timeoutMs, form }: SweepOptions,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const hosts = sample.chosen();
  if (hosts.length === 0) return;
  // All that judges a case is needed for these alone.
  const { checkEach } = await import('./escalate.ts');
  output.note(`checking ${hosts.length} of the odd ones in full:\n`);
  await checkEach(hosts, timeoutMs, signal, (swept, { diagnosis, exit }) => {
    const { target } = swept;
    const { outcome, phase, headline, lead } = diagnosis;
    const checked = { outcome, phase, exit, lead: lead?.id, headline };
    if (form === 'ndjson') output.write(`${harmlessJson({ target, checked })}\n`);
    else output.note(`  ${target}: ${headline} (swept: ${sweptWords(swept)})\n`);
  });
}

/** A host that dies keeps the code of where it does; one that answers is not as it should be. */
function exitOf({ snapshot }: Swept): ExitCode {
  return snapshot.exit === 11 || snapshot.exit === 12 ? snapshot.exit : 33;
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
