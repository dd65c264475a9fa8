/** What a file that no reader takes is, by its first bytes, in words. */
export function kindOf(head: Uint8Array): string {
  const hex = hexOf(head.subarray(0, 4));
  const at4 = hexOf(head.subarray(4, 8));
  return (
    known.find(([magic]) => hex.startsWith(magic) || at4 === magic)?.[1] ??
    `an unknown kind of file (begins with ${hex})`
  );
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const known: readonly (readonly [string, string])[] = [
  ['ffd8ff', 'a JPEG image'],
  ['89504e47', 'a PNG image'],
  ['25504446', 'a PDF document'],
  ['4d5a', 'a Windows program'],
  ['377abcaf', 'a 7-Zip archive (unpack it first)'],
  ['526172', 'a RAR archive (unpack it first)'],
  ['4d534346', 'a cabinet (unpack it first)'],
  ['72656766', 'a registry hive (export it with reg.exe export)'],
  ['0a47', 'an old capture'],
  ['4c664c65', 'an .evt log of Windows XP or Server 2003 (save it as .evtx)'],
];
