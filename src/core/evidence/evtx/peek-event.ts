import type { BinXmlNode, ElementNode, Fragment, Template, TemplateInstance } from './binxml-node.ts';
import type { Chunk } from './chunk.ts';
import { valueText } from './value-text.ts';

/** What kind of event a record holds. */
export interface EventKind {
  readonly provider: string;
  readonly eventId: number;
}

/** Where a template keeps the kind of its events: a constant or the number of a slot. */
interface KindSlots {
  readonly provider: string | number;
  readonly eventId: string | number;
}

const slotsOf = new WeakMap<Template, KindSlots | 'unusual'>();

/** The kind of an event without filling in its template; undefined where its template is an unusual one. */
export function peekEvent(chunk: Chunk, fragment: Fragment): EventKind | undefined {
  if (fragment.kind !== 'instance') return undefined;
  const { template } = fragment.instance;
  let slots = slotsOf.get(template);
  if (slots === undefined) {
    slots = findSlots(template) ?? 'unusual';
    slotsOf.set(template, slots);
  }
  if (slots === 'unusual') return undefined;
  return {
    provider: textAt(chunk, fragment.instance, slots.provider),
    eventId: Number(textAt(chunk, fragment.instance, slots.eventId)),
  };
}

function textAt(chunk: Chunk, instance: TemplateInstance, slot: string | number): string {
  if (typeof slot === 'string') return slot;
  const at = instance.positions[slot];
  if (at === undefined) return '';
  const descriptor = instance.descriptors + 4 * slot;
  const type = chunk.view.getUint8(descriptor + 2);
  return valueText(chunk, type, at, chunk.view.getUint16(descriptor, true));
}

function findSlots(template: Template): KindSlots | undefined {
  const event = elementIn(template.nodes, 'Event');
  const system = event === undefined ? undefined : elementIn(event.children, 'System');
  if (system === undefined) return undefined;
  const name = elementIn(system.children, 'Provider')?.attributes.find(
    (attribute) => attribute.name === 'Name',
  );
  const provider = name === undefined ? undefined : partOf(name.parts);
  const id = elementIn(system.children, 'EventID');
  const eventId = id === undefined ? undefined : partOf(id.children);
  return provider === undefined || eventId === undefined ? undefined : { provider, eventId };
}

function elementIn(nodes: readonly BinXmlNode[], name: string): ElementNode | undefined {
  return nodes.find((node): node is ElementNode => node.kind === 'element' && node.name === name);
}

function partOf(parts: readonly BinXmlNode[]): string | number | undefined {
  const [part] = parts;
  if (parts.length !== 1) return undefined;
  if (part?.kind === 'text') return part.text;
  return part?.kind === 'slot' ? part.index : undefined;
}
