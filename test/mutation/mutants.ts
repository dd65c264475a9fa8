import { parseSync } from 'oxc-parser';
import { exampleRanges, isWithin, type Range } from './example-ranges.ts';
import { mutationsOf, type Mutation } from './mutators.ts';
import { childrenOf, type Node } from './nodes.ts';

/** One way to break one place of a source file. */
export interface Mutant extends Mutation {
  readonly line: number;
  readonly text: string;
  /** The text that it replaces. */
  readonly was: string;
  /** Where the changed node and the nearest around it begin. */
  readonly around: readonly number[];
}

/** Every mutant of a TypeScript source, in order of place. What an example holds is a test and stays as it is. */
export function mutantsOf(name: string, source: string): readonly Mutant[] {
  const { program, errors } = parseSync(name, source);
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]!.message}`);
  const root = program as unknown as Node;
  const spared = exampleRanges(root);
  const mutants: Mutant[] = [];
  walk(root, [], spared, (node, above) => {
    for (const mutation of mutationsOf(node, above, source)) {
      const { from, to, by } = mutation;
      const line = source.slice(0, from).split('\n').length;
      mutants.push({
        ...mutation,
        line,
        was: source.slice(from, to),
        around: placesAround(node, above),
        text: source.slice(0, from) + by + source.slice(to),
      });
    }
  });
  return mutants;
}

function placesAround(node: Node, [parent]: readonly Node[]): readonly number[] {
  const whole = parent?.type === 'Property' || parent?.type === 'BinaryExpression';
  return whole ? [node.start, parent.start] : [node.start];
}

/** Calls back for each node that runs: types, imports and what is spared are left out. */
function walk(
  node: Node,
  above: readonly Node[],
  spared: readonly Range[],
  visit: (node: Node, above: readonly Node[]) => void,
): void {
  if (/^TS(?!As|Satisfies|NonNull)|^Import/.test(node.type) || isWithin(node, spared)) return;
  visit(node, above);
  for (const child of childrenOf(node)) walk(child, [node, ...above], spared, visit);
}
