import type { ElementNode, Fragment, Template, TemplateInstance } from './binxml-node.ts';
import type { Chunk } from './chunk.ts';
import { partOf, planOf } from './event-plan.ts';
import { partNumber, partText, slotType } from './slot-value.ts';
import { readValues } from './template-instance.ts';

const FILE_TIME = 0x11;
const FRAGMENT_HEADER = 4;

/**
 * A record whose template was overwritten, read by the layout of another one: Windows gives what every event has the
 * same slots. Taken only where the record number comes out right; the event's own values stay unread.
 */
export function readBySharedLayout(
  chunk: Chunk,
  start: number,
  end: number,
  id: number,
): Fragment | undefined {
  const { bytes, view } = chunk;
  const at = bytes[start] === 0x0f ? start + FRAGMENT_HEADER : start;
  // A definition in place was damaged itself; nothing tells where its values begin.
  if (at + 14 > end || bytes[at] !== 0x0c || view.getUint32(at + 6, true) === at + 10) return undefined;
  for (const template of chunk.templates.values()) {
    const common = withoutSections(template);
    if (common === undefined) continue;
    const { instance } = readValues(chunk, common, at + 10, end);
    if (fits(chunk, instance, id)) return { kind: 'instance', instance };
  }
  return undefined;
}

const commons = new WeakMap<Template, Template | 'own'>();

/** A template's System alone; undefined where constants in it belong to one provider. */
function withoutSections(template: Template): Template | undefined {
  let common = commons.get(template);
  if (common === undefined) {
    common = makeCommon(template) ?? 'own';
    commons.set(template, common);
  }
  return common === 'own' ? undefined : common;
}

function makeCommon(template: Template): Template | undefined {
  const system = planOf(template)?.system;
  const [event] = template.nodes;
  const needed = [system?.provider, system?.eventId, system?.time, system?.recordId, system?.channel];
  if (event?.kind !== 'element' || needed.some((part) => typeof part !== 'number')) return undefined;
  const element = event.children.find((node) => node.kind === 'element' && node.name === 'System');
  if (element?.kind !== 'element') return undefined;
  const children = element.children.filter((node) => node.kind === 'element' && isFromSlots(node));
  return { ...template, nodes: [{ ...event, children: [{ ...element, children }] }] };
}

// What the other template says in its own words, such as a computer's name, says nothing about this record.
function isFromSlots(element: ElementNode): boolean {
  const parts = [partOf(element.children), ...element.attributes.map((attribute) => partOf(attribute.parts))];
  return parts.every((part) => part === '' || typeof part === 'number');
}

function fits(chunk: Chunk, instance: TemplateInstance, id: number): boolean {
  const { time = '', recordId = '', provider = '' } = planOf(instance.template)?.system ?? {};
  if (typeof time !== 'number' || time >= instance.positions.length) return false;
  if (slotType(chunk, instance, time) !== FILE_TIME || partText(chunk, instance, provider) === '')
    return false;
  return partNumber(chunk, instance, recordId) === id;
}
