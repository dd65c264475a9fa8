import { ChunkWriter } from './chunk-writer.ts';
import { crc32 } from './crc32.ts';
import * as encode from './encode-value.ts';
import {
  classicBinaryShape,
  classicDataShape,
  eventDataShape,
  eventShape,
  userDataShape,
} from './template-shape.ts';
import type { EventValue, WrittenEvent } from './written-event.ts';

export interface EvtxOptions {
  /** Records per chunk at most; as many as fit by default. */
  readonly recordsPerChunk?: number;
  /** Number of the first record. */
  readonly firstRecordId?: number;
  /** Marked as still open in Windows, as in a log copied from a running machine. */
  readonly dirty?: boolean;
}

/** A whole event log with these events, checksums included. */
export function writeEvtx(events: readonly WrittenEvent[], options: EvtxOptions = {}): Uint8Array {
  const first = BigInt(options.firstRecordId ?? 1);
  const chunks: Uint8Array[] = [];
  let writer = new ChunkWriter();
  let firstNumber = first;
  const close = () => {
    chunks.push(writer.finish(firstNumber));
    firstNumber += BigInt(writer.count);
    writer = new ChunkWriter();
  };
  events.forEach((event, i) => {
    if (writer.count >= (options.recordsPerChunk ?? Number.POSITIVE_INFINITY)) close();
    if (addEvent(writer, event, first + BigInt(i))) return;
    close();
    if (!addEvent(writer, event, first + BigInt(i)))
      throw new RangeError(`event ${i} does not fit into a chunk`);
  });
  close();
  return writeEvtxChunks(chunks, first + BigInt(events.length), options.dirty === true);
}

function addEvent(writer: ChunkWriter, event: WrittenEvent, id: bigint): boolean {
  return writer.addRecord(id, encode.ticksOf(event.time), () => {
    writer.instance('event', eventShape, [
      encode.uint8(event.level ?? 4),
      encode.uint8(event.opcode ?? 0),
      encode.uint16(event.task ?? 0),
      encode.uint16(event.id),
      encode.uint16(event.qualifiers),
      encode.hex64(event.keywords ?? 0x8000_0000_0000_0000n),
      encode.fileTime(event.time),
      encode.guid(event.activityId),
      encode.uint32(event.processId ?? 4),
      encode.uint32(event.threadId ?? 8),
      encode.uint64(id),
      encode.uint8(event.version ?? 0),
      encode.sid(event.userSid),
      encode.guid(event.relatedActivityId),
      encode.text(event.provider),
      encode.guid(event.providerGuid),
      encode.text(event.channel),
      dataWriter(event),
      encode.text(event.computer),
    ]);
  });
}

function dataWriter(event: WrittenEvent): (writer: ChunkWriter) => void {
  const { data = {}, userData } = event;
  if (userData !== undefined) {
    const names = Object.keys(userData.values);
    const shape = userDataShape(userData.element, userData.namespace ?? '', names);
    return (writer) => writer.instance(JSON.stringify(shape), shape, valuesOf(userData.values));
  }
  const { binary } = event;
  const behind = binary === undefined ? [] : [encode.encodeValue(binary)];
  if (isList(data)) {
    const classic = binary === undefined ? classicDataShape : classicBinaryShape;
    return (writer) => writer.instance(JSON.stringify(classic), classic, [encode.texts(data), ...behind]);
  }
  const shape = eventDataShape(Object.keys(data), binary !== undefined);
  return (writer) => writer.instance(JSON.stringify(shape), shape, [...valuesOf(data), ...behind]);
}

function isList(data: NonNullable<WrittenEvent['data']>): data is readonly string[] {
  return Array.isArray(data);
}

function valuesOf(values: Readonly<Record<string, EventValue>>): readonly encode.EncodedValue[] {
  return Object.values(values).map(encode.encodeValue);
}

/** Chunks behind a file header. */
export function writeEvtxChunks(
  chunks: readonly Uint8Array[],
  nextRecordId: bigint,
  dirty = false,
): Uint8Array {
  const file = new Uint8Array(4096 + 65_536 * chunks.length);
  const view = new DataView(file.buffer);
  file.set(
    Array.from('ElfFile\0', (character) => character.charCodeAt(0)),
    0,
  );
  view.setBigUint64(16, BigInt(chunks.length - 1), true);
  view.setBigUint64(24, nextRecordId, true);
  view.setUint32(32, 128, true);
  view.setUint16(36, 1, true);
  view.setUint16(38, 3, true);
  view.setUint16(40, 4096, true);
  view.setUint16(42, chunks.length, true);
  view.setUint32(120, dirty ? 1 : 0, true);
  view.setUint32(124, crc32(file.subarray(0, 120)), true);
  chunks.forEach((chunk, i) => file.set(chunk, 4096 + 65_536 * i));
  return file;
}
