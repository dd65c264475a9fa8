import { isCode } from './codes.ts';
import type { Node } from './nodes.ts';

/** A change of the text between two places. */
export interface Mutation {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** The ways to break one node; `above` are the nodes around it, the nearest first. */
export function mutationsOf(node: Node, above: readonly Node[], source: string): readonly Mutation[] {
  const changed = (kind: string, by: string, at: Node = node): Mutation => ({
    kind,
    from: at.start,
    to: at.end,
    by,
  });
  const textOf = (key: string) => textAt(node, key, source);
  switch (node.type) {
    case 'BinaryExpression': {
      const other = otherOperator[node['operator'] as string];
      return other === undefined
        ? []
        : [changed('operator', `${textOf('left')} ${other} ${textOf('right')}`)];
    }
    case 'LogicalExpression':
      return logical(node['operator'] as string, textOf('left'), textOf('right')).map((by) =>
        changed(node['operator'] === '??' ? 'fallback' : 'logical', by),
      );
    case 'IfStatement':
    case 'ConditionalExpression':
      return [changed('negated condition', `!(${textOf('test')})`, node['test'] as Node)];
    case 'ReturnStatement':
      return isLast(node, above) && node['argument'] === null ? [] : [changed('removed return', ';')];
    case 'ContinueStatement':
      return [changed('removed continue', ';')];
    case 'MemberExpression':
      return node['optional'] === true ? [changed('optional chain', asPlain(node, source))] : [];
    case 'CallExpression':
      return swapped(node, source).map((by) => changed('verdict', by, node['callee'] as Node));
    case 'Property':
      return emptied(node) ? [changed('emptied list', '[]', node['value'] as Node)] : [];
    case 'Literal':
      return literal(node, above).map(([kind, by]) => changed(kind, by));
    default:
      return [];
  }
}

function literal(node: Node, above: readonly Node[]): readonly (readonly [string, string])[] {
  const { value } = node;
  const [parent] = above;
  if (parent?.type === 'Property' && parent['key'] === node) return [];
  if (typeof value === 'boolean') return [['boolean', String(!value)]];
  if (typeof value === 'number') return [['number', String(value + 1)]];
  return typeof value === 'string' && isCode(value, node, above) ? [['code', `'${NO_CODE}'`]] : [];
}

function logical(operator: string, left: string, right: string): readonly string[] {
  if (operator === '??') return [left];
  return [`((${left}) ${operator === '&&' ? '||' : '&&'} (${right}))`];
}

/** `a?.b` as `a.b`. */
function asPlain(node: Node, source: string): string {
  const object = node['object'] as Node;
  const rest = source.slice(object.end, node.end).replace('?.', node['computed'] === true ? '' : '.');
  return `(${source.slice(object.start, object.end)} as any)${rest}`;
}

/** The other verdict, from where the file has its own: it need not have imported that one. */
function swapped(node: Node, source: string): readonly string[] {
  const name = (node['callee'] as Node)['name'];
  const other =
    typeof name === 'string' && Object.hasOwn(otherVerdict, name) ? otherVerdict[name] : undefined;
  if (other === undefined) return [];
  const [, home] = /from '(\.\/(?:cause|observation)\.ts)'/.exec(source) ?? [];
  return [home === undefined ? other : `require('${home}').${other}`];
}

function emptied(node: Node): boolean {
  const [key, value] = [node['key'] as Node, node['value'] as Node];
  return (
    lists.has(key['name'] as string) &&
    value.type === 'ArrayExpression' &&
    (value['elements'] as readonly unknown[]).length > 0
  );
}

/** A bare return at the end of a function changes nothing. */
function isLast(node: Node, [parent]: readonly Node[]): boolean {
  return parent?.type === 'BlockStatement' && (parent['body'] as readonly Node[]).at(-1) === node;
}

function textAt(node: Node, key: string, source: string): string {
  const child = node[key] as Node;
  return source.slice(child.start, child.end);
}

const otherOperator: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '-': '+',
  '*': '/',
  '/': '*',
};
/** Words of verdicts and sightings, each with the one nearest to it. */
const otherVerdict: Readonly<Record<string, string>> = {
  proven: 'inferred',
  provenAs: 'inferredAs',
  inferred: 'suspected',
  inferredAs: 'suspectedAs',
  suspected: 'unclear',
  ruledOut: 'unclear',
  unclear: 'ruledOut',
  seen: 'notSeen',
  seenAs: 'seen',
  notSeen: 'notLooked',
  notLooked: 'notSeen',
};
const lists = new Set(['needs', 'uses', 'predicts', 'shows', 'forbids', 'covers']);
const NO_CODE = 'mutant';
