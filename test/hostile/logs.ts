import { writeEvtxChunks } from '../evtx-writer/write-evtx.ts';
import { ChunkWriter } from '../evtx-writer/chunk-writer.ts';
import type { ElementShape } from '../evtx-writer/template-shape.ts';

const written = 133_500_000_000_000_000n;

/** A log whose records each use one long text thousands of times: `copies` chunks of 62 records. */
export function amplifyingLog(copies: number): Uint8Array {
  const writer = new ChunkWriter();
  const long: ElementShape = { name: '', content: 'A'.repeat(14_000) };
  const system: ElementShape = {
    name: 'System',
    content: [
      { name: 'Provider', attributes: [['Name', 'Schannel']] },
      { name: 'EventID', content: '36870' },
      { name: 'Channel', content: 'System' },
      { name: 'Computer', content: 'SRV01' },
    ],
  };
  const slots = Array.from({ length: 4_000 }, () => ({ name: '', content: 0 }));
  const event: ElementShape = {
    name: 'Event',
    content: [system, { name: 'EventData', content: [{ name: 'Data', content: slots }] }],
  };
  for (let i = 0n; i < 62n; i += 1n)
    writer.addRecord(i + 1n, written + i, () =>
      writer.instance('event', event, [(inner) => inner.instance('long', long, [])]),
    );
  return writeEvtxChunks(
    Array.from({ length: copies }, () => writer.finish(1n)),
    63n,
  );
}

/** A log whose records each stand for two hundred lists of forty thousand numbers. */
export function listingLog(): Uint8Array {
  const writer = new ChunkWriter();
  const data = Array.from({ length: 200 }, () => ({ name: 'Data', content: 0 }));
  const event: ElementShape = {
    name: 'Event',
    content: [
      {
        name: 'System',
        content: [
          { name: 'Provider', attributes: [['Name', 'Schannel']] },
          { name: 'EventID', content: '36870' },
        ],
      },
      { name: 'EventData', content: data },
    ],
  };
  writer.addRecord(1n, written, () =>
    writer.instance('event', event, [{ type: 0x84, bytes: new Uint8Array(40_000).fill(7) }]),
  );
  return writeEvtxChunks([writer.finish(1n)], 2n);
}
