import { afterAll, beforeAll, describe } from 'vitest';
import { noPostgres, startPostgres, type RunningPostgres } from './postgres.ts';
import { storeConformance } from './store.conformance.ts';

describe.skipIf(noPostgres() !== undefined)(`PostgreSQL ${noPostgres() ?? ''}`, () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  storeConformance('a store in PostgreSQL', () => server.newDatabase());
});
