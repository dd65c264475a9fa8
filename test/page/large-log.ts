import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { writeEvtx } from '../evtx-writer/write-evtx.ts';

const MIB = 1_048_576;

/** A log of so many megabytes on the disk: real chunks, again and again, each with the numbers and the time of the first. */
export async function largeLog(folder: string, megabytes: number): Promise<string> {
  const path = join(folder, `large-${megabytes}.evtx`);
  const small = writeEvtx(Array.from({ length: 4_000 }, (_, i) => eventAt(i)));
  const chunks = small.subarray(4_096);
  const file = await open(path, 'w');
  await file.write(small);
  for (let size = small.length; size < megabytes * MIB; size += chunks.length) await file.write(chunks);
  await file.close();
  return path;
}

function eventAt(i: number) {
  return {
    provider: i % 400 === 0 ? 'Schannel' : 'Service Control Manager',
    id: i % 400 === 0 ? 36870 : 7036,
    time: new Date(Date.UTC(2026, 8, 1) + i * 7_000).toISOString(),
    channel: 'System',
    computer: 'srv01',
    level: i % 400 === 0 ? 2 : 4,
    data: { param1: `a service with a name of some length, number ${i}`, param2: 'running' },
  };
}
