import { z } from 'zod';
import { linesOf } from '../text-file.ts';
import { eventPiece } from './event-piece.ts';
import { nothing, type Form, type Piece } from './piece.ts';
import { toldProvider } from './told-provider.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const value = z.union([text, z.null(), z.boolean().transform(String)]).optional();

/** Get-WinEvent | ConvertTo-Json, in both generations of PowerShell. */
const winEvent = z.object({
  Id: z.number().int(),
  ProviderName: z.string().optional(),
  LogName: value,
  MachineName: value,
  Level: value,
  Message: value,
  TimeCreated: z.union([text, z.object({ value: text }), z.object({ DateTime: text })]).optional(),
  Properties: z
    .array(z.object({ Value: z.unknown() }))
    .optional()
    .catch(undefined),
});

/** The shape of evtx_dump and of python-evtx: the XML as objects. */
const asXml = z.object({
  Event: z.object({
    System: z.object({
      Provider: z.object({ '#attributes': z.object({ Name: z.string() }) }),
      EventID: z.union([z.number().int(), z.object({ '#text': z.number().int() })]),
      Channel: value,
      Computer: value,
      Level: value,
      TimeCreated: z.object({ '#attributes': z.object({ SystemTime: z.string() }) }).optional(),
    }),
    EventData: z.record(z.string(), z.unknown()).nullish().catch(undefined),
    UserData: z.record(z.string(), z.record(z.string(), z.unknown())).nullish().catch(undefined),
  }),
});

/** Events as JSON: one, a list, or one per line. */
export const eventJson: Form = {
  name: 'events as JSON',
  take(whole) {
    const trimmed = whole.trimStart();
    if (!/^[[{]/.test(trimmed)) return nothing(whole);
    const values = /^\{|^\[\s*[{\]]/.test(trimmed) ? parsed(trimmed) : [];
    const pieces = values.slice(0, MOST_EVENTS).flatMap(pieceOf);
    return pieces.length === 0 ? nothing(whole) : { pieces, rest: '' };
  },
};

function parsed(json: string): readonly unknown[] {
  try {
    const one: unknown = JSON.parse(json);
    return Array.isArray(one) ? one : [one];
  } catch {
    return linesOf(json).flatMap((line) => {
      try {
        return line.trimStart().startsWith('{') ? [JSON.parse(line) as unknown] : [];
      } catch {
        return [];
      }
    });
  }
}

function pieceOf(one: unknown): readonly Piece[] {
  const listed = winEvent.safeParse(one);
  if (listed.success) {
    const { Id, ProviderName, LogName, MachineName, Level, Message, TimeCreated, Properties } = listed.data;
    const provider = ProviderName ?? toldProvider(Id & 0xffff, Message ?? '');
    if (provider === undefined) return [];
    const time = typeof TimeCreated === 'object' ? Object.values(TimeCreated)[0] : TimeCreated;
    return [
      eventPiece({
        provider,
        id: Id & 0xffff,
        time,
        channel: LogName ?? undefined,
        computer: MachineName ?? undefined,
        level: Level ?? undefined,
        message: Message ?? undefined,
        fields: numbered(Properties?.map(({ Value }) => Value) ?? []),
      }),
    ];
  }
  const full = asXml.safeParse(one);
  if (!full.success) return [];
  const { System, EventData, UserData } = full.data.Event;
  const data = EventData ?? Object.values(UserData ?? {})[0] ?? {};
  return [
    eventPiece({
      provider: System.Provider['#attributes'].Name,
      id: (typeof System.EventID === 'number' ? System.EventID : System.EventID['#text']) & 0xffff,
      time: System.TimeCreated?.['#attributes'].SystemTime,
      channel: System.Channel ?? undefined,
      computer: System.Computer ?? undefined,
      level: System.Level ?? undefined,
      fields: Object.fromEntries(
        Object.entries(data).flatMap(([name, held]) => (isPlain(held) ? [[name, String(held)]] : [])),
      ),
    }),
  ];
}

function numbered(values: readonly unknown[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    values.slice(0, 64).flatMap((held, i) => (isPlain(held) ? [[String(i), String(held)]] : [])),
  );
}

function isPlain(held: unknown): held is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof held);
}

const MOST_EVENTS = 200_000;
