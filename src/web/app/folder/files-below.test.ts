import { describe, expect, it } from 'vitest';
import { Cancelled } from '../worker-calls.ts';
import { filesBelow, type Bounds } from './files-below.ts';
import type { Given, GivenFolder, UnopenedFile } from './given.ts';

/** A folder by what lies in it: texts are files, an `undefined` is a file that cannot be opened. */
interface Tree {
  readonly [name: string]: Tree | string | undefined;
}

function folder(path: string, tree: Tree): GivenFolder {
  return {
    path,
    async *inside() {
      for (const [name, what] of Object.entries(tree)) yield inside(`${path}/${name}`, what);
    },
  };
}

function inside(path: string, what: Tree | string | undefined): GivenFolder | UnopenedFile {
  if (typeof what === 'object') return folder(path, what);
  const open = async () => {
    if (what === undefined) throw new Error('gone');
    return new File([what], path);
  };
  return { path, open };
}

const few: Bounds = { files: 3, depth: 2, bytes: 10 };

async function read(given: readonly Given[], bounds: Bounds = few) {
  const { signal } = new AbortController();
  const { files, notes } = await filesBelow(given, { signal, tell: () => {}, bounds });
  return { paths: files.map(({ path }) => path), notes };
}

describe('the files of what was given', () => {
  const one = { path: 'a.reg', file: new File(['a'], 'a.reg') };
  const cut: GivenFolder = {
    path: 'cut',
    async *inside() {
      yield inside('cut/a', 'a');
      throw new Error('no longer there');
    },
  };
  const endless: GivenFolder = {
    path: 'endless',
    async *inside() {
      for (let n = 0; ; n += 1) yield folder(`endless/${n}`, {});
    },
  };
  const full = folder('full', Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}`, ''])));
  it.each([
    ['by their names', [folder('f', { b: 'b', a: { z: 'z' } }), one], ['f/a/z', 'f/b', 'a.reg'], []],
    [
      'no more than so many',
      [folder('f', { a: '', b: '', c: '', d: '' })],
      ['f/a', 'f/b', 'f/c'],
      [/^only the first 3 files are read$/],
    ],
    ['exactly so many is not too many', [folder('f', { a: '', b: '', c: '' })], ['f/a', 'f/b', 'f/c'], []],
    [
      'no deeper than so deep',
      [folder('f', { a: { b: { c: 'c' } }, d: 'd' })],
      ['f/d'],
      [/^f\/a\/b: folders nested deeper than 2/],
    ],
    [
      'no more than so many bytes, but what is small enough after it',
      [folder('f', { a: '12345678', b: '123', c: '12' })],
      ['f/a', 'f/c'],
      [/^f\/b: not read/],
    ],
    [
      'without what cannot be opened',
      [folder('f', { a: undefined, b: 'b' })],
      ['f/b'],
      [/^f\/a: the browser cannot open it$/],
    ],
    ['as far as a folder can be listed', [cut], ['cut/a'], [/^cut: the browser cannot list/]],
    ['none of an empty folder', [folder('f', {})], [], [/^f: no file in this folder$/]],
    ['to an end of folders without end', [endless], [], [/^endless: more names than are looked through$/]],
    [
      'of a folder of too many names those that were listed',
      [full],
      ['full/0', 'full/1', 'full/10'],
      [/^full: more names/, /^only the first 3/],
    ],
  ] as const)('%s', async (_, given, paths, notes) => {
    const found = await read(given);
    expect(found.paths).toEqual(paths);
    expect(found.notes).toEqual(notes.map((note) => expect.stringMatching(note)));
  });
});

it('nobody is told more once it was cancelled', async () => {
  const wanted = new AbortController();
  const told: number[] = [];
  const looking = filesBelow([folder('f', { a: '', b: '', c: '' })], {
    signal: wanted.signal,
    tell: (found) => {
      told.push(found);
      wanted.abort();
    },
  });
  await expect(looking).rejects.toThrow(Cancelled);
  expect(told).toEqual([1]);
});
