import { readEvidence } from '../../../src/core/evidence/read-evidence.ts';
import { sourceOf } from '../../../src/core/evidence/reader.ts';
import type { CaseFile } from '../../../src/core/facts/case-file.ts';
import { nodeCrypto } from '../../../src/node/crypto.ts';
import { inflate, salvage } from '../../../src/node/files/inflate.ts';
import { writeEvtx } from '../../evtx-writer/write-evtx.ts';
import type { WrittenEvent } from '../../evtx-writer/written-event.ts';
import { caseOf } from '../fact-shapes.ts';
import type { LogStory } from './log-worlds.ts';
import type { WorldEvent } from './world-event.ts';

/** A log as a file. */
export interface LogFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The logs of a story as files of Windows, named as Windows names them; further copies are numbered. */
export function filesOf({ handed }: LogStory): readonly LogFile[] {
  return handed.logs
    .filter(({ events }) => events.length > 0)
    .map(({ computer, channel, events }, i) => ({
      name: `${computer.split('.')[0]}-${i}-${channel.replaceAll('/', '%4').replaceAll(' ', '_')}.evtx`,
      bytes: writeEvtx(events.map(writtenEvent)),
    }));
}

/** The case file of a story whose logs went through real bytes and every reader. */
export async function throughBytes(story: LogStory): Promise<CaseFile> {
  const files = filesOf(story);
  const { facts, gaps } = await readEvidence(
    files.map(({ name, bytes }) => sourceOf(name, bytes)),
    { crypto: nodeCrypto, inflate, salvage, now: new Date(story.setting.end).toISOString() },
  );
  return caseOf(files.map(({ name }) => name).join(', '), [...facts, ...story.besides], gaps);
}

function writtenEvent(event: WorldEvent): WrittenEvent {
  const { Binary: hex, ...fields } = event.fields;
  const names = Object.keys(fields);
  const classic = names.length > 0 && names.every((name) => /^\d+$/.test(name));
  const values =
    event.userData === true
      ? { userData: { element: 'EventXML', namespace: 'Event_NS', values: fields } }
      : { data: classic ? Object.values(fields) : fields };
  return {
    provider: event.provider,
    id: event.id,
    time: new Date(event.at).toISOString(),
    channel: event.channel,
    computer: event.computer,
    ...(event.activityId === undefined ? {} : { activityId: event.activityId }),
    ...values,
    ...(hex === undefined ? {} : { binary: Uint8Array.from(Buffer.from(hex, 'hex')) }),
  };
}
