import { codesWithValue } from './find-codes.ts';

/** A text in which numbers that a narrow window, a mail or a scan broke in two are whole again: "0x9" and "04" on the next line, "0x 904". */
export function withWholeNumbers(text: string): string {
  return text
    .replace(/\b0x[ \t]{1,3}(?=[0-9a-fA-F]{1,8}\b)/g, '0x')
    .replace(
      /\b0x([0-9a-fA-F]{0,7})[ \t]{0,4}\r?\n[ \t]{0,4}([0-9a-fA-F]{1,7})(?=[ \t]{0,4}(?:\r?\n|$))/g,
      (whole, head: string, tail: string) => (belongs(head, tail) ? `0x${head}${tail}\n` : whole),
    );
}

/** Nothing before the break, or a code only with what comes after it; a pair has its second number whole on a line of its own. */
function belongs(head: string, tail: string): boolean {
  if (head === '') return true;
  const joined = Number.parseInt(head + tail, 16);
  const known = codesWithValue(joined, ['disconnectReason', 'gatewayReason', 'hresult', 'ntStatus']);
  return head.length + tail.length <= 8 && tail.length > 1 && known.length > 0;
}
