import { createHash } from 'node:crypto';

/**
 * The id of the check of one host from one vantage point that became due then: a UUID (version 8), the same whoever asks.
 * `after` tells times apart that come twice, because the clock was set back.
 */
export function jobIdOf(host: string, vantage: string, dueAt: string, after = ''): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([host, vantage, dueAt, after]))
    .digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-');
}
