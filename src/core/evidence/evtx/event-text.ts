import { harmlessLines } from '../../bytes/harmless.ts';
import { levelWords } from '../events/level-words.ts';
import type { EvtxRecord } from './record.ts';

/** An event for people: one line that says what and when, what it means where that is known, then its values one per line. */
export function renderEventText(record: EvtxRecord, means?: string): string {
  const { time, level, provider, eventId, channel, computer, recordId } = record;
  const state = `${record.recovered ? '  (recovered)' : ''}${record.partial === true ? '  (in part)' : ''}`;
  const name = `${provider === '' ? '(no provider)' : provider} ${eventId}`;
  const severity = level === undefined ? '' : `  ${levelWords(level)}`;
  const lines = [`${time}${severity}  ${name}  ${channel}  ${computer}  record ${recordId}${state}`];
  if (means !== undefined) lines.push(`    = ${means}`);
  if (record.activityId !== undefined) lines.push(`    activity ${record.activityId}`);
  if (record.message !== undefined) lines.push(`    ${indented(record.message)}`);
  for (const { name: field, text } of record.data)
    lines.push(`    ${field === '' ? '-' : `${field}:`} ${indented(text)}`);
  return lines.map(harmlessLines).join('\n');
}

function indented(text: string): string {
  return text.trimEnd().replace(/\r?\n/g, '\n      ');
}
