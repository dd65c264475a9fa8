const SIGNATURE = 'ElfFile\0';
const USUAL_LENGTH = 4096;
const DIRTY = 0x1;

/** How far the file header reaches, what is wrong with it, and whether Windows still had the log open. */
export interface FileHeader {
  readonly length: number;
  readonly problem: string | undefined;
  readonly dirty: boolean;
}

/** The header at the start of a log. Its counts are stale in every copied log, so none is believed. */
export function readFileHeader(window: Uint8Array): FileHeader {
  if (startsWith(window, 'ElfChnk\0'))
    return { length: 0, problem: 'the file header is missing', dirty: false };
  if (!startsWith(window, SIGNATURE)) {
    return { length: 0, problem: 'the file does not begin like an event log', dirty: false };
  }
  if (window.length < 128)
    return { length: window.length, problem: 'the file header is cut short', dirty: false };
  const view = new DataView(window.buffer, window.byteOffset, window.byteLength);
  const stated = view.getUint16(40, true);
  const length = Math.min(window.length, stated >= 128 && stated <= 32_768 ? stated : USUAL_LENGTH);
  const dirty = (view.getUint32(120, true) & DIRTY) !== 0;
  return { length, problem: undefined, dirty };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (bytes[i] !== text.charCodeAt(i)) return false;
  return true;
}
