// Node 20 loads this file as well, and has no zstd.
import * as zlib from 'node:zlib';
import { readCaseFile, type CaseFile } from '../../core/facts/case-file.ts';

/** A case as it is kept: JSON, compressed. At once, for cases are small: each on its way through a thread would hold megabytes. */
export function packCase(file: CaseFile): Uint8Array | { readonly problem: string } {
  const json = Buffer.from(JSON.stringify(file), 'utf8');
  if (json.length <= MOST) return zlib.zstdCompressSync(json);
  return { problem: `the case is larger than ${MOST / 1_048_576} MiB and was not kept` };
}

/** Reads it back; whatever lies there, it never grows beyond what may be stored. */
export function unpackCase(packed: Uint8Array): CaseFile | { readonly problem: string } {
  let json: Buffer;
  try {
    json = zlib.zstdDecompressSync(packed, { maxOutputLength: MOST });
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return {
      problem: tooLarge ? 'its case grows beyond any that is stored' : 'its compressed case is broken',
    };
  }
  return readCaseFile(json.toString('utf8'));
}

const MOST = 64 * 1_048_576;
