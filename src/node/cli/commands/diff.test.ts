import { expect, it } from 'vitest';
import { check, failing } from '../../../../test/fleet/watched-host.ts';
import type { Store } from '../../../app/store.ts';
import type { Check } from '../../../core/fleet/check.ts';
import { outputOf } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { diffCommand } from './diff.ts';

async function run(args: readonly string[], checks: readonly Check[]) {
  let [out, exit, closed] = ['', -1, false];
  const context = {
    output: () => outputOf({ write: (text) => (out += text) }, { write: () => true }, {}, false),
    signal: new AbortController().signal,
    atOnce: <T>(work: () => T) => work(),
    exit: (code: number) => void (exit = code),
  };
  // Only what a comparison asks of a store.
  const store = {
    checks: { of: async () => checks.toReversed(), get: async () => undefined },
  } as unknown as Store;
  const command = diffCommand(context, async () => ({ store, close: async () => void (closed = true) }));
  const problem = await command.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { out, exit, closed, problem };
}

it('says what changed since it last worked', async () => {
  const ran = await run(['srv01', '--store', import.meta.filename], [check(-2), failing(-1)]);
  expect(ran.out.replaceAll('\n', ' ')).toMatch(
    /^srv01 fails now: Nothing answers on the port[^.]+\. On 2026-08-30 00:00 UTC it connected\./,
  );
  expect(ran).toMatchObject({ exit: 0, closed: true });
});

it.each([
  [
    'a time that is none',
    ['srv01', '--store', import.meta.filename, '--since', 'yesterdayish'],
    [],
    '--since yesterdayish',
  ],
  ['a host without checks', ['srv01', '--store', import.meta.filename], [], 'no check of it is stored'],
])('%s is told', async (_, args, checks, says) => {
  const { problem } = await run(args, checks);
  expect(problem).toBeInstanceOf(UsageError);
  expect(String(problem)).toContain(says);
});
