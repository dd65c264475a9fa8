import { linesOf, readText, type TextEncoding } from '../text-file.ts';

/** One line of an .rdp file: `name:type:value`, type i integer, s string, b binary. */
export interface RdpSetting {
  readonly name: string;
  readonly type: 'i' | 's' | 'b';
  readonly value: string | number;
  readonly line: number;
}

/** An .rdp file taken apart; what could not be understood is named, and the rest is still there. */
export interface RdpFile {
  readonly encoding: TextEncoding;
  readonly settings: readonly RdpSetting[];
  readonly problems: readonly string[];
}

const MAX_LINES = 10_000;

/** Reads the lines of an .rdp file; names are lower-cased, secrets are kept as "(present)". */
export function readRdpFile(bytes: Uint8Array): RdpFile {
  const { text, encoding } = readText(bytes);
  const settings: RdpSetting[] = [];
  const problems: string[] = [];
  const lines = linesOf(text);
  if (lines.length > MAX_LINES) problems.push(`rdp file: ${lines.length} lines, read the first ${MAX_LINES}`);
  for (const [i, line] of lines.slice(0, MAX_LINES).entries()) {
    if (line.trim() === '') continue;
    const setting = readSetting(line, i + 1);
    if (typeof setting === 'string') problems.push(`rdp file: line ${i + 1}: ${setting}`);
    else settings.push(setting);
  }
  return { encoding, settings, problems };
}

/** Reads the URI form `rdp://full%20address=s:host:3389&audiomode=i:2`, Microsoft's "Remote Desktop URI scheme". */
export function readRdpUri(uri: string): RdpFile {
  const settings: RdpSetting[] = [];
  const problems: string[] = [];
  const query = uri.trim().replace(/^rdp:\/\//i, '');
  for (const [i, part] of query.split('&', MAX_LINES).entries()) {
    const text = decoded(part).replace('=', ':');
    const setting = readSetting(text, 1);
    if (typeof setting === 'string') problems.push(`rdp uri: part ${i + 1}: ${setting}`);
    else settings.push(setting);
  }
  return { encoding: 'utf-8', settings, problems };
}

/** The value that counts when a name stands more than once: the last one. */
export function valueOf(file: RdpFile, name: string): string | number | undefined {
  return file.settings.findLast((setting) => setting.name === name)?.value;
}

/** Names the signature covers, in lower case (the `signscope` line); empty where there is none. */
export function signedNames(file: RdpFile): readonly string[] {
  const scope = valueOf(file, 'signscope');
  if (typeof scope !== 'string' || valueOf(file, 'signature') === undefined) return [];
  return scope
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

function readSetting(line: string, number: number): RdpSetting | string {
  const first = line.indexOf(':');
  const second = line.indexOf(':', first + 1);
  const name = line.slice(0, Math.max(0, first)).trim().toLowerCase();
  const type = line
    .slice(first + 1, Math.max(first + 1, second))
    .trim()
    .toLowerCase();
  if (name === '' || second < 0 || !isType(type)) return `${quoted(line)} is not name:type:value`;
  const value = line.slice(second + 1).trim();
  if (secretNames.has(name)) return { name, type, value: value === '' ? '' : '(present)', line: number };
  if (type !== 'i') return { name, type, value, line: number };
  if (!/^-?\d{1,10}$/.test(value)) return `${name}: ${quoted(value)} is not an integer`;
  return { name, type, value: Number(value), line: number };
}

function isType(text: string): text is RdpSetting['type'] {
  return text === 'i' || text === 's' || text === 'b';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

const secretNames = new Set([
  'password 51',
  'password',
  'cleartextpassword',
  'gatewaypassword',
  'gatewayaccesstoken',
]);
