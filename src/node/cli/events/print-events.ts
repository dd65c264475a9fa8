import { once } from 'node:events';
import { eventsAsked } from '../../../app/api/events.ts';
import { eventChoice, type EventChoice } from '../../../app/events/event-choice.ts';
import { describeLosses } from '../../../app/events/event-losses.ts';
import { eventPrinter, type EventForm, type EventPrinter } from '../../../app/events/event-printer.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { harmless } from '../../../core/bytes/harmless.ts';
import { readEvtx } from '../../../core/evidence/evtx/evtx-reader.ts';
import { filePieces } from '../../files/file-pieces.ts';
import { problemOf } from '../../files/file-problem.ts';
import { filesBelow, openFile } from '../../files/file-source.ts';
import { UsageError } from '../usage-error.ts';

/** The flags of `events` as they are typed. */
export interface EventFlags {
  readonly channel?: readonly string[];
  readonly id?: readonly string[];
  readonly provider?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly json?: boolean;
  readonly xml?: boolean;
  readonly text?: boolean;
  readonly count?: boolean;
  readonly recovered?: boolean;
}

/** Prints the events of logs and of the logs in folders; the exit code says what could not be read. */
export async function printEvents(files: readonly string[], flags: EventFlags): Promise<ExitCode> {
  const printer = eventPrinter(formOf(flags));
  const choice = choiceOf(flags);
  let exit: ExitCode = 0;
  const met = { shown: 0, read: 0 };
  await write(printer.head);
  for (const path of files) {
    const { files: below, problems } = filesBelow(path);
    for (const problem of problems) process.stderr.write(`${harmless(problem)}\n`);
    const logs = below.length === 1 && below[0] === path ? below : below.filter(startsLikeLog);
    if (logs.length === 0) process.stderr.write(`${harmless(path)}: no event log in this folder\n`);
    if (logs.length === 0 || problems.length > 0) exit = 3;
    for (const file of logs) {
      const ended = await printFile(file, choice, printer, met);
      if (ended === 3 || exit === 0) exit = ended;
    }
  }
  await write(printer.tail());
  const none = noneWords(met);
  if (none !== undefined) process.stderr.write(`${none}\n`);
  return exit;
}

interface Met {
  shown: number;
  read: number;
}

/** Where nothing was printed though logs were read, silence would pass for an answer. */
function noneWords({ shown, read }: Met): string | undefined {
  if (shown > 0 || read === 0) return undefined;
  return read === 1
    ? 'the one event that was read does not fit'
    : `none of the ${read} events that were read fits`;
}

function formOf(flags: EventFlags): EventForm {
  const asked = (['text', 'json', 'xml', 'count'] as const).filter((form) => flags[form] === true);
  if (asked.length > 1) throw new UsageError('events: --text, --json, --xml and --count exclude each other');
  return asked[0] ?? 'text';
}

function choiceOf({ channel, id, provider, since, until, recovered }: EventFlags) {
  const asked = eventsAsked.parse({
    channels: channel,
    ids: id,
    providers: provider,
    since,
    until,
    recovered,
  });
  const choice = eventChoice(asked, Date.now());
  if ('problem' in choice) throw new UsageError(`--${choice.about}: ${choice.problem}`);
  return { ...choice, recovered: asked.recovered };
}

async function printFile(
  file: string,
  { kind, record, recovered }: EventChoice & { readonly recovered: boolean },
  printer: EventPrinter,
  met: Met,
): Promise<ExitCode> {
  try {
    const opened = openFile(file);
    if (!('read' in opened)) {
      process.stderr.write(`${harmless(opened.problem)}\n`);
      return 3;
    }
    const filter = { recovered, ...(kind === undefined ? {} : { wanted: kind }) };
    const reading = readEvtx(filePieces(file), filter);
    let batch = '';
    let next = reading.next();
    for (; next.done !== true; next = reading.next()) {
      if (record(next.value.record)) {
        met.shown += 1;
        batch += printer.event(next.value, file);
      }
      if (batch.length < BATCH) continue;
      await write(batch);
      batch = '';
    }
    await write(batch);
    met.read += next.value.records;
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

async function write(text: string): Promise<void> {
  if (text === '' || process.stdout.write(text)) return;
  await once(process.stdout, 'drain');
}

const BATCH = 65_536;
