import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Language, Parser, type Node } from 'web-tree-sitter';

/** Parses PowerShell without an engine; the grammar knows the language of both editions. */
export async function powershellParser(): Promise<(text: string) => Node> {
  await Parser.init();
  const require = createRequire(import.meta.url);
  const grammar = require.resolve('tree-sitter-powershell/package.json');
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(dirname(grammar), 'tree-sitter-powershell.wasm')));
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the parser gave no tree');
    return tree.rootNode;
  };
}

/** Every node of a type, in the order of the text. */
export function nodesOf(root: Node, type: string): readonly Node[] {
  return root.descendantsOfType(type).filter((node) => node !== null);
}

const source = join(import.meta.dirname, '..', '..', 'src');

/** The PowerShell files of the product, by path below src. */
export function powershellFiles(): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ps1'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));
}
