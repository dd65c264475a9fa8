import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { nodesOf } from './powershell-parser.ts';

type Overload = readonly string[];

/** Public constructors and static methods of .NET Framework 4.8, for every type the scripts call: the overloads that count on 5.1. */
export const framework = JSON.parse(
  readFileSync(join(import.meta.dirname, 'framework-overloads.json'), 'utf8'),
) as {
  readonly constructors: { readonly [type: string]: readonly Overload[] };
  readonly statics: { readonly [type: string]: { readonly [member: string]: readonly Overload[] } };
};

/** One call of a constructor or static method; an argument is the type its text proves, or undefined. */
export interface Call {
  readonly text: string;
  readonly line: number;
  readonly type: string;
  /** `.ctor` for a constructor. */
  readonly member: string;
  readonly args: readonly (string | undefined)[];
}

/** Every `New-Object`, `[Type]::new` and `[Type]::Method` of a script. */
export function callsOf(root: Node): readonly Call[] {
  const invoked = nodesOf(root, 'invokation_expression').flatMap((node) => {
    const type = node.child(0)?.type === 'type_literal' ? typeOf(node.child(0)!.text) : undefined;
    if (type === undefined) return [];
    const member = nodesOf(node, 'member_name')[0]!.text;
    const list = node.children.find((child) => child?.type === 'argument_list');
    const args = (list?.namedChildren[0]?.namedChildren ?? []).map((arg) => argumentType(arg));
    return [callAt(node, type, member === 'new' ? '.ctor' : member, args)];
  });
  return [...invoked, ...nodesOf(root, 'command').flatMap(constructed)];
}

function constructed(command: Node): readonly Call[] {
  if (!/^New-Object\b/i.test(command.text)) return [];
  const elements = (command.childForFieldName('command_elements')?.namedChildren ?? []).filter(
    (node) => node.type !== 'command_argument_sep',
  );
  const named = elements.findIndex((node) => /^-TypeName$/i.test(node.text));
  const listed = elements.findIndex((node) => /^-ArgumentList$/i.test(node.text));
  const list = listed < 0 ? undefined : elements[listed + 1]!;
  const items = list?.type === 'array_literal_expression' ? list.namedChildren : list ? [list] : [];
  const type = typeOf(elements[named + 1]!.text.replaceAll("'", ''));
  return [
    callAt(
      command,
      type,
      '.ctor',
      items.map((item) => argumentType(item)),
    ),
  ];
}

function callAt(node: Node, type: string, member: string, args: Call['args']): Call {
  return {
    text: node.text.replace(/\s+/g, ' ').slice(0, 160),
    line: node.startPosition.row + 1,
    type,
    member,
    args,
  };
}

/** What an argument's own text says about its type: a literal, a cast, a member of a known type, a typed parameter. */
function argumentType(node: Node): string | undefined {
  let inner = node;
  while (inner.namedChildCount === 1 && !decisive.includes(inner.type)) inner = inner.namedChild(0)!;
  const text = inner.text;
  if (inner.type === 'string_literal') return 'literal';
  if (inner.type === 'integer_literal') return 'int';
  if (inner.type === 'expression_with_unary_operator' || inner.type === 'cast_expression') {
    const cast = /^\[([\w.[\]]+?)\]\s/.exec(text);
    return cast === null ? undefined : typeOf(cast[1]!);
  }
  if (inner.type === 'member_access') {
    const member = /^\[([\w.]+)\]::(\w+)$/.exec(text);
    return member === null
      ? undefined
      : (properties[`${typeOf(member[1]!)}::${member[2]}`] ?? typeOf(member[1]!));
  }
  if (inner.type === 'invokation_expression') {
    const called = /^\[([\w.]+)\]::(\w+)\(/.exec(text);
    return called === null ? undefined : returns[`${typeOf(called[1]!)}::${called[2]}`];
  }
  if (inner.type === 'variable') return variableType(inner);
  return undefined;
}

/** The type a parameter of the function around is declared with. */
function variableType(node: Node): string | undefined {
  if (/^\$(true|false)$/i.test(node.text)) return 'bool';
  let around: Node | null = node;
  while (around !== null && around.type !== 'function_statement') around = around.parent;
  const name = node.text.slice(1).replace(/\W/g, '');
  const declared = new RegExp(`\\[([\\w.]+(?:\\[\\])?)\\]\\s*\\$${name}\\b`).exec(around?.text ?? '');
  return declared === null ? undefined : typeOf(declared[1]!);
}

/** Overloads that .NET Framework cannot be told apart by this call; undefined where the type is not in the table. */
export function rivalsOf({ type, member, args }: Call): readonly Overload[] | undefined {
  const name = boxed[type] ?? type;
  const all = member === '.ctor' ? framework.constructors[name] : framework.statics[name]?.[member];
  if (all === undefined) return undefined;
  let left = all.filter((overload) => overload.length === args.length);
  for (const [at, arg] of args.entries()) {
    if (arg === undefined) continue;
    const exact = left.filter((overload) => fits(arg, overload[at]!));
    if (exact.length > 0) left = exact;
  }
  const open = args.some(
    (arg, at) => new Set(left.map((overload) => overload[at])).size > 1 && !isSettled(arg, left, at),
  );
  return left.length > 1 && open ? left : left.slice(0, 1);
}

function isSettled(arg: string | undefined, left: readonly Overload[], at: number): boolean {
  return arg !== undefined && arg !== 'literal' && left.every((overload) => fits(arg, overload[at]!));
}

function fits(arg: string, parameter: string): boolean {
  return (
    arg === parameter ||
    (arg === 'literal' && parameter === 'string') ||
    (bases[arg]?.includes(parameter) ?? false)
  );
}

/** The full name of a type as a script writes it, or the short one of C# for the simple types. */
function typeOf(text: string): string {
  const plain = text.replace(/^\[|\]$/g, '');
  const short = plain.replace(/^System\./i, '');
  return simple[short.toLowerCase()] ?? (/^(System|Microsoft)\./.test(plain) ? plain : `System.${plain}`);
}

const decisive: readonly string[] = [
  'string_literal',
  'integer_literal',
  'expression_with_unary_operator',
  'cast_expression',
  'member_access',
  'invokation_expression',
  'variable',
];
const simple: { readonly [name: string]: string } = {
  string: 'string',
  object: 'object',
  int: 'int',
  int32: 'int',
  long: 'long',
  int64: 'long',
  double: 'double',
  uint32: 'uint',
  char: 'char',
  bool: 'bool',
  byte: 'byte',
  'byte[': 'byte[]',
  'byte[]': 'byte[]',
  regex: 'System.Text.RegularExpressions.Regex',
  array: 'System.Array',
};
/** The simple types by the names under which their static methods stand. */
const boxed: { readonly [name: string]: string } = {
  string: 'System.String',
  long: 'System.Int64',
  double: 'System.Double',
};
const properties: { readonly [name: string]: string } = {
  'System.Globalization.CultureInfo::InvariantCulture': 'System.IFormatProvider',
};
const returns: { readonly [name: string]: string } = {
  'System.BitConverter::GetBytes': 'byte[]',
};
const bases: { readonly [name: string]: readonly string[] } = {
  'System.StringComparer': ['System.Collections.IEqualityComparer'],
};
