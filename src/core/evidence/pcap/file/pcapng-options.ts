/** Calls back for each option until the end of the list or of the block; a length beyond the block ends it. */
export function eachOption(
  view: DataView,
  from: number,
  end: number,
  little: boolean,
  visit: (code: number, value: number, length: number) => void,
): void {
  let at = from;
  while (at + 4 <= end) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === 0 || at + 4 + length > end) return;
    visit(code, at + 4, length);
    at += 4 + Math.ceil(length / 4) * 4;
  }
}
