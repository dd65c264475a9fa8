import { existsSync, readFileSync } from 'node:fs';

/** What was worked out, and whether anybody on this machine waited for a processor long enough meanwhile to look like a slow server. */
export async function notingLoad<T>(work: () => Promise<T>): Promise<readonly [T, boolean]> {
  const before = waitedMs();
  const made = await work();
  return [made, waitedMs() - before >= LOOKS_SLOW_MS];
}

/**
 * What was said, without `slow-network` where the server may have been starved. rdpdoctor leaves out the time that it stood still
 * itself. Of a server on the same machine it cannot: from outside one that gets no processor is one behind a narrow way.
 */
export function saidOfServer(
  said: readonly string[],
  starved: boolean,
  expected: readonly string[],
): readonly string[] {
  const excused = starved && !expected.some(isSlow);
  return excused ? said.filter((each) => !isSlow(each)) : said;
}

function isSlow(said: string): boolean {
  return said.split(' ')[0] === 'slow-network';
}

/** Since the start of the machine, by the kernel's count of pressure (microseconds); where it has none, the machine counts as rested. */
function waitedMs(): number {
  if (!existsSync(PRESSURE)) return 0;
  return Number(/^some .* total=(\d+)$/m.exec(readFileSync(PRESSURE, 'utf8'))?.[1] ?? 0) / 1_000;
}

const PRESSURE = '/proc/pressure/cpu';
/** A TLS handshake that takes longer than 2.5 s is called slow; what it takes by itself is far less than the rest. */
const LOOKS_SLOW_MS = 2_000;
