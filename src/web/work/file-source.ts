import type { ByteSource } from '../../core/evidence/reader.ts';
import type { NamedFile } from './messages.ts';

/** What only workers have, and the library of the page does not declare. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** Whether a browser hands out what a file holds: not that of a folder, nor of what was moved since it was chosen. */
export function isReadable(named: NamedFile): boolean {
  try {
    headOf(named);
    return true;
  } catch {
    return false;
  }
}

/** A file of the person, read where it lies and piece by piece: only a worker may wait for a file. `told` hears how many bytes it came further. */
export function fileSource(named: NamedFile, told: (bytes: number) => void): ByteSource {
  const { path, file } = named;
  let furthest = 0;
  return {
    name: path,
    size: file.size,
    read: (offset, length) => {
      const end = Math.min(file.size, offset + Math.max(0, length));
      if (end <= offset) return new Uint8Array(0);
      const bytes = end <= HEAD ? headOf(named).slice(offset, end) : bytesOf(named, offset, end);
      told(Math.max(0, end - furthest));
      furthest = Math.max(furthest, end);
      return bytes;
    },
  };
}

let head: { readonly of: File; readonly bytes: Uint8Array } | undefined;

/** The first bytes of the file that is read just now: who asks what it is asks again and again, and a browser takes its time for each answer. */
function headOf(named: NamedFile): Uint8Array {
  if (head?.of !== named.file)
    head = { of: named.file, bytes: bytesOf(named, 0, Math.min(named.file.size, HEAD)) };
  return head.bytes;
}

function bytesOf({ path, file }: NamedFile, from: number, until: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(file.slice(from, until)));
  } catch {
    throw new Error(`${path}: was moved, removed or changed while it was read`);
  }
}

const HEAD = 65_536;
