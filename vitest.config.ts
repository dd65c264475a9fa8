import { defineConfig } from 'vitest/config';
import { unit } from './test/suites.ts';

export default defineConfig({
  test: { ...unit, globalSetup: ['test/package/run-folder.ts'], maxWorkers: '100%' },
});
