import { join } from 'node:path';
import { storeConformance } from '../../../test/fleet/store.conformance.ts';

let files = 0;

storeConformance('a store in SQLite', async (folder) => join(folder, `store-${(files += 1)}.db`));
