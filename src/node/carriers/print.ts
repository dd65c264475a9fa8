import { writeFile } from 'node:fs/promises';
import type { Carrier } from './carrier.ts';

/** Writes the script to a file, for a person to take to the machine. */
export function printCarrier(path: string): Carrier {
  return {
    name: 'print',
    reach: async () => ({ outcome: 'ready' }),
    async run({ script }) {
      try {
        await writeFile(path, script, { flag: 'wx', mode: 0o600 });
        return { outcome: 'printed', path };
      } catch (error) {
        const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
        return {
          outcome: 'notStarted',
          why: exists ? `${path}: is there already` : `${path}: cannot be written`,
        };
      }
    },
  };
}
