import { DecodeError } from '../../bytes/reader.ts';
import type { AttributeNode, BinXmlNode, ElementNode, Fragment, TemplateInstance } from './binxml-node.ts';
import type { Chunk } from './chunk.ts';
import { readFragment } from './template-instance.ts';
import { arrayTexts, BINXML_TYPE, isArray, valueText } from './value-text.ts';

/** An element with its values filled in. */
export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlChild[];
}

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

export type XmlChild =
  | XmlElement
  | { readonly kind: 'text'; readonly text: string; readonly cdata: boolean }
  | { readonly kind: 'entity'; readonly name: string }
  | { readonly kind: 'instruction'; readonly target: string; readonly text: string };

const MOST_NODES = 50_000;
const MOST_TEXT = 1_000_000;

interface Scope {
  readonly chunk: Chunk;
  readonly instance: TemplateInstance | undefined;
  readonly depth: number;
  /** Nodes and characters still allowed: values may be used many times, so size on disk bounds nothing. */
  readonly budget: { nodes: number; text: number };
  readonly damage: { problem: string | undefined };
}

/** An event's XML; `problem` says what could not be read of it. */
export interface ResolvedEvent {
  readonly children: readonly XmlChild[];
  readonly problem: string | undefined;
}

/** The XML a fragment stands for, templates filled in; values that cannot be read are left out. */
export function resolveFragment(chunk: Chunk, fragment: Fragment): ResolvedEvent {
  const budget = { nodes: MOST_NODES, text: MOST_TEXT };
  const damage: Scope['damage'] = { problem: undefined };
  const children: XmlChild[] = [];
  addFragment(children, { chunk, instance: undefined, depth: 0, budget, damage }, fragment);
  return { children, problem: damage.problem };
}

function addFragment(into: XmlChild[], scope: Scope, fragment: Fragment): void {
  if (fragment.kind === 'instance') {
    addNodes(
      into,
      { ...scope, instance: fragment.instance, depth: scope.depth + 1 },
      fragment.instance.template.nodes,
    );
  } else {
    addNodes(into, { ...scope, instance: undefined, depth: scope.depth + 1 }, fragment.nodes);
  }
}

function addNodes(into: XmlChild[], scope: Scope, nodes: readonly BinXmlNode[]): void {
  for (const node of nodes) addNode(into, scope, node);
}

function addNode(into: XmlChild[], scope: Scope, node: BinXmlNode): void {
  spend(scope, 0);
  switch (node.kind) {
    case 'element':
      addElement(into, scope, node);
      return;
    case 'slot':
      addSlot(into, scope, node.index);
      return;
    case 'instance':
      addFragment(into, scope, node);
      return;
    default:
      // A template's own text costs each time that it is used.
      spend(scope, node.kind === 'entity' ? node.name.length : node.text.length);
      into.push(node);
  }
}

function addElement(into: XmlChild[], scope: Scope, element: ElementNode): void {
  // The Event itself depends on its data, yet one without data is still an event.
  if (element.dependsOn >= 0 && element.name !== 'Event' && isAbsent(scope, element.dependsOn)) return;
  const attributes = resolveAttributes(scope, element.attributes);
  const items = repeatedTexts(scope, element.children);
  if (items !== undefined) {
    for (const text of items) {
      spend(scope, text.length);
      const children: XmlChild[] = text === '' ? [] : [{ kind: 'text', text, cdata: false }];
      into.push({ kind: 'element', name: element.name, attributes, children });
    }
    return;
  }
  const children: XmlChild[] = [];
  addNodes(children, scope, element.children);
  into.push({ kind: 'element', name: element.name, attributes, children });
}

// An element around a list stands once for each item.
function repeatedTexts(scope: Scope, children: readonly BinXmlNode[]): readonly string[] | undefined {
  const [only] = children;
  if (children.length !== 1 || only?.kind !== 'slot' || scope.instance === undefined) return undefined;
  const { type, at, size } = slotOf(scope, only.index);
  return isArray(type) && size > 0 ? arrayTexts(scope.chunk, type, at, size) : undefined;
}

function addSlot(into: XmlChild[], scope: Scope, index: number): void {
  const { type, at, size } = slotOf(scope, index);
  if (size === 0) return;
  if (type === BINXML_TYPE) {
    addInner(into, scope, at, at + size);
    return;
  }
  const text = valueText(scope.chunk, type, at, size);
  spend(scope, text.length);
  if (text !== '') into.push({ kind: 'text', text, cdata: false });
}

// Damage inside one value leaves the rest of the event readable.
function addInner(into: XmlChild[], scope: Scope, start: number, end: number): void {
  spend(scope, end - start);
  try {
    addFragment(into, scope, readFragment(scope.chunk, start, end, scope.depth));
  } catch (error) {
    if (!(error instanceof DecodeError) || isSpent(scope)) throw error;
    scope.damage.problem ??= error.message;
  }
}

function resolveAttributes(scope: Scope, attributes: readonly AttributeNode[]): readonly XmlAttribute[] {
  const resolved: XmlAttribute[] = [];
  for (const { name, parts } of attributes) {
    spend(scope, 0);
    const [only] = parts;
    if (parts.length === 1 && only?.kind === 'slot' && only.optional && isAbsent(scope, only.index)) continue;
    let value = '';
    for (const part of parts) value += partText(scope, part);
    resolved.push({ name, value });
  }
  return resolved;
}

function partText(scope: Scope, part: BinXmlNode): string {
  const text = textOf(scope, part);
  spend(scope, text.length);
  return text;
}

function textOf(scope: Scope, part: BinXmlNode): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'entity') return `&${part.name};`;
  if (part.kind !== 'slot') return '';
  const { type, at, size } = slotOf(scope, part.index);
  return valueText(scope.chunk, type, at, size);
}

function isAbsent(scope: Scope, index: number): boolean {
  const { type, size } = slotOf(scope, index);
  return type === 0x00 || size === 0;
}

interface Slot {
  readonly type: number;
  readonly at: number;
  readonly size: number;
}

const absent: Slot = { type: 0, at: 0, size: 0 };

function slotOf(scope: Scope, index: number): Slot {
  const { chunk, instance } = scope;
  const at = instance?.positions[index];
  // Windows writes fewer values than slots when the last ones are absent.
  if (instance === undefined || at === undefined) return absent;
  const descriptor = instance.descriptors + 4 * index;
  return {
    type: chunk.view.getUint8(descriptor + 2),
    at,
    size: chunk.view.getUint16(descriptor, true),
  };
}

function isSpent({ budget, chunk }: Scope): boolean {
  return budget.nodes < 0 || budget.text < 0 || !chunk.budget.take('steps');
}

function spend(scope: Scope, characters: number): void {
  const { budget } = scope;
  budget.nodes -= 1;
  budget.text -= characters;
  if (!scope.chunk.budget.take('bytesOut', characters) || budget.nodes < 0 || budget.text < 0)
    throw new DecodeError('event: grows beyond reason when its templates are filled in');
}
