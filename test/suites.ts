import type { TestProjectInlineConfiguration } from 'vitest/config';

type Suite = NonNullable<TestProjectInlineConfiguration['test']>;

/** Only what hangs takes longer: others wait in it for what is built once, however slow the machine is. */
const patience = {
  testTimeout: 900_000,
  hookTimeout: 900_000,
  expect: { poll: { timeout: 400_000 } },
};

/** What is measured by the clock or by the memory of a whole browser: one file after the other, with nothing beside it. */
const measuredFiles = [
  'test/interop/speed.test.ts',
  'test/page/large.test.ts',
  'test/page/fleet-speed.test.ts',
];

/** What needs nothing but Node; its processes are kept from file to file. */
export const unit = {
  name: 'unit',
  include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
  exclude: [
    'test/interop/**',
    'test/fleet/*.test.ts',
    'test/page/**',
    'test/windows/**',
    '**/node_modules/**',
  ],
  setupFiles: ['test/same-seed.ts'],
  pool: 'forks',
  isolate: false,
  ...patience,
} satisfies Suite;

/** Our scripts in a real PowerShell. */
export const powershell = {
  name: 'powershell',
  include: ['test/windows/**/*.test.ts'],
  pool: 'forks',
  ...patience,
} satisfies Suite;

/** Real servers, clients, databases and a real browser. */
export const interop = {
  name: 'interop',
  include: ['test/interop/**/*.test.ts', 'test/fleet/*.test.ts', 'test/page/**/*.test.ts'],
  exclude: measuredFiles,
  pool: 'forks',
  ...patience,
} satisfies Suite;

/** The part of them that measures. */
export const measured = {
  ...interop,
  name: 'measured',
  include: measuredFiles,
  exclude: [],
  maxWorkers: 1,
  sequence: { groupOrder: 1 },
} satisfies Suite;
