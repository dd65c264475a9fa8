import type { BinXmlNode, ElementNode, Template } from './binxml-node.ts';
import type { Part } from './slot-value.ts';

/** Where a template keeps what every event has, so that it is found without filling the template in. */
export interface EventPlan {
  readonly system: Readonly<Partial<Record<SystemPart, Part>>>;
  /** What stands beside System: EventData written out, or the slot that takes it. */
  readonly sections: readonly BinXmlNode[];
}

export type SystemPart =
  | 'provider'
  | 'eventId'
  | 'qualifiers'
  | 'level'
  | 'time'
  | 'recordId'
  | 'activityId'
  | 'relatedActivityId'
  | 'processId'
  | 'threadId'
  | 'channel'
  | 'computer'
  | 'userSid';

/** Where each part stands in the XML: an element of System, and the attribute of it that is meant. */
export const systemPlaces: Readonly<Record<SystemPart, readonly [element: string, attribute?: string]>> = {
  provider: ['Provider', 'Name'],
  eventId: ['EventID'],
  qualifiers: ['EventID', 'Qualifiers'],
  level: ['Level'],
  time: ['TimeCreated', 'SystemTime'],
  recordId: ['EventRecordID'],
  activityId: ['Correlation', 'ActivityID'],
  relatedActivityId: ['Correlation', 'RelatedActivityID'],
  processId: ['Execution', 'ProcessID'],
  threadId: ['Execution', 'ThreadID'],
  channel: ['Channel'],
  computer: ['Computer'],
  userSid: ['Security', 'UserID'],
};

const partAt = new Map(
  Object.entries(systemPlaces).map(([part, place]) => [place.join('@'), part as SystemPart] as const),
);

const plans = new WeakMap<Template, EventPlan | 'unusual'>();

/** The plan of a template; undefined where the template is not built the way Windows builds them. */
export function planOf(template: Template): EventPlan | undefined {
  let plan = plans.get(template);
  if (plan === undefined) {
    plan = makePlan(template) ?? 'unusual';
    plans.set(template, plan);
  }
  return plan === 'unusual' ? undefined : plan;
}

function makePlan(template: Template): EventPlan | undefined {
  const [event] = template.nodes;
  if (template.nodes.length !== 1 || event?.kind !== 'element' || event.name !== 'Event') return undefined;
  const first = event.children.findIndex((node) => node.kind === 'element' && node.name === 'System');
  const element = event.children[first];
  if (element?.kind !== 'element' || element.dependsOn >= 0) return undefined;
  const system: Partial<Record<SystemPart, Part>> = {};
  for (const child of element.children) {
    if (child.kind !== 'element' || !addParts(system, child)) return undefined;
  }
  return { system, sections: event.children.filter((_, i) => i !== first) };
}

function addParts(system: Partial<Record<SystemPart, Part>>, element: ElementNode): boolean {
  const content = partOf(element.children);
  if (content === undefined || (element.dependsOn >= 0 && element.dependsOn !== content)) return false;
  const place = partAt.get(element.name);
  if (place !== undefined) system[place] ??= content;
  for (const { name, parts } of element.attributes) {
    const value = partOf(parts);
    if (value === undefined) return false;
    const inner = partAt.get(`${element.name}@${name}`);
    if (inner !== undefined) system[inner] ??= value;
  }
  return true;
}

/** The one constant or slot that content consists of; '' for no content, undefined for anything mixed. */
export function partOf(parts: readonly BinXmlNode[]): Part | undefined {
  const [part] = parts;
  if (part === undefined) return '';
  if (parts.length > 1) return undefined;
  if (part.kind === 'text') return part.text;
  return part.kind === 'slot' ? part.index : undefined;
}
