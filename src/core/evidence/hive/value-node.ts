import { Reader } from '../../bytes/reader.ts';
import { join } from '../../bytes/write.ts';
import { typedData, type RegistryValue } from '../registry-export/registry-value.ts';
import type { Cells } from './cells.ts';
import { nameOf } from './key-node.ts';

/** The value whose cell is at an offset, as a .reg export would give it. */
export function readValueNode(
  cells: Cells,
  offset: number,
  key: string,
  minorVersion: number,
): RegistryValue {
  const reader = new Reader(cells.payload(offset, 'vk'), 'vk');
  if (reader.u16le('signature') !== VK) reader.reject('signature', 'is not "vk"');
  const nameLength = reader.u16le('nameLength');
  const size = reader.u32le('dataSize');
  const place = reader.bytes(4, 'dataOffset');
  const type = reader.u32le('type');
  const flags = reader.u16le('flags');
  reader.u16le('spare');
  const name = nameOf(reader.bytes(nameLength, 'name'), (flags & COMPRESSED_NAME) !== 0);
  const length = size & 0x7fff_ffff;
  if (length > LARGEST_VALUE) reader.reject('dataSize', `${length} bytes, at most ${LARGEST_VALUE} are read`);
  // Up to four bytes stand where the offset would.
  const isResident = size >= 0x8000_0000;
  if (isResident && length > 4) reader.reject('dataSize', `${length} bytes in the place of four`);
  const bytes = isResident
    ? place.subarray(0, length)
    : length === 0
      ? place.subarray(0, 0)
      : dataAt(cells, new Reader(place, 'vk').u32le('dataOffset'), length, minorVersion);
  return { key, name, ...typedData(type.toString(16), bytes, false) };
}

function dataAt(cells: Cells, offset: number, length: number, minorVersion: number): Uint8Array {
  const payload = cells.payload(offset, 'data');
  if (length <= SEGMENT || minorVersion < 4) return new Reader(payload, 'data').bytes(length, 'bytes');
  const reader = new Reader(payload, 'db');
  if (reader.u16le('signature') !== DB) reader.reject('signature', 'is not "db"');
  const count = reader.u16le('segmentCount');
  const list = new Reader(cells.payload(reader.u32le('segmentList'), 'db'), 'db');
  const parts: Uint8Array[] = [];
  let left = length;
  for (let i = 0; i < count && left > 0; i += 1) {
    const wanted = Math.min(left, SEGMENT);
    parts.push(new Reader(cells.payload(list.u32le('segment'), 'db'), 'db').bytes(wanted, 'bytes'));
    left -= wanted;
  }
  if (left > 0) reader.reject('segmentCount', `${left} bytes of the value are in no segment`);
  return join(...parts);
}

const VK = 0x6b76;
const DB = 0x6264;
const COMPRESSED_NAME = 0x0001;
const SEGMENT = 16_344;
const LARGEST_VALUE = 1_048_576;
