import { writePrivate } from '../files/private-file.ts';
import type { Carrier } from './carrier.ts';

/** Writes the script to a file, for a person to take to the machine. */
export function printCarrier(path: string): Carrier {
  return {
    name: 'print',
    reach: async () => ({ outcome: 'ready' }),
    async run({ script }) {
      const { problem } = writePrivate(path, script);
      return problem === undefined ? { outcome: 'printed', path } : { outcome: 'notStarted', why: problem };
    },
  };
}
