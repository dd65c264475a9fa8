import { harmlessLines } from '../../bytes/harmless.ts';
import type { EvtxRecord } from './record.ts';

const levels: Readonly<Record<number, string>> = {
  0: 'always',
  1: 'critical',
  2: 'error',
  3: 'warning',
  4: 'information',
  5: 'verbose',
};

/** An event for people: one line that says what and when, then its values one per line. */
export function renderEventText(record: EvtxRecord): string {
  const { time, level, provider, eventId, channel, computer, recordId } = record;
  const state = `${record.recovered ? '  (recovered)' : ''}${record.partial === true ? '  (in part)' : ''}`;
  const name = `${provider === '' ? '(no provider)' : provider} ${eventId}`;
  const severity = level === undefined ? '' : `  ${levels[level] ?? `level ${level}`}`;
  const lines = [`${time}${severity}  ${name}  ${channel}  ${computer}  record ${recordId}${state}`];
  if (record.activityId !== undefined) lines.push(`    activity ${record.activityId}`);
  if (record.message !== undefined) lines.push(`    ${indented(record.message)}`);
  for (const { name: field, text } of record.data)
    lines.push(`    ${field === '' ? '-' : `${field}:`} ${indented(text)}`);
  return lines.map(harmlessLines).join('\n');
}

function indented(text: string): string {
  return text.trimEnd().replace(/\r?\n/g, '\n      ');
}
