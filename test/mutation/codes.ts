import type { Node } from './nodes.ts';

/** Whether a string is a code or an id that the program compares, and not words for people. */
export function isCode(value: string, node: Node, above: readonly Node[]): boolean {
  if (!/^[\w.$\\/:-]+$/.test(value) || value.startsWith('https:')) return false;
  return !above.some((each, i) => isForPeople(each, i === 0 ? node : above[i - 1]!));
}

/** Properties and arguments that a report prints. */
function isForPeople(node: Node, below: Node): boolean {
  if (node.type === 'TemplateLiteral') return true;
  if (node.type === 'Property') return words.has((node['key'] as Node)['name'] as string);
  if (node.type !== 'CallExpression') return false;
  const place = (node['arguments'] as readonly Node[]).indexOf(below);
  const callee = (node['callee'] as Node)['name'] as string;
  return place >= (firstWords[callee] ?? Number.POSITIVE_INFINITY);
}

const words = new Set([
  'title',
  'explanation',
  'says',
  'worthTrying',
  'wouldNotHelp',
  'settledBy',
  'references',
  'headline',
  'asks',
  'why',
]);
/** Calls with words, and the place of the first. */
const firstWords: Readonly<Record<string, number>> = { byHand: 0, cite: 1, citeEvent: 1, citeSilence: 1 };
