import { countWords } from '../facts/count-words.ts';
import { minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';

type Log = FactTypes['eventActivity']['logs'][number];

/** What files were made of, one line for each: which log of which machine, how many events, from when to when. */
export function readLines({ eventActivity, rdpFile }: Partial<FactTypes>): readonly string[] {
  const logs = eventActivity?.logs ?? [];
  const address = rdpFile?.settings['full address'];
  return [
    ...logs.slice(0, MOST_LOGS).map(logLine),
    ...(logs.length > MOST_LOGS ? [`and ${logs.length - MOST_LOGS} more logs`] : []),
    ...(rdpFile === undefined
      ? []
      : [
          `an .rdp file${address === undefined || address === '' ? '' : ` for ${address}`}, ${rdpFile.signed ? 'with a signature that was not checked' : 'not signed'}`,
        ]),
  ];
}

function logLine({ channel, computer, spans, records, missing }: Log): string {
  const [first, last] = [spans[0]?.first, spans.at(-1)?.last];
  const time = first === undefined || last === undefined ? '' : ` ${minuteOf(first)} to ${minuteOf(last)}`;
  const holes = spans.length > 1 ? ` in ${spans.length} pieces` : '';
  const lost = missing > 0 ? `, ${missing} missing` : '';
  return `${shortChannel(channel) || 'a log without a name'} of ${computer}:${records > 0 ? ` ${countWords(records, 'event')},` : ''}${time}${holes}${lost}`;
}

/** Microsoft-Windows-TerminalServices-LocalSessionManager/Operational → TerminalServices-LocalSessionManager/Operational */
function shortChannel(channel: string): string {
  return channel.replace(/^Microsoft-Windows-/, '');
}

const MOST_LOGS = 8;
