import { DecodeError } from '../../bytes/reader.ts';
import type { BinXmlNode, ElementNode, TemplateInstance } from './binxml-node.ts';
import type { Chunk } from './chunk.ts';
import { dataPlanOf, soleElement } from './data-plan.ts';
import { planOf, type SystemPart } from './event-plan.ts';
import { assembleRecord, type RecordOrigin } from './extract-record.ts';
import type { EventField, EvtxRecord } from './record.ts';
import { partNumber, partText, slotSize, slotType } from './slot-value.ts';
import { readFragment } from './template-instance.ts';
import { arrayTexts, BINXML_TYPE, isArray, valueText } from './value-text.ts';

/** A record read straight from its values, and what could not be read of it. */
export interface PlannedRecord {
  readonly record: EvtxRecord;
  readonly problem: string | undefined;
}

const MOST_TEXT = 1_000_000;
/** What a value costs beside its text. */
const EVERY_FIELD = 16;

interface Source {
  readonly chunk: Chunk;
  readonly instance: TemplateInstance;
}

interface Gathered {
  readonly data: EventField[];
  characters: number;
  problem: string | undefined;
}

/** The record of a template instance without building its XML; undefined where its templates are unusual. */
export function plannedRecord(
  chunk: Chunk,
  instance: TemplateInstance,
  origin: RecordOrigin,
): PlannedRecord | undefined {
  const plan = planOf(instance.template);
  if (plan === undefined) return undefined;
  const gathered: Gathered = { data: [], characters: 0, problem: origin.problem };
  for (const section of plan.sections) if (!gather(gathered, { chunk, instance }, section)) return undefined;
  const number = (place: SystemPart) => partNumber(chunk, instance, plan.system[place] ?? '');
  const text = (place: SystemPart) => partText(chunk, instance, plan.system[place] ?? '');
  const { data, problem, characters } = gathered;
  if (!chunk.budget.take('bytesOut', characters)) return undefined;
  const record = assembleRecord({ number, text, message: undefined, data }, { ...origin, problem });
  return { record, problem };
}

function gather(into: Gathered, source: Source, section: BinXmlNode): boolean {
  if (section.kind === 'element') return gatherElement(into, source, section);
  if (section.kind !== 'slot') return false;
  const { chunk, instance } = source;
  const size = slotSize(chunk, instance, section.index);
  if (size === 0) return true;
  if (slotType(chunk, instance, section.index) !== BINXML_TYPE) return false;
  const at = instance.positions[section.index] ?? 0;
  spend(into, size);
  const inner = innerInstance(into, chunk, at, at + size);
  if (inner === 'unreadable') return true;
  const element = inner === undefined ? undefined : soleElement(inner.template);
  return (
    inner !== undefined && element !== undefined && gatherElement(into, { chunk, instance: inner }, element)
  );
}

// Damage inside the event's own part leaves what every event has readable.
function innerInstance(
  into: Gathered,
  chunk: Chunk,
  start: number,
  end: number,
): TemplateInstance | 'unreadable' | undefined {
  try {
    const fragment = readFragment(chunk, start, end, 1);
    return fragment.kind === 'instance' ? fragment.instance : undefined;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    into.problem ??= error.message;
    return 'unreadable';
  }
}

function gatherElement(into: Gathered, { chunk, instance }: Source, section: ElementNode): boolean {
  const plan = dataPlanOf(section);
  if (plan === undefined) return false;
  for (const { name, part, dependsOn } of plan) {
    if (dependsOn >= 0 && slotSize(chunk, instance, dependsOn) === 0) continue;
    if (typeof part === 'string') {
      add(into, name, part);
      continue;
    }
    const size = slotSize(chunk, instance, part);
    const type = size === 0 ? 0 : slotType(chunk, instance, part);
    if (type === BINXML_TYPE) return false;
    const at = instance.positions[part] ?? 0;
    if (isArray(type)) for (const text of arrayTexts(chunk, type, at, size)) add(into, name, text);
    else add(into, name, valueText(chunk, type, at, size));
  }
  return true;
}

function add(into: Gathered, name: string, text: string): void {
  spend(into, text.length + EVERY_FIELD);
  into.data.push({ name, text });
}

function spend(into: Gathered, characters: number): void {
  into.characters += characters;
  if (into.characters > MOST_TEXT) {
    throw new DecodeError('event: grows beyond reason when its templates are filled in');
  }
}
