import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Command } from 'commander';
import { diffCommand } from '../commands/diff.ts';
import { userCommand } from '../commands/user.ts';
import { workerCommand } from '../commands/worker.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';
import { shownStore, storeFlag } from './store-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-place-'));
const missing = join(folder, 'typo.db');
afterAll(() => rmSync(folder, { recursive: true }));

const silent = {
  write: () => undefined,
  note: () => undefined,
  style: { width: 80, color: false, unicode: true },
} as unknown as Output;
const context: CommandContext = {
  output: () => silent,
  exit: () => undefined,
  signal: AbortSignal.abort(),
  atOnce: (work) => work(),
};

/** Carries out a command, whose refusals come out as errors. */
const run = (command: (context: CommandContext) => Command, ...words: string[]) =>
  command(context).parseAsync(words, { from: 'user' });

describe('a store that is not there', () => {
  it.each([
    ['user list', userCommand, ['list']],
    ['user disable', userCommand, ['disable', 'ana']],
    ['diff', diffCommand, ['srv01']],
    ['worker', workerCommand, []],
  ] as const)('is told, not made, by %s', async (_what, command, words) => {
    const refused = run((given) => command(given), ...words, '--store', missing);
    await expect(refused).rejects.toThrow(`store: ${missing}: is not there`);
    expect(existsSync(missing)).toBe(false);
  });
});

it.each(['', ' ana', 'a\u001b[31m', 'a\u202eb', 'n'.repeat(101)])('%j is no name of a user', async (name) => {
  const file = join(folder, 'password');
  writeFileSync(file, 'correct horse battery');
  const store = join(folder, 'users.db');
  const refused = run(userCommand, 'add', '--password-file', file, '--store', store, '--', name);
  await expect(refused).rejects.toThrow('is no name of 1 to 100 characters');
});

it('a store is named by its whole path, a database without its password', () => {
  expect(shownStore('postgres://rdp:hunter2@db/fleet')).toBe('postgres://rdp@db/fleet');
  expect(storeFlag('postgres://rdp@db/fleet')).toBe('');
  expect(storeFlag('/var/lib/fleet.db')).toBe(' --store /var/lib/fleet.db');
  expect(storeFlag('/var/my fleet.db')).toBe(' --store "/var/my fleet.db"');
});
