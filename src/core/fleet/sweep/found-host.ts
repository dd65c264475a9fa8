import { z } from 'zod';
import { csvRecords } from '../targets/csv-records.ts';
import { headerOf, hostIn, type Header } from '../targets/read-list.ts';
import { listLines } from '../list-lines.ts';
import { snapshotSchema } from '../snapshot.ts';

/** A host that somebody has: from a list, or as `sweep --ndjson` saw it. */
export interface FoundHost {
  readonly target: string;
  /** What the list it stands in calls its group. */
  readonly group?: string | undefined;
  readonly address?: string | undefined;
  readonly certificate?: z.infer<typeof snapshotSchema>['certificate'];
}

/** What lines name: hosts, those that a sweep saw not to speak RDP, and lines that are neither. */
export interface Found {
  readonly hosts: readonly FoundHost[];
  readonly silent: readonly string[];
  readonly unread: readonly number[];
}

/** Reads lists with one host per line (# begins a comment), lines of `sweep --ndjson` among them, and tables with a column of hosts. */
export function foundIn(texts: readonly string[], canonical: (target: string) => string): Found {
  const hosts = new Map<string, FoundHost>();
  const silent = new Map<string, string>();
  const unread: number[] = [];
  for (const text of texts) {
    const header = headerOf(text);
    if (header !== undefined)
      for (const found of rowsIn(text, header)) keep(hosts, canonical(found.target), found);
    else
      for (const { line, says } of listLines(withHashes(text))) {
        const read = says.startsWith('{') ? sweptIn(says) : { target: says };
        if (read === undefined) unread.push(line);
        else if ('ending' in read && nobody.has(read.ending)) silent.set(canonical(read.target), read.target);
        else keep(hosts, canonical(read.target), hostOf(read));
      }
  }
  for (const target of hosts.keys()) silent.delete(target);
  return { hosts: [...hosts.values()], silent: [...silent.values()], unread };
}

/** A name in JSON may hold a #, which begins no comment there. */
function withHashes(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trimStart().startsWith('{') ? line.replaceAll('#', HASH) : line))
    .join('\n');
}

function* rowsIn(text: string, header: Header): Generator<FoundHost> {
  for (const { fields } of csvRecords(text, header.separator, header.at, header.line)) {
    const target = hostIn(fields, header);
    const group = (fields[header.group] ?? '').trim();
    if (target !== undefined) yield { target, ...(group === '' ? {} : { group }) };
  }
}

/** Two spellings are one host, called as it is first; what a sweep saw of it stays. */
function keep(hosts: Map<string, FoundHost>, key: string, found: FoundHost): void {
  const known = hosts.get(key);
  const seen = found.certificate === undefined && found.address === undefined ? known : found;
  const group = known?.group ?? found.group;
  const called = { target: known?.target ?? found.target, ...(group === undefined ? {} : { group }) };
  hosts.set(key, { ...found, ...seen, ...called });
}

function sweptIn(line: string): z.infer<typeof sweptLine> | undefined {
  try {
    return sweptLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function hostOf(read: { readonly target: string } | z.infer<typeof sweptLine>): FoundHost {
  if (!('snapshot' in read)) return { target: read.target };
  const { address, certificate } = read.snapshot;
  return { target: read.target, address, certificate };
}

/** As JSON writes it otherwise. */
const HASH = String.raw`\u0023`;

/** Of a line of a sweep what a configuration rests on. */
const sweptLine = z.object({
  target: z.string().min(1).max(300),
  ending: z.string(),
  snapshot: snapshotSchema.pick({ address: true, certificate: true }),
});

/** Endings of a look at which nobody spoke RDP. */
const nobody = new Set([
  'notRdp',
  'refusedPort',
  'silent',
  'unreachable',
  'prohibited',
  'notOpened',
  'nameNotFound',
  'nameFailed',
  'resolverDown',
]);
