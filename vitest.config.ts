import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/interop/**', 'test/windows/**'],
    pool: 'threads',
    isolate: false,
    testTimeout: 20_000,
  },
});
