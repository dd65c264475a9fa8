import { readFileSync } from 'node:fs';

/** How many files and sockets this process may have open; undefined where the system does not say so. */
export function descriptorLimit(read: () => string = ownLimits): number | undefined {
  try {
    const soft = /^Max open files\s+(\d{1,12}|unlimited)\s/m.exec(read())?.[1];
    return soft === undefined || soft === 'unlimited' ? undefined : Number(soft);
  } catch {
    // Only Linux has that file; Windows and macOS are asked by trying.
    return undefined;
  }
}

const ownLimits = () => readFileSync('/proc/self/limits', 'utf8');
