import { DecodeError } from '../../bytes/reader.ts';
import { systemPlaces, type SystemPart } from './event-plan.ts';
import type { EventField, EvtxRecord } from './record.ts';
import type { XmlChild, XmlElement } from './resolve-event.ts';

/** What the record's own header adds to the event's XML. */
export interface RecordOrigin {
  readonly recordId: number;
  /** When the record was written, ISO 8601. */
  readonly written: string;
  readonly recovered: boolean;
  /** Why it can be read only in part, where that is so. */
  readonly problem: string | undefined;
}

/** Where the parts of a record come from: its XML, or the values of its template. */
export interface RecordParts {
  readonly number: (place: SystemPart) => number | undefined;
  readonly text: (place: SystemPart) => string;
  readonly message: string | undefined;
  readonly data: readonly EventField[];
}

/** The plain values of one event's XML. */
export function extractRecord(children: readonly XmlChild[], origin: RecordOrigin): EvtxRecord {
  const event = children.find(
    (child): child is XmlElement => child.kind === 'element' && child.name === 'Event',
  );
  const system = event === undefined ? undefined : elementOf(event, 'System');
  if (event === undefined || system === undefined) {
    throw new DecodeError('record: holds no Event with a System part');
  }
  const rendering = elementOf(event, 'RenderingInfo');
  const text = (place: SystemPart) => placeText(system, systemPlaces[place]);
  const number = (place: SystemPart) => {
    const digits = text(place);
    return /^\d+$/.test(digits) ? Number(digits) : undefined;
  };
  const message = rendering === undefined ? undefined : elementOf(rendering, 'Message');
  return assembleRecord(
    {
      number,
      text,
      message: message === undefined ? undefined : contentOf(message),
      data: event.children.flatMap(eventFields),
    },
    origin,
  );
}

type Draft = { -readonly [K in keyof EvtxRecord]?: EvtxRecord[K] };

/** A record from its parts; what an event does not have is left out. */
export function assembleRecord(parts: RecordParts, origin: RecordOrigin): EvtxRecord {
  const { number, text } = parts;
  const provider = text('provider');
  const time = text('time');
  // A record whose values never reached the disk still has its own time and number.
  const values = provider !== '';
  const draft: Draft = {
    recordId: (values ? number('recordId') : undefined) ?? origin.recordId,
    time: values && time !== '' ? sevenDigits(time) : origin.written,
    provider,
    eventId: number('eventId') ?? 0,
  };
  addOptionals(draft, parts);
  draft.data = parts.data;
  draft.recovered = origin.recovered;
  if (origin.problem !== undefined || !values) draft.partial = true;
  // All that EvtxRecord requires was set above.
  return draft as EvtxRecord;
}

function addOptionals(draft: Draft, { number, text, message }: RecordParts): void {
  const qualifiers = number('qualifiers');
  const level = number('level');
  const activityId = text('activityId');
  const relatedActivityId = text('relatedActivityId');
  const userSid = text('userSid');
  const processId = number('processId');
  const threadId = number('threadId');
  if (qualifiers !== undefined) draft.qualifiers = qualifiers;
  if (level !== undefined) draft.level = level;
  draft.channel = text('channel');
  draft.computer = text('computer');
  if (activityId !== '') draft.activityId = activityId.toLowerCase();
  if (relatedActivityId !== '') draft.relatedActivityId = relatedActivityId.toLowerCase();
  if (userSid !== '') draft.userSid = userSid;
  if (processId !== undefined) draft.processId = processId;
  if (threadId !== undefined) draft.threadId = threadId;
  if (message !== undefined) draft.message = message;
}

function placeText(system: XmlElement, [name, attribute]: readonly [string, string?]): string {
  const element = elementOf(system, name);
  if (element === undefined) return '';
  return attribute === undefined ? contentOf(element) : (attributeOf(element, attribute) ?? '');
}

/** Values of EventData by their Name; of anything else by the path of elements below its outermost one. */
function eventFields(section: XmlChild): readonly EventField[] {
  if (section.kind !== 'element' || section.name === 'System' || section.name === 'RenderingInfo') return [];
  if (section.name !== 'EventData') {
    return section.children.flatMap((child) => (child.kind === 'element' ? pathFields(child, '') : []));
  }
  const fields: EventField[] = [];
  for (const child of section.children) {
    if (child.kind !== 'element') continue;
    const named = child.name === 'Data' ? '' : child.name;
    fields.push({ name: attributeOf(child, 'Name') ?? named, text: contentOf(child) });
  }
  return fields;
}

function pathFields(outermost: XmlElement, path: string): readonly EventField[] {
  const fields: EventField[] = [];
  for (const { name, value } of outermost.attributes) {
    if (!name.startsWith('xmlns')) fields.push({ name: `${path}@${name}`, text: value });
  }
  const elements = outermost.children.filter((child) => child.kind === 'element');
  if (elements.length === 0 && (path !== '' || outermost.children.length > 0)) {
    fields.unshift({ name: path, text: contentOf(outermost) });
  }
  for (const element of elements) {
    const inner = pathFields(element, path === '' ? element.name : `${path}.${element.name}`);
    for (const field of inner) fields.push(field);
  }
  return fields;
}

function elementOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find(
    (child): child is XmlElement => child.kind === 'element' && child.name === name,
  );
}

function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find((attribute) => attribute.name === name)?.value;
}

function contentOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (child.kind === 'text') text += child.text;
    else if (child.kind === 'element') text += contentOf(child);
    else if (child.kind === 'entity') text += `&${child.name};`;
  }
  return text;
}

// Collectors store times as text, with as many digits as the source machine printed.
function sevenDigits(time: string): string {
  if (time.length === 28 && time.endsWith('Z')) return time;
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(time);
  return match === null ? time : `${match[1]}.${(match[2] ?? '').padEnd(7, '0').slice(0, 7)}Z`;
}
