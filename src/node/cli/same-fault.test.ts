import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../test/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-same-fault-'));
const at = (name: string) => join(folder, name);
const taken = createServer();
let port = '';
beforeAll(async () => {
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
  port = `${(taken.address() as AddressInfo).port}`;
  mkdirSync(at('folder.json'));
  writeFileSync(at('there.html'), 'x');
  if (process.platform !== 'win32') symlinkSync(at('loop.json'), at('loop.json'));
});
afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true });
});

/** Whoever reads a file: how each is named one. */
const readers: readonly (readonly [name: string, line: (path: string) => readonly string[]])[] = [
  ['check', (path) => ['check', path]],
  ['check --targets', (path) => ['check', '--targets', path]],
  [
    'check --password-file',
    (path) => ['check', '127.0.0.9:1', '--user', 'u', '--yes', '--password-file', path],
  ],
  ['sweep', (path) => ['sweep', path]],
  ['diagnose', (path) => ['diagnose', path]],
  ['fix', (path) => ['fix', path]],
  ['redact', (path) => ['redact', path]],
  ['lint', (path) => ['lint', path]],
  ['compare', (path) => ['compare', path, path]],
  ['baseline check', (path) => ['baseline', 'check', path, '127.0.0.9:1']],
  ['init', (path) => ['init', path]],
  ['config check', (path) => ['config', 'check', path]],
  ['watch --config', (path) => ['watch', '--config', path]],
  ['serve --config', (path) => ['serve', '--config', path]],
  ['status --store', (path) => ['status', '--store', path]],
  ['diff --store', (path) => ['diff', 'srv01', '--store', path]],
  ['store export', (path) => ['store', 'export', at('out'), '--store', path]],
  ['store restore', (path) => ['store', 'restore', path, '--store', at('new.db')]],
  ['user list', (path) => ['user', 'list', '--store', path]],
  ['collect --ssh-key', (path) => ['collect', '127.0.0.9:1', '--via', 'ssh', '--ssh-key', path]],
  ['collect --known-hosts', (path) => ['collect', '127.0.0.9:1', '--via', 'ssh', '--known-hosts', path]],
];

/** Whoever writes a new file. */
const writers: readonly (readonly [name: string, line: (path: string) => readonly string[]])[] = [
  ['check --save', (path) => ['check', '127.0.0.9:1', '--save', path]],
  ['check --html', (path) => ['check', '127.0.0.9:1', '--html', path]],
  ['sweep --resume', (path) => ['sweep', '127.0.0.9:1', '--resume', path]],
  ['baseline save', (path) => ['baseline', 'save', path, '127.0.0.9:1']],
  ['collect --save', (path) => ['collect', '127.0.0.9:1', '--via', 'ssh', '--user', 'u', '--save', path]],
];

describe('a file that cannot be read is 3, whoever wants it', () => {
  const isStore = (name: string) => /--store|^store export|^user/.test(name);
  it.each(readers)('%s, where there is none', async (_, line) => {
    expect(await runCommand(line(at('none.json')))).toEqual({
      out: expect.stringMatching(/none\.json: (no such file|is not there)/),
      code: 3,
    });
  });
  it.each(readers.filter(([name]) => !['check', 'fix'].includes(name) && !isStore(name)))(
    '%s, where it is a folder',
    async (_, line) => {
      expect(await runCommand(line(at('folder.json')))).toEqual({
        out: expect.stringContaining('folder.json: is a folder'),
        code: 3,
      });
    },
  );
  it.skipIf(process.platform === 'win32').each(readers.filter(([name]) => !isStore(name)))(
    '%s, where it is a link that leads to itself',
    async (_, line) => {
      expect(await runCommand(line(at('loop.json')))).toEqual({
        out: expect.stringContaining('loop.json: is a link that leads to itself'),
        code: 3,
      });
    },
  );
});

describe('a file that cannot be written is 3, before anybody is asked', () => {
  it.each(writers)('%s, where there is no folder', async (_, line) => {
    expect(await runCommand(line(at('none/new.out')))).toEqual({
      out: expect.stringMatching(/new\.out: cannot be written: no such folder/),
      code: 3,
    });
  });
  it.each(writers)('%s, where one is there already', async (_, line) => {
    expect(await runCommand(line(at('there.html')))).toEqual({
      out: expect.stringMatching(/there\.html: is .*stays as it is/),
      code: 3,
    });
  });
});

it('events says it for each of its files', async () => {
  expect((await runCommand(['events', at('none.json')])).code).toBe(3);
  if (process.platform !== 'win32') expect((await runCommand(['events', at('loop.json')])).code).toBe(3);
});

it('an address where another program listens is 3', async () => {
  expect(await runCommand(['lab', 'healthy', '--address', '127.0.0.1', '--port', port])).toEqual({
    out: expect.stringContaining('another program listens there already'),
    code: 3,
  });
});
