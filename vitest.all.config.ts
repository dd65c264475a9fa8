import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { InTurn } from './test/in-turn.ts';
import { Outcome } from './test/outcome.ts';
import { interop, measured, powershell, unit } from './test/suites.ts';

const outcome = process.env['RDPDOCTOR_TEST_OUTCOME'];

export default defineConfig({
  test: {
    globalSetup: ['test/interop/packages.ts', 'test/package/run-folder.ts'],
    projects: [unit, powershell, interop, measured].map((test) => ({ test })),
    // Much of it waits for others.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: InTurn },
    slowTestThreshold: 5_000,
    reporters: ['default', ...(outcome === undefined ? [] : [new Outcome(outcome)])],
  },
});
