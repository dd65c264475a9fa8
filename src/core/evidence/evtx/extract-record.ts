import { DecodeError } from '../../bytes/reader.ts';
import type { EventField, EvtxRecord } from './record.ts';
import type { XmlChild, XmlElement } from './resolve-event.ts';

/** What the record's own header adds to the event's XML. */
export interface RecordOrigin {
  readonly recordId: number;
  /** When the record was written, ISO 8601. */
  readonly written: string;
  readonly recovered: boolean;
  readonly partial: boolean;
}

/** The plain values of one event's XML. */
export function extractRecord(children: readonly XmlChild[], origin: RecordOrigin): EvtxRecord {
  const event = children.find(
    (child): child is XmlElement => child.kind === 'element' && child.name === 'Event',
  );
  const system = event === undefined ? undefined : elementOf(event, 'System');
  if (event === undefined || system === undefined)
    throw new DecodeError('record: holds no Event with a System part');
  const values = systemValues(system, origin);
  const written = values.provider !== '';
  const rendering = elementOf(event, 'RenderingInfo');
  const message = rendering === undefined ? undefined : textOf(rendering, 'Message');
  return {
    ...values,
    ...(message === undefined ? {} : { message }),
    data: event.children.flatMap(eventFields),
    recovered: origin.recovered,
    ...(origin.partial || !written ? { partial: true } : {}),
    // A record whose values never reached the disk still has its own time.
    ...(written ? {} : { time: origin.written, recordId: origin.recordId }),
  };
}

type SystemValues = Omit<EvtxRecord, 'data' | 'recovered' | 'partial' | 'message'>;

function systemValues(system: XmlElement, origin: RecordOrigin): SystemValues {
  const eventId = elementOf(system, 'EventID');
  const correlation = elementOf(system, 'Correlation');
  const execution = elementOf(system, 'Execution');
  const time = attributeOf(elementOf(system, 'TimeCreated'), 'SystemTime');
  return {
    recordId: numberOf(textOf(system, 'EventRecordID')) ?? origin.recordId,
    time: time === undefined ? origin.written : sevenDigits(time),
    provider: attributeOf(elementOf(system, 'Provider'), 'Name') ?? '',
    eventId: numberOf(eventId === undefined ? undefined : contentOf(eventId)) ?? 0,
    ...present('qualifiers', numberOf(attributeOf(eventId, 'Qualifiers'))),
    ...present('level', numberOf(textOf(system, 'Level'))),
    channel: textOf(system, 'Channel') ?? '',
    computer: textOf(system, 'Computer') ?? '',
    ...present('activityId', attributeOf(correlation, 'ActivityID')?.toLowerCase()),
    ...present('relatedActivityId', attributeOf(correlation, 'RelatedActivityID')?.toLowerCase()),
    ...present('userSid', attributeOf(elementOf(system, 'Security'), 'UserID')),
    ...present('processId', numberOf(attributeOf(execution, 'ProcessID'))),
    ...present('threadId', numberOf(attributeOf(execution, 'ThreadID'))),
  };
}

function present<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // A computed key widens to string; this record has exactly the one key.
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
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
    fields.push(...pathFields(element, path === '' ? element.name : `${path}.${element.name}`));
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

function textOf(parent: XmlElement, name: string): string | undefined {
  const element = elementOf(parent, name);
  return element === undefined ? undefined : contentOf(element);
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

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
}

// Collectors store times as text, with as many digits as the source machine printed.
function sevenDigits(time: string): string {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(time);
  return match === null ? time : `${match[1]}.${(match[2] ?? '').padEnd(7, '0').slice(0, 7)}Z`;
}
