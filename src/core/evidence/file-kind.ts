import { looksLikeText } from './text-file.ts';

/** What a file that is not read is, by its first bytes, with the way to get something readable where there is one. */
export function kindOfFile(head: Uint8Array): string {
  const known: readonly (readonly [string, string])[] = [
    ['ffd8ff', 'a JPEG image (type the numbers and the sentence of the dialog instead)'],
    ['89504e47', 'a PNG image (type the numbers and the sentence of the dialog instead)'],
    ['25504446', 'a PDF document (copy its text)'],
    ['4d5a', 'a Windows program'],
    ['377abcaf', 'a 7-Zip archive (unpack it first)'],
    ['526172', 'a RAR archive (unpack it first)'],
    ['4d534346', 'a cabinet (unpack it first)'],
    ['0a47', 'an old capture'],
    ['4c664c65', 'an .evt log of Windows XP or Server 2003 (save it as .evtx)'],
    ['47494638', 'a GIF image (type the numbers and the sentence of the dialog instead)'],
  ];
  const hex = Array.from(head.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const at4 = Array.from(head.subarray(4, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return (
    known.find(([magic]) => hex.startsWith(magic) || at4 === magic)?.[1] ??
    (isTrace(head)
      ? 'an .etl trace (convert it: netsh trace convert FILE.etl, pktmon etl2pcap FILE.etl, or etl2pcapng)'
      : looksLikeText(head)
        ? 'text that tells nothing about Remote Desktop (add the numbers of the dialog, lines of a log, or events with their ids)'
        : `an unknown kind of file (begins with ${hex})`)
  );
}

/** The first buffer of an event trace begins with its size and carries the version block of the logger, WMI_BUFFER_HEADER. */
function isTrace(head: Uint8Array): boolean {
  const size = (head[0] ?? 0) | ((head[1] ?? 0) << 8) | ((head[2] ?? 0) << 16);
  return (
    size >= 0x1000 &&
    size <= 0x10_0000 &&
    size % 0x400 === 0 &&
    head[3] === 0 &&
    head[0x48] !== undefined &&
    head[0x4b] === 0xc0
  );
}
