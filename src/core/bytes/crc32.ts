/** CRC-32 as zip, PNG and event logs use it: polynomial 0xedb88320, reflected. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  let at = 0;
  // Four bytes at a time, each through the table that also carries it past the ones behind it.
  for (; at + 4 <= bytes.length; at += 4) {
    crc ^=
      byteAt(bytes, at) |
      (byteAt(bytes, at + 1) << 8) |
      (byteAt(bytes, at + 2) << 16) |
      (byteAt(bytes, at + 3) << 24);
    crc =
      entry(768, crc & 0xff) ^
      entry(512, (crc >>> 8) & 0xff) ^
      entry(256, (crc >>> 16) & 0xff) ^
      entry(0, crc >>> 24);
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ entry(0, (crc ^ byteAt(bytes, at)) & 0xff);
  return ~crc >>> 0;
}

const tables = makeTables();

function makeTables(): Int32Array {
  const made = new Int32Array(4 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
    made[byte] = value;
  }
  for (let i = 256; i < made.length; i += 1) {
    const before = made[i - 256] ?? 0;
    made[i] = (before >>> 8) ^ (made[before & 0xff] ?? 0);
  }
  return made;
}

function entry(table: number, index: number): number {
  return tables[table + index] ?? 0;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
