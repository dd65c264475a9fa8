import { defineConfig } from 'vitest/config';
import { interop, measured } from './test/suites.ts';

export default defineConfig({
  test: {
    globalSetup: ['test/interop/packages.ts', 'test/package/run-folder.ts'],
    projects: [{ test: interop }, { test: measured }],
    maxWorkers: '100%',
  },
});
