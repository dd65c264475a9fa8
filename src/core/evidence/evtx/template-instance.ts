import { DecodeError } from '../../bytes/reader.ts';
import type { Fragment, Template, TemplateInstance } from './binxml-node.ts';
import { CHUNK_LENGTH, type Chunk } from './chunk.ts';
import { parseBinXml } from './parse-binxml.ts';

const DEEPEST_INSTANCE = 16;
const MOST_VALUES = 8192;
const MOST_TEMPLATE_BYTES = 4 * CHUNK_LENGTH;
const MOST_KNOWN_TEMPLATES = 4096;

/** The binary XML between two offsets: one template instance, or elements written out as collectors store them. */
export function readFragment(chunk: Chunk, start: number, end: number, depth: number): Fragment {
  if (depth > DEEPEST_INSTANCE) throw new DecodeError(`BinXml at byte ${start}: fragments nest too deep`);
  const { bytes } = chunk;
  const at = bytes[start] === 0x0f ? start + 4 : start;
  if (at < end && bytes[at] === 0x0c) {
    return { kind: 'instance', instance: readInstance(chunk, at, end).instance };
  }
  const instanceAt = (offset: number) => readInstance(chunk, offset, end);
  return { kind: 'nodes', nodes: parseBinXml({ chunk, start, end, instanceAt }) };
}

/**
 * A template instance at its 0x0c token: one (1), template id (4), definition offset (4), the definition where it
 * is the first in its chunk, count of values (4), descriptors, values.
 */
export function readInstance(
  chunk: Chunk,
  start: number,
  end: number,
): { readonly instance: TemplateInstance; readonly end: number } {
  const { view } = chunk;
  need(start, 14, end);
  const id = view.getUint32(start + 2, true);
  const definition = view.getUint32(start + 6, true);
  let at = start + 10;
  const inPlace = definition === at;
  const template = inPlace ? templateAt(chunk, definition, id) : sharedTemplate(chunk, definition, id);
  if (inPlace) at += 24 + view.getUint32(at + 20, true);
  return readValues(chunk, template, at, end);
}

/** The values of an instance, where its template is known: their count (4), descriptors, bytes. */
export function readValues(
  chunk: Chunk,
  template: Template,
  start: number,
  end: number,
): { readonly instance: TemplateInstance; readonly end: number } {
  const { view } = chunk;
  need(start, 4, end);
  const count = view.getUint32(start, true);
  if (count > MOST_VALUES) throw new DecodeError(`template instance at byte ${start}: ${count} values`);
  const descriptors = start + 4;
  let at = descriptors + 4 * count;
  need(descriptors, 4 * count, end);
  const positions: number[] = [];
  for (let i = 0; i < count; i += 1) {
    positions.push(at);
    at += view.getUint16(descriptors + 4 * i, true);
  }
  if (at > end) {
    throw new DecodeError(`template instance at byte ${start}: its values reach past the record's end`);
  }
  return { instance: { template, descriptors, positions }, end: at };
}

function need(at: number, length: number, end: number): void {
  if (at + length > end)
    throw new DecodeError(`template instance at byte ${at}: needs ${length} bytes, past its end`);
}

function sharedTemplate(chunk: Chunk, offset: number, id: number): Template {
  const cached = chunk.templates.get(offset);
  if (cached !== undefined && cached.id === id) return cached;
  const { bytes, view } = chunk;
  const intact = offset + 24 <= bytes.length && view.getUint32(offset + 4, true) === id;
  if (intact) return templateAt(chunk, offset, id);
  const known = chunk.known.get(id);
  if (known === undefined) {
    throw new DecodeError(`template 0x${id.toString(16)}: no longer at byte ${offset} of its chunk`);
  }
  return known;
}

function templateAt(chunk: Chunk, offset: number, id: number): Template {
  const cached = chunk.templates.get(offset);
  if (cached !== undefined && cached.id === id) return cached;
  const { bytes, view } = chunk;
  if (offset + 24 > bytes.length) throw new DecodeError(`template at byte ${offset}: outside the chunk`);
  const start = offset + 24;
  const end = start + view.getUint32(offset + 20, true);
  if (end > bytes.length) throw new DecodeError(`template at byte ${offset}: longer than its chunk`);
  chunk.templateBytes += end - start;
  if (chunk.templateBytes > MOST_TEMPLATE_BYTES) {
    throw new DecodeError(`template at byte ${offset}: the chunk's definitions overlap beyond reason`);
  }
  const nodes = parseBinXml({ chunk, start, end });
  const template = { id, nodes };
  chunk.templates.set(offset, template);
  if (chunk.known.size < MOST_KNOWN_TEMPLATES && !chunk.known.has(id)) chunk.known.set(id, template);
  return template;
}
