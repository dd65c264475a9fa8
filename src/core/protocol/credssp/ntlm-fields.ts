import { DecodeError, Reader } from '../../bytes/reader.ts';
import { fromUtf16le, fromUtf8 } from '../../bytes/text.ts';
import { join, u16le, u32le } from '../../bytes/write.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { hasFlag, ntlmFlags } from './ntlm-flags.ts';

/** Where a payload field of an NTLM message lies: length and offset from the message's start, [MS-NLMP] 2.2.1. */
export interface NtlmField {
  readonly length: number;
  readonly offset: number;
}

/** The eight bytes every NTLM message begins with. */
export const ntlmSignature = toUtf8('NTLMSSP\0');

/** Whether bytes begin like an NTLM message. */
export function isNtlm(bytes: Uint8Array): boolean {
  return ntlmSignature.every((byte, i) => bytes[i] === byte);
}

/** A reader behind signature and type, which must be `type`. */
export function openNtlm(message: Uint8Array, type: number, structure: string): Reader {
  const reader = new Reader(message, structure);
  if (!isNtlm(reader.bytes(8, 'signature'))) reader.reject('signature', 'not NTLMSSP');
  const actual = reader.u32le('messageType');
  if (actual !== type) reader.reject('messageType', `${actual} is not ${type}`);
  return reader;
}

export function readField(reader: Reader, name: string): NtlmField {
  const length = reader.u16le(`${name}.length`);
  reader.u16le(`${name}.maximum`);
  return { length, offset: reader.u32le(`${name}.offset`) };
}

/** The bytes a field points at; a field that points outside the message is a DecodeError. */
export function fieldBytes(message: Uint8Array, field: NtlmField, name: string): Uint8Array {
  if (field.length === 0) return new Uint8Array(0);
  if (field.offset + field.length > message.length) {
    throw new DecodeError(
      `NTLM ${name}: ${field.length} bytes at ${field.offset} do not lie in ${message.length} bytes`,
    );
  }
  return message.subarray(field.offset, field.offset + field.length);
}

/** A text field in the encoding the flags state. */
export function fieldText(message: Uint8Array, field: NtlmField, flags: number, name: string): string {
  const bytes = fieldBytes(message, field, name);
  return hasFlag(flags, ntlmFlags.unicode) ? fromUtf16le(bytes) : fromUtf8(bytes);
}

/** Field headers for payloads laid one behind the other from `start`, in the order given. */
export function layFields(
  start: number,
  payloads: readonly Uint8Array[],
): readonly Uint8Array<ArrayBuffer>[] {
  let offset = start;
  return payloads.map((payload) => {
    const header = join(u16le(payload.length), u16le(payload.length), u32le(offset));
    offset += payload.length;
    return header;
  });
}
