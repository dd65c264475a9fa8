import { shortProvider } from '../../facts/provider-names.ts';
import type { LoggedEvent } from '../events/logged-event.ts';
import { valuesIn } from './event-values.ts';
import type { Piece } from './piece.ts';
import { timeOf } from './printed-time.ts';
import { channelOf, fullProvider } from './provider-names.ts';

/** What a form prints of one event; everything but source and id may be missing. */
export interface PrintedEvent {
  readonly provider: string;
  readonly id: number;
  readonly time?: string | undefined;
  readonly channel?: string | undefined;
  readonly computer?: string | undefined;
  /** The number of a level, or its word in the language of the machine. */
  readonly level?: string | undefined;
  readonly activityId?: string | undefined;
  readonly message?: string | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** The event as the reader of event logs would hand it on: same names, values from its sentence where the form has no data. */
export function eventPiece(printed: PrintedEvent): Extract<Piece, { kind: 'event' }> {
  const provider = fullProvider(printed.provider);
  const message = (printed.message ?? '').trim().slice(0, LONGEST_MESSAGE);
  const time = printed.time === undefined ? undefined : timeOf(printed.time);
  const fields = printed.fields ?? {};
  const level = levelOf(printed.level?.trim() ?? '');
  const event: LoggedEvent = {
    time: time ?? '',
    provider,
    eventId: printed.id,
    channel: printed.channel?.trim() || channelOf(provider, printed.id),
    computer: printed.computer?.trim() ?? '',
    ...(level === undefined ? {} : { level }),
    ...(printed.activityId === undefined ? {} : { activityId: printed.activityId.toLowerCase() }),
    fields: { ...valuesIn(shortProvider(provider), printed.id, message), ...fields },
  };
  return { kind: 'event', event, message, timed: time !== undefined };
}

function levelOf(printed: string): number | undefined {
  if (/^\d{1,3}$/.test(printed)) return Number(printed);
  const found = levelWords.findIndex((words) => words.test(printed));
  return found < 0 ? undefined : found + 1;
}

/** Critical, error, warning, information, verbose, as Windows prints them. */
const levelWords: readonly RegExp[] = [
  /^(?:criti|kriti|crític|критич|krytycz|重大|严重|위험)/i,
  /^(?:err|fehl|fout|błąd|fel|ошиб|エラー|错误|錯誤|오류)/i,
  /^(?:warn|avert|advert|avvis|aviso|waarsch|ostrze|varn|предупр|警告|경고)/i,
  /^(?:info|сведен|情報|信息|資訊|정보)/i,
  /^(?:verbose|ausführl|détail|detall|подробн|詳細|详细)/i,
];

const LONGEST_MESSAGE = 4_000;
