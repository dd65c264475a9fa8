/** An element of a template: attributes and content are constants or slots, given by their number. */
export interface ElementShape {
  readonly name: string;
  readonly attributes?: readonly (readonly [name: string, value: string | number])[];
  readonly content?: string | number | readonly ElementShape[];
}

/** Slot numbers of the outer template, in the order Windows numbers them; 18 holds the computer. */
export const slots = {
  level: 0,
  opcode: 1,
  task: 2,
  eventId: 3,
  qualifiers: 4,
  keywords: 5,
  time: 6,
  activityId: 7,
  processId: 8,
  threadId: 9,
  recordId: 10,
  version: 11,
  userSid: 12,
  relatedActivityId: 13,
  provider: 14,
  providerGuid: 15,
  channel: 16,
  data: 17,
  computer: 18,
} as const;

const systemShape: ElementShape = {
  name: 'System',
  content: [
    {
      name: 'Provider',
      attributes: [
        ['Name', slots.provider],
        ['Guid', slots.providerGuid],
      ],
    },
    { name: 'EventID', attributes: [['Qualifiers', slots.qualifiers]], content: slots.eventId },
    { name: 'Version', content: slots.version },
    { name: 'Level', content: slots.level },
    { name: 'Task', content: slots.task },
    { name: 'Opcode', content: slots.opcode },
    { name: 'Keywords', content: slots.keywords },
    { name: 'TimeCreated', attributes: [['SystemTime', slots.time]] },
    { name: 'EventRecordID', content: slots.recordId },
    {
      name: 'Correlation',
      attributes: [
        ['ActivityID', slots.activityId],
        ['RelatedActivityID', slots.relatedActivityId],
      ],
    },
    {
      name: 'Execution',
      attributes: [
        ['ProcessID', slots.processId],
        ['ThreadID', slots.threadId],
      ],
    },
    { name: 'Channel', content: slots.channel },
    { name: 'Computer', content: slots.computer },
    { name: 'Security', attributes: [['UserID', slots.userSid]] },
  ],
};

/** The template every record begins with; slot 17 takes the event's own template. */
export const eventShape: ElementShape = {
  name: 'Event',
  attributes: [['xmlns', 'http://schemas.microsoft.com/win/2004/08/events/event']],
  content: [systemShape, { name: '', content: slots.data }],
};

/** EventData with one named element per value; a Binary element behind them where asked. */
export function eventDataShape(names: readonly string[], binary = false): ElementShape {
  return {
    name: 'EventData',
    content: [
      ...names.map((name, i) => ({ name: 'Data', attributes: [['Name', name] as const], content: i })),
      ...(binary ? [{ name: 'Binary', content: names.length }] : []),
    ],
  };
}

/** EventData of a classic provider: one unnamed element that stands once per string. */
export const classicDataShape: ElementShape = { name: 'EventData', content: [{ name: 'Data', content: 0 }] };

/** The same with the Binary element behind it. */
export const classicBinaryShape: ElementShape = {
  name: 'EventData',
  content: [
    { name: 'Data', content: 0 },
    { name: 'Binary', content: 1 },
  ],
};

/** UserData around one element that holds one element per value. */
export function userDataShape(element: string, namespace: string, names: readonly string[]): ElementShape {
  return {
    name: 'UserData',
    content: [
      {
        name: element,
        attributes: namespace === '' ? [] : [['xmlns', namespace]],
        content: names.map((name, i) => ({ name, content: i })),
      },
    ],
  };
}
