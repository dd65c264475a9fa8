/**
 * Whether ranges such as "3389", "80-443" or "*" hold a port; without a port, whether they hold every port that a client may
 * use. "unsure" where a text is no range, or holds some of a client's ports.
 */
export function coversPort(ranges: readonly string[], port: number | undefined): 'yes' | 'no' | 'unsure' {
  if (ranges.length === 0) return 'yes';
  const spans = ranges.map(spanOf);
  const [low, high] = port === undefined ? CLIENTS : [port, port];
  if (spans.some((span) => span !== undefined && span[0] <= low && span[1] >= high)) return 'yes';
  return spans.every((span) => span !== undefined && (span[1] < low || span[0] > high)) ? 'no' : 'unsure';
}

function spanOf(text: string): readonly [low: number, high: number] | undefined {
  if (/^(?:\*|any)$/i.test(text)) return [0, 65_535];
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? match[1])];
}

/** From the lowest port that a client or an address translator takes, to the highest. */
const CLIENTS = [1_024, 65_535] as const;
