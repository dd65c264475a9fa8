import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/interop/**', 'test/fleet/*.test.ts', 'test/page/**', 'test/windows/**', '**/node_modules/**'],
    globalSetup: ['test/package/run-folder.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
