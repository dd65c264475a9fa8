import { defineConfig } from 'vitest/config';
import { powershell } from './test/suites.ts';

export default defineConfig({
  test: { ...powershell, globalSetup: ['test/package/run-folder.ts'], maxWorkers: '100%' },
});
