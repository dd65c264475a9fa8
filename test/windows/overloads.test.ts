import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Node } from 'web-tree-sitter';
import { callsOf, framework, rivalsOf } from './overloads.ts';
import { powershellFiles, powershellParser } from './powershell-parser.ts';

let parse: (text: string) => Node;
beforeAll(async () => {
  parse = await powershellParser();
});

describe('calls into .NET that Windows PowerShell 5.1 must resolve with the overloads of .NET Framework', () => {
  it.each(powershellFiles())('$path: each call means one overload', ({ text }) => {
    const calls = callsOf(parse(text));
    const unknown = calls.filter((call) => rivalsOf(call) === undefined);
    expect(unknown.map(({ type, member, line }) => `${line}: ${type} ${member} is not in the table`)).toEqual(
      [],
    );
    const none = calls.filter((call) => rivalsOf(call)!.length === 0);
    expect(none.map(({ text: call, line }) => `${line}: no overload takes ${call}`)).toEqual([]);
    const ambiguous = calls.filter((call) => rivalsOf(call)!.length > 1);
    expect(ambiguous.map(({ text: call, line }) => `${line}: ${call}`)).toEqual([]);
  });

  it.each([
    // CoreAdapter.cs compares conversions of a string to either enum as equal and gives up.
    [
      "New-Object -TypeName System.IO.FileStream -ArgumentList $p, 'Append', 'Write', 'Read', 4096, ([IO.FileOptions]::WriteThrough)",
      2,
    ],
    [
      'New-Object -TypeName System.IO.FileStream -ArgumentList $p, ([IO.FileMode]::Append), ([IO.FileAccess]::Write), ([IO.FileShare]::Read), 4096, ([IO.FileOptions]::WriteThrough)',
      1,
    ],
    ["New-Object -TypeName System.IO.FileStream -ArgumentList $p, 'Open', 'Write', 'None'", 3],
    ["New-Object -TypeName System.IO.Compression.GZipStream -ArgumentList $m, 'Compress'", 2],
    ['[BitConverter]::GetBytes($n)', 10],
    ['[Math]::Max(1, $n)', 1],
    ['[Math]::Max([long] 1, [long] $n)', 1],
  ])('%s leaves %i', (text, count) => {
    const [call] = callsOf(parse(text));
    expect(rivalsOf(call!)).toHaveLength(count);
  });
});

const mono = '/usr/lib/mono/4.5/mscorlib.dll';
const tool = '/usr/bin/monodis';

describe.skipIf(!existsSync(mono) || !existsSync(tool))(
  `the table against the class library in ${mono}`,
  () => {
    it('has only constructors that are there, and both of FileStream that are rivals', () => {
      const printed = execFileSync(tool, ['--method', mono], { encoding: 'utf8', maxBuffer: 1 << 28 });
      const lines = new Set(constructorsIn(printed));
      const ours = Object.entries(framework.constructors)
        .filter(([type]) => lines.has(type))
        .flatMap(([type, overloads]) => overloads.map((overload) => `${type}(${overload.map(last).join()})`));
      expect(ours.length).toBeGreaterThan(20);
      expect(ours.filter((line) => !lines.has(line))).toEqual([]);
    });
  },
);

/** `Type` and `Type(int,FileMode)` for each constructor that monodis lists, types without their namespace. */
function constructorsIn(printed: string): readonly string[] {
  let type = '';
  return printed.split('\n').flatMap((line) => {
    if (line.startsWith('#')) type = line.replace(/^#+ /, '').trim();
    const found = / '\.ctor' \((.*)\) {2}\(param/.exec(line);
    if (found === null) return [];
    const list = found[1] === '' ? [] : found[1]!.split(', ');
    const types = list.map((one) =>
      one
        .replace(/\[\w+\]/g, '')
        .replace(/^(valuetype|class) /, '')
        .replace(/ \w+$/, ''),
    );
    return [type, `${type}(${types.map((one) => last(names[one] ?? one)).join()})`];
  });
}

const last = (name: string) => name.split('.').at(-1)!;
const names: { readonly [monodis: string]: string } = {
  int32: 'int',
  int64: 'long',
  'unsigned int8[]': 'byte[]',
  'native int': 'IntPtr',
};
