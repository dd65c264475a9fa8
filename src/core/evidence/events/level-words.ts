/** What a level of an event is called. */
export function levelWords(level: number): string {
  return words[level] ?? `level ${level}`;
}

const words: Readonly<Record<number, string>> = {
  0: 'always',
  1: 'critical',
  2: 'error',
  3: 'warning',
  4: 'information',
  5: 'verbose',
};
