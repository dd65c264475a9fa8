import { csvRecords } from './csv-records.ts';
import { parseEntry, type Entry, type Problem, type ToAscii } from './parse-entry.ts';

/** An entry of a list, or why a line holds none; both with the number of the line. */
export type Listed = { readonly line: number } & ({ readonly entry: Entry } | Problem);

/**
 * Reads a list one entry at a time: hosts and ranges separated by spaces, commas or lines, # begins a comment; or a CSV whose
 * header names a column of hosts, as `Get-ADComputer | Export-Csv` writes it. What is called a table and has no such column is
 * not read: who owns a machine is no host.
 */
export function* readList(text: string, toAscii: ToAscii, isTable = false): Generator<Listed> {
  const header = headerOf(text);
  if (header === undefined && isTable && hasColumns(text)) yield { line: 1, problem: NO_COLUMN };
  else if (header === undefined) yield* readWords(text, toAscii);
  else yield* readTable(text, header, toAscii);
}

function hasColumns(text: string): boolean {
  return /[,;\t]/.test(text.slice(0, text.indexOf('\n') < 0 ? LONGEST_HEADER : text.indexOf('\n')));
}

function* readWords(text: string, toAscii: ToAscii): Generator<Listed> {
  let line = 0;
  for (let at = 0; at <= text.length;) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    line += 1;
    const hash = text.slice(at, end).indexOf('#');
    const said = text.slice(at, hash < 0 ? end : at + hash);
    for (const word of said.split(/[\s,;]+/)) {
      if (word !== '') yield listed(line, parseEntry(word, toAscii));
    }
    at = end + 1;
  }
}

/** What the header of a CSV says of its columns. */
export interface Header {
  readonly separator: string;
  /** Where the records begin. */
  readonly at: number;
  readonly line: number;
  /** Columns that may name the host, the best first. */
  readonly hosts: readonly number[];
  readonly port: number;
  /** The column that says to whom or where a host belongs; -1 without one. */
  readonly group: number;
}

/** The header of a CSV; undefined where the first line that says something is none. */
export function headerOf(text: string): Header | undefined {
  let at = 0;
  for (let line = 1; at < text.length && line <= MOST_COMMENTS; line += 1) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const first = text.slice(at, end).trim();
    at = end + 1;
    if (first === '' || first.startsWith('#')) continue;
    const separator = [',', ';', '\t'].find((mark) => first.includes(mark)) ?? ',';
    const [record] = csvRecords(first.slice(0, LONGEST_HEADER), separator);
    const names = (record?.fields ?? []).map((field) => field.toLowerCase().replace(/[\s_-]/g, ''));
    const hosts = hostColumns.map((column) => names.indexOf(column)).filter((column) => column >= 0);
    if (hosts.length === 0) return undefined;
    return { separator, at, line: line + 1, hosts, port: names.indexOf('port'), group: groupIn(names) };
  }
  return undefined;
}

function* readTable(text: string, header: Header, toAscii: ToAscii): Generator<Listed> {
  for (const { line, fields } of csvRecords(text, header.separator, header.at, header.line)) {
    if (fields.every((field) => field === '') || fields[0]?.startsWith('#') === true) continue;
    const host = hostIn(fields, header);
    if (host === undefined) yield { line, problem: 'names no host' };
    else yield listed(line, parseEntry(host, toAscii));
  }
}

/** The host that a record names, with its port where that stands in a column. */
export function hostIn(fields: readonly string[], header: Header): string | undefined {
  const host = header.hosts.map((column) => fields[column] ?? '').find((field) => field !== '');
  const port = fields[header.port] ?? '';
  return host === undefined || port === '' ? host : withPort(host, port);
}

function groupIn(names: readonly string[]): number {
  return names.findIndex((name) => groupColumns.includes(name));
}

function withPort(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function listed(line: number, entry: Entry | Problem): Listed {
  return 'problem' in entry ? { line, ...entry } : { line, entry };
}

/** Column names of exports, lower-case without spaces: a full name is better than a short one, a name than an address. */
const hostColumns = [
  'dnshostname',
  'fqdn',
  'hostname',
  'host',
  'target',
  'computername',
  'computer',
  'server',
  'name',
  'ipv4address',
  'ipaddress',
  'ip',
  'address',
];

const groupColumns = ['group', 'customer', 'client', 'tenant', 'company', 'site', 'location', 'department'];

const NO_COLUMN =
  'no column is called DNSHostName, Name, Host, IPv4Address or the like, so nobody knows which holds the hosts';
const MOST_COMMENTS = 1_000;
const LONGEST_HEADER = 10_000;
