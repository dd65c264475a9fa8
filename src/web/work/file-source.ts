import type { ByteSource } from '../../core/evidence/reader.ts';
import type { NamedFile } from './messages.ts';

/** What only workers have, and the library of the page does not declare. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** Whether a browser hands out what a file holds: not that of a folder, nor of what was moved since it was chosen. */
export function isReadable({ file }: NamedFile): boolean {
  try {
    new FileReaderSync().readAsArrayBuffer(file.slice(0, 1));
    return true;
  } catch {
    return false;
  }
}

/** A file of the person, read where it lies and piece by piece: only a worker may wait for a file. `told` hears of the bytes read. */
export function fileSource({ path, file }: NamedFile, told: (bytes: number) => void): ByteSource {
  const reader = new FileReaderSync();
  return {
    name: path,
    size: file.size,
    read: (offset, length) => {
      const end = Math.min(file.size, offset + Math.max(0, length));
      if (end <= offset) return new Uint8Array(0);
      const bytes = bytesOf({ path, file }, offset, end, reader);
      told(bytes.length);
      return bytes;
    },
  };
}

function bytesOf(
  { path, file }: NamedFile,
  from: number,
  until: number,
  reader: FileReaderSync,
): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(reader.readAsArrayBuffer(file.slice(from, until)));
  } catch {
    throw new Error(`${path}: was moved, removed or changed while it was read`);
  }
}
