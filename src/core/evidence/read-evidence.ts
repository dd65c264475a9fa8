import { countWords } from '../facts/count-words.ts';
import { Budget } from '../bytes/budget.ts';
import type { Fact, Gap } from '../facts/case-file.ts';
import { EventFacts } from './events/event-facts.ts';
import { Gathered } from './gathered.ts';
import { kindOfFile } from './file-kind.ts';
import { mergeFacts } from './merge-facts.ts';
import { namedTargets, oneServer } from './one-server.ts';
import { readGzip } from './read-gzip.ts';
import { sourceOf, type ByteSource, type ConnectionReading, type ReadingContext } from './reader.ts';
import { readers } from './readers.ts';
import { looksLikeZip, readZip } from './zip.ts';

/** What a set of files tells together. */
export interface Evidence {
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  /** What was lost, left out or not understood, one line each. */
  readonly notes: readonly string[];
  /** RDP connections of captures, each a case of its own. */
  readonly connections: readonly ConnectionReading[];
  /** How many files were read by some reader. */
  readonly understood: number;
  /** How many could not be read at all, and how many only in part. */
  readonly unread: number;
  readonly cut: number;
}

/** Reads files of any known kind, archives included; what a file is follows from its content. Never throws for content. */
export async function readEvidence(
  sources: readonly ByteSource[],
  given: Omit<ReadingContext, 'events' | 'budget'>,
): Promise<Evidence> {
  const events = new EventFacts();
  const all = new Gathered();
  const named = byName(sources, ({ name }) => name);
  const beside = (name: string) => named(name) ?? given.beside?.(name);
  for (const source of sources) {
    // Each input has a budget of its own, so that a hostile one takes nothing from the others.
    const budget = new Budget(source.size, given.clock);
    await readOne(source, { ...given, events, budget, beside }, all, 0);
    if (budget.stopped !== undefined) all.stopped(source.name, budget.stopped);
  }
  const targets = [...namedTargets(all.facts), ...events.targets()];
  const server = oneServer(all.facts, targets);
  const leftOut = [...new Set([...server.leftOut, ...events.leftOut(targets)])];
  if (leftOut.length > 0)
    all.note(`what ${leftOut.join(', ')} tell is left out: the connection goes to another computer`);
  const logs = events.finish(all.logs.join(', ') || 'event logs', given.now, targets);
  const { gaps, connections, understood, unread, cut } = all;
  return {
    facts: mergeFacts([...server.facts, ...logs]),
    gaps,
    notes: all.notes(),
    connections,
    understood,
    unread,
    cut,
  };
}

/** Looks things up by their names as Windows does, without case; the table is made when somebody first asks. */
function byName<T>(all: readonly T[], nameOf: (one: T) => string): (name: string) => T | undefined {
  let table: Map<string, T> | undefined;
  return (name) => {
    table ??= new Map(all.map((one) => [nameOf(one).toLowerCase(), one]));
    return table.get(name.toLowerCase());
  };
}

async function readOne(
  source: ByteSource,
  context: ReadingContext,
  all: Gathered,
  depth: number,
): Promise<void> {
  const head = source.read(0, 4_096);
  if (head.length === 0) {
    all.unread += 1;
    // Where bytes are missing that there should be, whoever reads them says why.
    return source.size === 0 ? all.note(`${source.name}: empty file`) : undefined;
  }
  if (looksLikeZip(head)) return readArchive(source, context, all, depth);
  if (head[0] === 0x1f && head[1] === 0x8b) return readPacked(source, context, all, depth);
  const reader = readers.find((candidate) => candidate.recognises(head, source));
  if (!reader) {
    // Archives hold much that is not for us; what a person names by hand is worth a word.
    if (depth > 0) return;
    all.unread += 1;
    return all.note(`${source.name}: ${kindOfFile(head)}, none of the kinds that are read`);
  }
  all.understood += 1;
  if (reader.tellsByEvents === true) all.logs.push(source.name);
  const reading = await reader.read(source, context);
  const silent = all.add(reading, context.budget);
  if (silent && reader.tellsByEvents !== true)
    all.note(`${source.name}: ${reader.name}, nothing in it is about Remote Desktop`);
}

async function readArchive(
  source: ByteSource,
  context: ReadingContext,
  all: Gathered,
  depth: number,
): Promise<void> {
  const { budget } = context;
  if (depth >= budget.limits.depth)
    return all.note(`${source.name}: archives nested deeper than ${budget.limits.depth} are not opened`);
  const { entries, problem: damaged } = readZip(source, context);
  if (damaged !== undefined) {
    all.note(damaged);
    all.cut += 1;
  }
  const before = all.understood;
  const named = byName(entries, ({ name }) => `${source.name}/${name}`);
  const beside = (name: string) => {
    const other = named(name)?.open().bytes;
    return other === undefined ? undefined : sourceOf(name, other);
  };
  for (const entry of entries) {
    if (budget.stopped !== undefined) return;
    if (entry.size === 0 || entry.name.endsWith('/')) continue;
    const { bytes, problem } = entry.open();
    // One entry that is refused takes nothing from those behind it.
    if (problem !== undefined) all.note(problem);
    if (bytes !== undefined)
      await readOne(sourceOf(`${source.name}/${entry.name}`, bytes), { ...context, beside }, all, depth + 1);
  }
  if (all.understood === before && entries.length > 0)
    all.note(
      `${source.name}: ${countWords(entries.length, 'entry', 'entries')}, none of a kind that is read`,
    );
}

async function readPacked(
  source: ByteSource,
  context: ReadingContext,
  all: Gathered,
  depth: number,
): Promise<void> {
  if (depth >= context.budget.limits.depth)
    return all.note(
      `${source.name}: archives nested deeper than ${context.budget.limits.depth} are not opened`,
    );
  const { bytes, problem } = readGzip(source, context);
  if (problem !== undefined) {
    all.note(problem);
    all.cut += 1;
  }
  const before = all.understood + all.said;
  if (bytes !== undefined)
    await readOne(sourceOf(source.name.replace(/\.gz$/i, ''), bytes), context, all, depth + 1);
  if (all.understood + all.said === before) all.note(`${source.name}: holds none of the kinds that are read`);
}
