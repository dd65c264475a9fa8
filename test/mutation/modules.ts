import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';

/** Our own modules in this process, each of which can be given another text and evaluated anew. */
export interface Modules {
  readonly load: (path: string) => unknown;
  /** Gives a module another text, or its own again; whatever imports it is evaluated anew on the next load. Throws where the text does not parse. */
  readonly replace: (path: string, text: string | undefined) => void;
  /** The module and all that import it, through however many. */
  readonly importersOf: (path: string) => ReadonlySet<string>;
}

type Body = (
  require: (id: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  folder: string,
) => void;

/** Modules below a root folder by absolute path; `stand` gives packages that are to be something else. */
export function modulesBelow(root: string, stand: Readonly<Record<string, unknown>>): Modules {
  const native = createRequire(resolve(root, 'package.json'));
  const bodies = new Map<string, { readonly body: Body; readonly imports: readonly string[] }>();
  const own = new Map<string, { readonly body: Body; readonly imports: readonly string[] }>();
  const loaded = new Map<string, { exports: unknown }>();

  function load(path: string): unknown {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(path, module);
    try {
      if (path.endsWith('.json')) module.exports = JSON.parse(readFileSync(path, 'utf8'));
      else compiled(path).body((id) => find(path, id), module, module.exports, dirname(path));
    } catch (problem) {
      loaded.delete(path);
      throw problem;
    }
    return module.exports;
  }

  function find(from: string, id: string): unknown {
    if (id.startsWith('.')) return load(resolve(dirname(from), id));
    return id in stand ? stand[id] : native(id);
  }

  function compiled(path: string) {
    const known = bodies.get(path);
    if (known !== undefined) return known;
    const fresh = compile(path, readFileSync(path, 'utf8'), root);
    bodies.set(path, fresh);
    return fresh;
  }

  function importersOf(path: string): ReadonlySet<string> {
    const found = new Set([path]);
    for (const each of found)
      for (const [importer, { imports }] of bodies) if (imports.includes(each)) found.add(importer);
    return found;
  }

  return {
    load,
    replace(path, text) {
      const body = text === undefined ? own.get(path) : compile(path, text, root);
      if (!own.has(path)) own.set(path, compiled(path));
      for (const each of importersOf(path)) loaded.delete(each);
      if (body !== undefined) bodies.set(path, body);
    },
    importersOf,
  };
}

function compile(path: string, text: string, root: string) {
  const { code } = transformSync(text, {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
    define: { 'import.meta.dirname': '__dirname' },
  });
  const imports = [...code.matchAll(/\brequire\("(\.[^"]+)"\)/g)].map(([, id]) =>
    resolve(dirname(path), id!),
  );
  const body = compileFunction(code, ['require', 'module', 'exports', '__dirname'], {
    filename: relative(root, path),
  }) as Body;
  return { body, imports };
}
