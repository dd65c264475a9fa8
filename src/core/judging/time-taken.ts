/** " after 20 ms", and nothing where nobody measured it. */
export function afterMillis(ms: number | undefined, word = 'after'): string {
  return ms === undefined ? '' : ` ${word} ${ms} ms`;
}
