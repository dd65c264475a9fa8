import { eventPiece } from './event-piece.ts';
import { nothing, type Form, type Piece } from './piece.ts';

/** Events as XML: Event Viewer's details and exports, wevtutil /f:xml, one event or thousands. */
export const eventXml: Form = {
  name: 'events as XML',
  take(text) {
    const pieces: Piece[] = [];
    let rest = '';
    let from = 0;
    for (let at = startOf(text, 0); at >= 0 && pieces.length < MOST_EVENTS; at = startOf(text, from)) {
      const window = text.slice(at, at + LONGEST_EVENT);
      const next = startOf(window, 6);
      // An event that is cut off ends where the next begins.
      const upToNext = next < 0 ? window : window.slice(0, next);
      const close = upToNext.indexOf('</Event>');
      const length = close < 0 ? upToNext.length : close + 8;
      const piece = eventOf(window.slice(0, length));
      const end = at + length;
      rest += `${text.slice(from, at)}\n`;
      if (piece) pieces.push(piece);
      from = end;
    }
    if (pieces.length === 0) return nothing(text);
    return {
      pieces,
      rest: (rest + text.slice(from)).replace(
        /<\/?Events[^<>]{0,200}>|<\?xml[^<>]{0,200}\?>|Event Xml:/g,
        ' ',
      ),
    };
  },
};

function startOf(text: string, from: number): number {
  for (let at = text.indexOf('<Event', from); at >= 0; at = text.indexOf('<Event', at + 6))
    if (/[\s>]/.test(text.charAt(at + 6))) return at;
  return -1;
}

function eventOf(xml: string): Piece | undefined {
  const system = between(xml, '<System', '</System>') ?? xml;
  const id = Number(/<EventID(?:\s[^<>]{0,80})?>\s*(\d{1,10})/.exec(system)?.[1] ?? Number.NaN);
  const provider = attribute(/<Provider\s([^<>]{0,400})>/.exec(system)?.[1] ?? '', 'Name');
  if (Number.isNaN(id) || provider === undefined) return undefined;
  return eventPiece({
    provider,
    id: id & 0xffff,
    time: attribute(/<TimeCreated\s([^<>]{0,200})>/.exec(system)?.[1] ?? '', 'SystemTime'),
    channel: element(system, 'Channel'),
    computer: element(system, 'Computer'),
    level: element(system, 'Level'),
    activityId: attribute(/<Correlation\s([^<>]{0,200})>/.exec(system)?.[1] ?? '', 'ActivityID'),
    message: element(between(xml, '<RenderingInfo', '</RenderingInfo>') ?? '', 'Message'),
    fields: fieldsOf(xml),
  });
}

/** EventData as names and values, UserData by its innermost elements; unnamed data are numbered. */
function fieldsOf(xml: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  const eventData = between(xml, '<EventData', '</EventData>');
  if (eventData !== undefined) {
    let unnamed = 0;
    for (const [, attributes = '', , value = ''] of eventData.matchAll(
      /<Data(\s[^<>]{0,200}?)?(\/>|>([^<]*)<\/Data>)/g,
    )) {
      const name = attribute(attributes, 'Name') ?? String(unnamed);
      unnamed += 1;
      if (Object.keys(fields).length < MOST_FIELDS) fields[name] = plain(value);
    }
    const binary = element(eventData, 'Binary');
    if (binary !== undefined) fields['Binary'] = binary;
  }
  const userData = between(xml, '<UserData', '</UserData>');
  for (const [, name = '', value = ''] of userData?.matchAll(/<(\w{1,60})(?:\/>|>([^<]*)<\/\w{1,60}>)/g) ??
    [])
    if (Object.keys(fields).length < MOST_FIELDS) fields[name] = plain(value);
  return fields;
}

function between(text: string, open: string, close: string): string | undefined {
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start);
  return start < 0 ? undefined : text.slice(text.indexOf('>', start) + 1, end < 0 ? undefined : end);
}

function element(xml: string, name: string): string | undefined {
  const inner = between(xml, `<${name}>`, `</${name}>`);
  return inner === undefined ? undefined : plain(inner);
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s?=\\s?(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined || value === '' ? undefined : plain(value);
}

function plain(text: string): string {
  return text
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/&#x?([0-9a-fA-F]{1,6});/g, ' ')
    .trim();
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const MOST_EVENTS = 200_000;
const LONGEST_EVENT = 65_536;
const MOST_FIELDS = 64;
