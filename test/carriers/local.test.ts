import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localCarrier } from '../../src/node/carriers/local.ts';
import { printCarrier } from '../../src/node/carriers/print.ts';
import { noEngine, pwsh } from '../windows/engine.ts';
import { withoutDescriptors } from '../without-descriptors.ts';
import { makeStandInEngine } from './stand-in-engine.ts';

const limits = { timeoutMs: 400_000 };

describe('local', () => {
  const engine = join(makeStandInEngine(), 'powershell.exe');

  it('runs a script here', async () => {
    const carried = await localCarrier({ host: 'localhost', engine }).run(
      { script: 'say 3', flags: [] },
      limits,
    );
    expect(carried).toMatchObject({ outcome: 'ran', exitCode: 3, stderr: 'on the side\n' });
  });

  it.each([
    ['this computer is no Windows', { host: hostname(), platform: 'linux' as const }],
    ['srv01 is another computer than this one', { host: 'srv01', engine }],
    ['/nowhere/powershell is not there', { host: 'localhost', engine: '/nowhere/powershell' }],
  ])('says why not: %s', async (why, options) => {
    expect(await localCarrier(options).reach(limits)).toEqual({ outcome: 'unsuitable', why });
  });

  it.each(['/nowhere/powershell', join(engine, 'powershell')])('%s begins nothing', async (absent) => {
    const carried = await localCarrier({ host: 'localhost', engine: absent }).run(
      { script: 'say 3', flags: [] },
      limits,
    );
    expect(carried).toMatchObject({ outcome: 'notStarted', why: expect.stringContaining(absent) });
  });

  it('begins nothing where no descriptor is left for its pipes', async () => {
    const carried = await withoutDescriptors(() =>
      localCarrier({ host: 'localhost', engine }).run({ script: 'say 3', flags: [] }, limits),
    );
    expect(carried).toMatchObject({ outcome: 'notStarted', why: expect.stringContaining('EMFILE') });
  });

  it('says when time is up', async () => {
    const carried = await localCarrier({ host: 'localhost', engine }).run(
      { script: 'hang', flags: [] },
      { timeoutMs: 400 },
    );
    expect(carried).toMatchObject({ outcome: 'lost', why: 'not through after 0.4 s' });
  });
});

it('a program that the killed engine started holds nobody up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-left-'));
  const engine = join(folder, 'engine');
  writeFileSync(join(folder, 'left'), '');
  writeFileSync(engine, `#!/bin/sh\nsleep 600 &\necho $! > ${folder}/left\nexec sleep 600\n`, {
    mode: 0o700,
  });
  const stop = new AbortController();
  const running = localCarrier({ host: 'localhost', engine }).run(
    { script: 'x', flags: [] },
    { ...limits, signal: stop.signal },
  );
  const begun = () => Number(readFileSync(join(folder, 'left'), 'utf8'));
  await expect.poll(begun).toBeGreaterThan(0);
  const left = begun();
  stop.abort();
  expect(await running).toMatchObject({ outcome: 'lost', why: 'interrupted' });
  // It would not be there any more.
  process.kill(left, 'SIGKILL');
});

describe.skipIf(pwsh === undefined)(`the bootstrap in a real PowerShell (${noEngine})`, () => {
  const carrier = localCarrier({ host: 'localhost', engine: pwsh! });

  it('hands over switches, a file and a secret, and takes the file away again', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'rdpdoctor-file-')), 'a.pfx');
    const script = [
      'param([switch] $Yes, [int] $Page = 0)',
      '"$Yes $Page $($env:RDPDOCTOR_PFX_PASSWORD.Length) $([IO.File]::ReadAllBytes(\'' +
        path +
        '\').Length) zw\u00f6lf"',
      '$global:LASTEXITCODE = 5',
    ].join('\n');
    const bytes = Uint8Array.of(1, 2, 3, 4);
    const job = {
      script,
      flags: ['-Yes', '-Page 2'] as const,
      pfxPassword: 'a"b$(c)',
      file: { path, bytes },
    };
    expect(await carrier.run(job, limits)).toMatchObject({
      outcome: 'ran',
      exitCode: 5,
      stdout: 'True 2 7 4 zw\u00f6lf\n',
    });
    expect(existsSync(path)).toBe(false);
  });

  it('gives a file an access list of its own before a byte is in it, and never takes one that is there', async () => {
    const windows = mkdtempSync(join(tmpdir(), 'rdpdoctor-windows-'));
    mkdirSync(join(windows, 'System32'));
    const icacls = join(windows, 'System32', 'icacls.exe');
    writeFileSync(icacls, `#!/bin/sh\nwc -c < "$1" >> '${windows}/log'\necho "$@" >> '${windows}/log'\n`);
    chmodSync(icacls, 0o755);
    const path = join(windows, 'a.pfx');
    const job = { script: '$global:LASTEXITCODE = 0', flags: [], file: { path, bytes: Uint8Array.of(1, 2) } };
    process.env['SystemRoot'] = windows;
    try {
      expect(await carrier.run(job, limits)).toMatchObject({ outcome: 'ran', exitCode: 0 });
      const list = '/inheritance:r /grant:r *S-1-5-18:(F) *S-1-5-32-544:(F) *S-1-3-4:(F)';
      expect(readFileSync(join(windows, 'log'), 'utf8')).toBe(`0\n${path} ${list}\n`);
      expect(existsSync(path)).toBe(false);
      writeFileSync(path, 'of somebody else');
      expect(await carrier.run(job, limits)).toMatchObject({ outcome: 'ran', exitCode: 1 });
      expect(readFileSync(path, 'utf8')).toBe('of somebody else');
    } finally {
      delete process.env['SystemRoot'];
    }
  });

  it('brings back what an error says', async () => {
    const carried = await carrier.run({ script: "throw 'nothing to be done'", flags: [] }, limits);
    expect(carried).toMatchObject({
      outcome: 'ran',
      exitCode: 1,
      stderr: expect.stringContaining('nothing to be done'),
    });
  });
});

it('prints a script once and never over another file', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'rdpdoctor-print-')), 'fix.ps1');
  expect(await printCarrier(path).run({ script: 'one', flags: [] }, limits)).toEqual({
    outcome: 'printed',
    path,
  });
  expect(await printCarrier(path).run({ script: 'two', flags: [] }, limits)).toEqual({
    outcome: 'notStarted',
    why: `${path}: is there already and stays as it is`,
  });
  expect(readFileSync(path, 'utf8')).toBe('one');
});
