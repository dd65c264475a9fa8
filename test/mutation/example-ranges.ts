import { childrenOf, type Node } from './nodes.ts';

export type Range = readonly [from: number, to: number];

/** Where a file holds examples: the property itself, and what stands at top level for its sake alone. */
export function exampleRanges(program: Node): readonly Range[] {
  const ranges: Range[] = [];
  const names: { readonly name: string; readonly at: number }[] = [];
  collect(program, (node) => {
    const key = node.type === 'Property' ? (node['key'] as Node)['name'] : undefined;
    const own = node.type === 'FunctionDeclaration' ? (node['id'] as Node)['name'] : undefined;
    if (key === 'examples' || own === 'examplesOf') ranges.push([node.start, node.end]);
    if (node.type === 'Identifier') names.push({ name: node['name'] as string, at: node.start });
  });
  let before = -1;
  while (before !== ranges.length) {
    before = ranges.length;
    for (const statement of childrenOf(program)) {
      const declared = declaredBy(statement);
      if (declared.length === 0 || isWithin(statement, ranges)) continue;
      const used = names.filter(
        ({ name, at }) => declared.includes(name) && (at < statement.start || at >= statement.end),
      );
      if (used.length > 0 && used.every(({ at }) => ranges.some(([from, to]) => at >= from && at < to)))
        ranges.push([statement.start, statement.end]);
    }
  }
  return ranges;
}

export function isWithin({ start, end }: Node, ranges: readonly Range[]): boolean {
  return ranges.some(([from, to]) => start >= from && end <= to);
}

/** Names that a top-level statement declares for its own file. */
function declaredBy(statement: Node): readonly string[] {
  if (statement.type === 'FunctionDeclaration') return [(statement['id'] as Node)['name'] as string];
  if (statement.type !== 'VariableDeclaration') return [];
  return (statement['declarations'] as readonly Node[]).map((each) => (each['id'] as Node)['name'] as string);
}

function collect(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of childrenOf(node)) collect(child, visit);
}
