import { clientEvents } from '../../codes/families/client-events.ts';
import { meaningOf, type CodeRow } from '../../codes/code-row.ts';
import { coreEvents } from '../../codes/families/core-events.ts';
import { schannelEvents } from '../../codes/families/schannel-events.ts';
import { sessionEvents } from '../../codes/families/session-events.ts';
import { renderEvent } from '../../codes/windows-events/render-event.ts';
import { windowsEvent } from '../../codes/windows-events/windows-event.ts';
import { shortProvider } from '../../facts/provider-names.ts';

let rows: ReadonlyMap<string, CodeRow> | undefined;

/** What an event means, with the event's own values in it, or an ellipsis for each where none are given; undefined where no table knows it. */
export function eventSentence(
  provider: string,
  id: number,
  fields?: Readonly<Record<string, string>>,
): string | undefined {
  rows ??= new Map(
    [...sessionEvents, ...schannelEvents, ...coreEvents, ...clientEvents].map((row) => [
      row.name.toLowerCase(),
      row,
    ]),
  );
  const row = rows.get(`${shortProvider(provider) ?? provider.toLowerCase()} ${id}`);
  if (row !== undefined) return meaningOf(row);
  const known = windowsEvent(provider, id);
  if (known === undefined) return undefined;
  const doubt = known.sure === 'unconfirmed' ? ' (Unconfirmed.)' : '';
  const sentence =
    fields === undefined ? known.sentence.replace(/\{[^{}]{1,60}\}/g, '…') : renderEvent(known, fields);
  return `${sentence}${doubt}`;
}
