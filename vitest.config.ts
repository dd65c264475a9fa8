import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/interop/**'],
    pool: 'threads',
    isolate: false,
    testTimeout: 20_000,
  },
});
