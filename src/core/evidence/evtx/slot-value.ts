import type { TemplateInstance } from './binxml-node.ts';
import type { Chunk } from './chunk.ts';
import { valueText } from './value-text.ts';

/** Something a template says in place, or the number of the slot that says it. */
export type Part = string | number;

/** The size in bytes of a slot's value; 0 where it is absent, as the last ones may be. */
export function slotSize(chunk: Chunk, instance: TemplateInstance, slot: number): number {
  if (slot >= instance.positions.length) return 0;
  const descriptor = instance.descriptors + 4 * slot;
  return chunk.view.getUint8(descriptor + 2) === 0 ? 0 : chunk.view.getUint16(descriptor, true);
}

/** The type number of a slot's value. */
export function slotType(chunk: Chunk, instance: TemplateInstance, slot: number): number {
  return chunk.view.getUint8(instance.descriptors + 4 * slot + 2);
}

/** The text of a part; '' for an absent value. */
export function partText(chunk: Chunk, instance: TemplateInstance, part: Part): string {
  if (typeof part === 'string') return part;
  const size = slotSize(chunk, instance, part);
  return size === 0
    ? ''
    : valueText(chunk, slotType(chunk, instance, part), instance.positions[part] ?? 0, size);
}

/** The number a part holds; undefined where it holds none. */
export function partNumber(chunk: Chunk, instance: TemplateInstance, part: Part): number | undefined {
  if (typeof part === 'number') {
    const at = instance.positions[part] ?? 0;
    const size = slotSize(chunk, instance, part);
    if (size === 0) return undefined;
    const type = slotType(chunk, instance, part);
    if (type === 0x04 && size === 1) return chunk.view.getUint8(at);
    if (type === 0x06 && size === 2) return chunk.view.getUint16(at, true);
    if (type === 0x08 && size === 4) return chunk.view.getUint32(at, true);
    // Record numbers: what goes beyond 2^53 is none.
    if (type === 0x0a && size === 8) return Number(chunk.view.getBigUint64(at, true));
  }
  const text = partText(chunk, instance, part);
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
