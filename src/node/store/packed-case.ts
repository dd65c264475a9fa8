import { promisify } from 'node:util';
// Node 20 loads this file as well, and has no zstd.
import * as zlib from 'node:zlib';
import { readCaseFile, type CaseFile } from '../../core/facts/case-file.ts';

/** A case as it is kept: JSON, compressed. */
export async function packCase(file: CaseFile): Promise<Uint8Array | { readonly problem: string }> {
  const json = Buffer.from(JSON.stringify(file), 'utf8');
  if (json.length > MOST)
    return { problem: `the case is larger than ${MOST / 1_048_576} MiB and was not kept` };
  return promisify(zlib.zstdCompress)(json);
}

/** Reads it back; whatever lies there, it never grows beyond what may be stored. */
export async function unpackCase(packed: Uint8Array): Promise<CaseFile | { readonly problem: string }> {
  let json: Buffer;
  try {
    json = await promisify(zlib.zstdDecompress)(packed, { maxOutputLength: MOST });
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return {
      problem: tooLarge ? 'its case grows beyond any that is stored' : 'its compressed case is broken',
    };
  }
  return readCaseFile(json.toString('utf8'));
}

const MOST = 64 * 1_048_576;
