import { harmless, harmlessJson, harmlessXml } from '../../../core/bytes/harmless.ts';
import { once } from 'node:events';
import { Command } from 'commander';
import { renderEventText } from '../../../core/evidence/evtx/event-text.ts';
import { readEvtx, type EvtxSummary } from '../../../core/evidence/evtx/evtx-reader.ts';
import type { EvtxEvent } from '../../../core/evidence/evtx/read-chunk.ts';
import { eventSentence } from '../../../core/report/event-sentence.ts';
import { filePieces } from '../../files/file-pieces.ts';
import { problemOf } from '../../files/file-problem.ts';
import { filesBelow, openFile } from '../../files/file-source.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { UsageError } from '../usage-error.ts';
import { eventChoice, type EventChoice, type EventFlags } from '../events/event-choice.ts';
import { describeLosses } from '../../../app/event-losses.ts';

/** `rdpdoctor events`: Windows event logs as text, JSON lines or XML. */
export function eventsCommand({ exit }: CommandContext): Command {
  return new Command('events')
    .summary('print Windows event logs (.evtx), damaged ones too')
    .description(
      'Prints Windows event logs (.evtx): all that can be read, and on standard error what was lost.',
    )
    .argument('<files...>', 'event logs or folders of them; copies of a running machine and damaged ones too')
    .option('--channel <name>', 'only this channel (may be repeated)', several)
    .option('--id <ids>', 'only these event ids, e.g. 36870,36871 or 36870-36888 (may be repeated)', several)
    .option(
      '--provider <name>',
      'only this provider, with or without "Microsoft-Windows-" (may be repeated)',
      several,
    )
    .option('--since <time>', 'from this time on: 2026-03-01, 2026-03-01T08:15:00Z, or 24h ago; UTC')
    .option('--until <time>', 'up to this time')
    .option('--text', 'print text for people (this is what happens anyway)')
    .option('--json', 'print one JSON value per line')
    .option('--xml', 'print XML')
    .option('--count', 'print only how often each event occurs')
    .option('--recovered', 'also print older events from space the log no longer uses')
    .action(async (files: readonly string[], flags: EventFlags) => exit(await printEvents(files, flags)));
}

function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

async function printEvents(files: readonly string[], flags: EventFlags): Promise<ExitCode> {
  if ([flags.text, flags.json, flags.xml, flags.count].filter(Boolean).length > 1) {
    throw new UsageError('events: --text, --json, --xml and --count exclude each other');
  }
  const choice = eventChoice(flags, Date.now());
  const printer = printerFor(flags);
  let exit: ExitCode = 0;
  await write(printer.head);
  for (const path of files) {
    const { files: below, problems } = filesBelow(path);
    for (const problem of problems) process.stderr.write(`${harmless(problem)}\n`);
    const logs = below.length === 1 && below[0] === path ? below : below.filter(startsLikeLog);
    if (logs.length === 0) process.stderr.write(`${harmless(path)}: no event log in this folder\n`);
    if (logs.length === 0 || problems.length > 0) exit = 3;
    for (const file of logs) {
      const ended = await printFile(file, flags, choice, printer);
      if (ended === 3 || exit === 0) exit = ended;
    }
  }
  await write(printer.tail());
  return exit;
}

async function printFile(
  file: string,
  flags: EventFlags,
  choice: EventChoice,
  printer: Printer,
): Promise<ExitCode> {
  try {
    const opened = openFile(file);
    if (!('read' in opened)) {
      process.stderr.write(`${harmless(opened.problem)}\n`);
      return 3;
    }
    const { kind } = choice;
    const filter = { recovered: flags.recovered === true, ...(kind === undefined ? {} : { wanted: kind }) };
    const reading = readEvtx(filePieces(file), filter);
    let batch = '';
    let next: IteratorResult<EvtxEvent, EvtxSummary> = reading.next();
    for (; next.done !== true; next = reading.next()) {
      if (choice.record(next.value.record)) batch += printer.event(next.value, file);
      if (batch.length < BATCH) continue;
      await write(batch);
      batch = '';
    }
    await write(batch);
    const { lines, exit } = describeLosses(file, next.value);
    for (const line of lines) process.stderr.write(`${harmless(line)}\n`);
    return exit;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
    process.stderr.write(`${harmless(`${file}: ${problemOf(error)}`)}\n`);
    return 3;
  }
}

/** In a folder only logs are meant; a file that is named is tried whatever it begins with. */
function startsLikeLog(path: string): boolean {
  const file = openFile(path);
  if (!('read' in file)) return false;
  const start = Buffer.from(file.read(0, 7)).toString('latin1');
  file.close();
  return start === 'ElfFile' || start === 'ElfChnk';
}

interface Printer {
  readonly head: string;
  readonly event: (event: EvtxEvent, file: string) => string;
  readonly tail: () => string;
}

function printerFor(flags: EventFlags): Printer {
  if (flags.json) {
    return {
      head: '',
      event: ({ record }, file) => `${harmlessJson({ file, ...record })}\n`,
      tail: () => '',
    };
  }
  if (flags.xml) {
    const head = '<?xml version="1.0" encoding="utf-8"?>\n<Events>\n';
    return { head, event: (event) => `${harmlessXml(event.xml())}\n`, tail: () => '</Events>\n' };
  }
  if (flags.count) return countingPrinter();
  return {
    head: '',
    event: ({ record }) => `${renderEventText(record, sentenceOf(record))}\n`,
    tail: () => '',
  };
}

/** Unnamed values are numbered from 0, as the tables of sentences count them. */
function sentenceOf({ provider, eventId, data }: EvtxEvent['record']): string | undefined {
  const fields = Object.fromEntries(data.map(({ name, text }, i) => [name === '' ? String(i) : name, text]));
  return eventSentence(provider, eventId, fields);
}

function countingPrinter(): Printer {
  const counts = new Map<string, number>();
  const event = ({ record }: EvtxEvent) => {
    const means = eventSentence(record.provider, record.eventId);
    const key = `${record.provider || '(no provider)'} ${record.eventId}  ${record.channel}${means === undefined ? '' : `  ${means}`}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return '';
  };
  const tail = () =>
    [...counts]
      .toSorted(([, a], [, b]) => b - a)
      .map(([key, count]) => `${String(count).padStart(9)}  ${harmless(key)}\n`)
      .join('');
  return { head: '', event, tail };
}

const BATCH = 65_536;

async function write(text: string): Promise<void> {
  if (text === '' || process.stdout.write(text)) return;
  await once(process.stdout, 'drain');
}
