import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A regular expression as it stands in a source file. */
export interface RegExpLiteral {
  readonly file: string;
  readonly line: number;
  readonly pattern: string;
  readonly flags: string;
}

/** Every regular-expression literal below a folder, tests left out. */
export function literalsBelow(folder: string): readonly RegExpLiteral[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.(?:test|d)\.ts$/.test(path))
    .toSorted();
  return files.flatMap((file) => literalsIn(file, readFileSync(join(folder, file), 'utf8')));
}

/** Every regular-expression literal of one source text. */
export function literalsIn(file: string, text: string): readonly RegExpLiteral[] {
  const found: RegExpLiteral[] = [];
  visit(parseSync(file, text).program, (regex, start) => {
    found.push({ file, line: text.slice(0, start).split('\n').length, ...regex });
  });
  return found;
}

type Seen = (regex: { readonly pattern: string; readonly flags: string }, start: number) => void;

function visit(node: unknown, seen: Seen): void {
  if (Array.isArray(node)) for (const one of node) visit(one, seen);
  else if (typeof node === 'object' && node !== null) {
    if ('regex' in node && 'start' in node) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      seen({ pattern, flags }, Number(node.start));
      return;
    }
    for (const child of Object.values(node)) visit(child, seen);
  }
}
