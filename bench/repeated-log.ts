import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeEvtx } from '../test/evtx-writer/write-evtx.ts';

const CHUNK = 65_536;
const HEADER = 4096;

/** Writes an event log of about `bytes` by repeating the chunks of real logs, or of a written one without them. */
export function writeRepeatedLog(path: string, bytes: number, fixtures: string): void {
  const { header, chunks } = existsSync(fixtures) ? realChunks(fixtures) : writtenChunks();
  const file = openSync(path, 'w');
  writeSync(file, header);
  for (let i = 0; (i + 1) * CHUNK + HEADER <= bytes; i += 1)
    writeSync(file, chunks[i % chunks.length] ?? header);
  closeSync(file);
}

interface Parts {
  readonly header: Uint8Array;
  readonly chunks: readonly Uint8Array[];
}

function realChunks(folder: string): Parts {
  const logs = readdirSync(folder).filter((name) =>
    /^(security|system|sysmon|2-vss_0.*RdpCoreTS.*)\.evtx$/.test(name),
  );
  const parts = logs.map((name) => split(readFileSync(join(folder, name))));
  const header = parts[0]?.header ?? new Uint8Array(HEADER);
  return { header, chunks: parts.flatMap(({ chunks }) => chunks) };
}

function writtenChunks(): Parts {
  const events = Array.from({ length: 5000 }, (_, i) => ({
    provider: 'Schannel',
    id: 36_870 + (i % 19),
    time: `2026-03-01T08:15:30.${String(i).padStart(7, '0')}Z`,
    channel: 'System',
    computer: 'srv01.example.test',
    data: {
      Type: 'server',
      ErrorCode: BigInt(i),
      ErrorStatus: i,
      Process: `C:\\Windows\\System32\\p${i % 7}.exe`,
    },
  }));
  return split(writeEvtx(events));
}

function split(log: Uint8Array): Parts {
  const chunks: Uint8Array[] = [];
  for (let at = HEADER; at + CHUNK <= log.length; at += CHUNK) {
    const chunk = log.subarray(at, at + CHUNK);
    if (new TextDecoder().decode(chunk.subarray(0, 7)) === 'ElfChnk') chunks.push(chunk);
  }
  return { header: log.subarray(0, HEADER), chunks };
}
