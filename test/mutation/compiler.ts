import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Mutant } from './mutants.ts';

interface Placed {
  readonly path: string;
  readonly mutant: Mutant;
}

/**
 * Those mutants of codes that the compiler refuses, which nobody could commit: a copy of core with all of them at once is
 * compiled, and again with those that were not named, until no more are. What it overlooks counts as possible.
 */
export function refusedByCompiler<T extends Placed>(root: string, all: readonly T[]): ReadonlySet<T> {
  const refused = new Set<T>();
  const place = mkdtempSync(join(tmpdir(), 'rdpdoctor-mutation-'));
  try {
    cpSync(join(root, 'src/core'), join(place, 'src/core'), { recursive: true });
    cpSync(join(root, 'tsconfig.base.json'), join(place, 'tsconfig.base.json'));
    cpSync(join(root, 'package.json'), join(place, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
    const codes = all.filter(({ mutant }) => mutant.kind === 'code');
    for (let round = 0; round < ROUNDS; round++) {
      const left = codes.filter((each) => !refused.has(each));
      const named = new Set(compile(root, place, left));
      for (const each of left) if (placesOf(root, each).some((at) => named.has(at))) refused.add(each);
      if (left.every((each) => !refused.has(each))) break;
    }
  } finally {
    rmSync(place, { recursive: true });
  }
  return refused;
}

/** Compiles the copy with these mutants in it and gives the places of the errors, as the compiler counts in the copy. */
function compile(root: string, place: string, mutants: readonly Placed[]): readonly string[] {
  for (const path of new Set(mutants.map((each) => each.path))) {
    const text = mutants
      .filter((each) => each.path === path)
      .toSorted((a, b) => b.mutant.from - a.mutant.from)
      .reduce(
        (source, { mutant: { from, to, was } }) => source.slice(0, from) + noCode(was) + source.slice(to),
        readFileSync(path, 'utf8'),
      );
    writeFileSync(join(place, relative(root, path)), text);
  }
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(
    process.execPath,
    [
      tsc,
      '-p',
      'src/core',
      '--noEmit',
      '--composite',
      'false',
      '--incremental',
      'false',
      '--pretty',
      'false',
    ],
    {
      cwd: place,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  return [...stdout.matchAll(/^(\S+)\((\d+),(\d+)\): error/gm)].map(
    ([, path, line, column]) => `${path}:${line}:${column}`,
  );
}

/** Where an error over a code may be reported: at it, at its property, at the comparison around it. */
function placesOf(root: string, { path, mutant }: Placed): readonly string[] {
  const source = readFileSync(path, 'utf8');
  return mutant.around.map((at) => {
    const lines = source.slice(0, at).split('\n');
    return `${relative(root, path)}:${lines.length}:${lines.at(-1)!.length + 1}`;
  });
}

/** Of the same length, so that places stay where they are. */
function noCode(was: string): string {
  return `'${'~'.repeat(was.length - 2)}'`;
}

/** An error hides others of the same call. */
const ROUNDS = 8;
