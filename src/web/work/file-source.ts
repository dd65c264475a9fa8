import type { ByteSource } from '../../core/evidence/reader.ts';

/** What only workers have, and the library of the page does not declare. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** A file of the person, read where it lies and piece by piece: only a worker may wait for a file. `told` hears of the bytes read. */
export function fileSource(file: File, told: (bytes: number) => void): ByteSource {
  const reader = new FileReaderSync();
  return {
    name: file.name,
    size: file.size,
    read: (offset, length) => {
      const end = Math.min(file.size, offset + Math.max(0, length));
      if (end <= offset) return new Uint8Array(0);
      const bytes = new Uint8Array(reader.readAsArrayBuffer(file.slice(offset, end)));
      told(bytes.length);
      return bytes;
    },
  };
}
