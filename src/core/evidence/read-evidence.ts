import type { Fact, Gap } from '../facts/case-file.ts';
import { EventFacts } from './events/facts.ts';
import { kindOfFile } from './file-kind.ts';
import { mergeFacts } from './merge-facts.ts';
import { sourceOf, type ByteSource, type ConnectionReading, type ReadingContext } from './reader.ts';
import { readers } from './readers.ts';
import { namedTargets, oneServer } from './one-server.ts';
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

const MAX_DEPTH = 3;
const MAX_SALVAGED = 64 * 1024 * 1024;
const MAX_UNPACKED = 2 * 1024 * 1024 * 1024;

/** Reads files of any known kind, archives included; what a file is follows from its content. Never throws for content. */
export async function readEvidence(
  sources: readonly ByteSource[],
  given: Omit<ReadingContext, 'events'>,
): Promise<Evidence> {
  const context: ReadingContext = { ...given, events: new EventFacts() };
  const all: Gathered = {
    facts: [],
    gaps: [],
    notes: [],
    connections: [],
    logs: [],
    understood: 0,
    unread: 0,
    cut: 0,
    unpacked: 0,
  };
  for (const source of sources) await readOne(source, context, all, 0);
  const targets = [...namedTargets(all.facts), ...context.events.targets()];
  const server = oneServer(all.facts, targets);
  const leftOut = [...new Set([...server.leftOut, ...context.events.leftOut(targets)])];
  if (leftOut.length > 0)
    all.notes.push(`what ${leftOut.join(', ')} tell is left out: the connection goes to another computer`);
  const logs = context.events.finish(all.logs.join(', ') || 'event logs', context.now, targets);
  const { gaps, notes, connections, understood, unread, cut } = all;
  return { facts: mergeFacts([...server.facts, ...logs]), gaps, notes, connections, understood, unread, cut };
}

interface Gathered {
  readonly facts: Fact[];
  readonly gaps: Gap[];
  readonly notes: string[];
  readonly connections: ConnectionReading[];
  readonly logs: string[];
  understood: number;
  unread: number;
  cut: number;
  unpacked: number;
}

async function readOne(
  source: ByteSource,
  context: ReadingContext,
  all: Gathered,
  depth: number,
): Promise<void> {
  const head = source.read(0, 4_096);
  if (head.length === 0) {
    // Where bytes are missing that there should be, whoever reads them says why.
    if (source.size === 0) all.notes.push(`${source.name}: empty file`);
    all.unread += 1;
    return;
  }
  if (looksLikeZip(head)) return readArchive(source, context, all, depth);
  if (head[0] === 0x1f && head[1] === 0x8b) return readGzip(source, context, all, depth);
  const reader = readers.find((candidate) => candidate.recognises(head, source));
  if (!reader) {
    // Archives hold much that is not for us; what a person names by hand is worth a word.
    if (depth === 0) {
      all.notes.push(`${source.name}: ${kindOfFile(head)}, none of the kinds that are read`);
      all.unread += 1;
    }
    return;
  }
  all.understood += 1;
  if (reader.tellsByEvents === true) all.logs.push(source.name);
  const reading = await reader.read(source, context);
  if (reading.extent === 'nothing') all.unread += 1;
  if (reading.extent === 'part') all.cut += 1;
  all.facts.push(...reading.facts);
  all.gaps.push(...reading.gaps);
  all.notes.push(...reading.notes);
  all.connections.push(...(reading.connections ?? []));
  const silent = [reading.facts, reading.gaps, reading.notes, reading.connections ?? []].every(
    ({ length }) => length === 0,
  );
  if (silent && reader.tellsByEvents !== true)
    all.notes.push(`${source.name}: ${reader.name}, nothing in it is about Remote Desktop`);
}

async function readArchive(
  source: ByteSource,
  context: ReadingContext,
  all: Gathered,
  depth: number,
): Promise<void> {
  if (depth >= MAX_DEPTH) {
    all.notes.push(`${source.name}: archives nested deeper than ${MAX_DEPTH} are not opened`);
    return;
  }
  const { entries, problem: damaged } = readZip(source, context);
  if (damaged !== undefined) {
    all.notes.push(damaged);
    all.cut += 1;
  }
  const before = all.understood;
  for (const entry of entries) {
    if (entry.size === 0 || entry.name.endsWith('/')) continue;
    if (all.unpacked >= MAX_UNPACKED) {
      all.notes.push(`${source.name}: more than ${MAX_UNPACKED} bytes unpacked, the rest is left out`);
      return;
    }
    const { bytes, problem } = entry.open();
    // One entry that is refused takes nothing from those behind it.
    all.unpacked += bytes?.length ?? 0;
    if (problem !== undefined) all.notes.push(problem);
    if (bytes !== undefined)
      await readOne(sourceOf(`${source.name}/${entry.name}`, bytes), context, all, depth + 1);
  }
  if (all.understood === before && entries.length > 0)
    all.notes.push(`${source.name}: ${entries.length} entries, none of a kind that is read`);
}

async function readGzip(
  source: ByteSource,
  context: ReadingContext,
  all: Gathered,
  depth: number,
): Promise<void> {
  const whole = `a gzip file that is damaged, nested too deep or unpacks to more than ${MAX_UNPACKED / 4} bytes`;
  if (depth >= MAX_DEPTH || source.size > MAX_UNPACKED / 4) {
    all.notes.push(`${source.name}: ${whole}`);
    return;
  }
  const packed = source.read(0, source.size);
  const bytes = context.inflate(packed, 'gzip', MAX_UNPACKED / 4);
  const saved = bytes ?? context.salvage(packed, 'gzip', MAX_SALVAGED);
  if (bytes === undefined) {
    all.notes.push(`${source.name}: ${whole}; ${saved.length} bytes of it are read`);
    all.cut += 1;
  }
  const before = all.understood + all.notes.length;
  if (saved.length > 0)
    await readOne(sourceOf(source.name.replace(/\.gz$/i, ''), saved), context, all, depth + 1);
  if (all.understood + all.notes.length === before)
    all.notes.push(`${source.name}: holds none of the kinds that are read`);
}
