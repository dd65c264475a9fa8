import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeHive } from '../../../../test/writers/write-hive.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { fix } from './run-fix.ts';
import type { FixFlags } from './fix-flags.ts';

let folder: string;
let casePath: string;
let written: string;
const at = (name: string) => join(folder, name);
const style = { width: 100, colour: false, ascii: false, all: true };

function run(inputs: readonly string[], flags: Partial<FixFlags> = {}) {
  const output: Output = {
    write: (text) => void (written += text),
    note: (text) => void (written += text),
    move: () => {},
    live: false,
    style,
  };
  const all = { via: 'auto', runTimeout: '10m', proveWithin: '60s', ...flags };
  return fix(inputs, all, output, new AbortController().signal);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-fix-'));
  casePath = at('case.json');
  written = '';
  const source = { by: 'test', from: 'SRV01', at: '2026-09-01T12:00:00.000Z' };
  const services = { TermService: { state: 'stopped', startup: 'disabled' } };
  const facts = [
    { name: 'services', value: services, source },
    { name: 'clockHere', value: source.at, source },
  ];
  writeFileSync(casePath, JSON.stringify({ format: 1, target: 'srv01:3390', facts, gaps: [] }));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('fix', () => {
  it('keeps the port of the case, in the plan and in its script', async () => {
    expect(await run([casePath])).toBe(0);
    expect(written).toContain('Plan for srv01:3390');
  });

  it('keeps the port of the case where the person names the host alone', async () => {
    await run([casePath, 'srv01']);
    expect(written).toContain('Plan for srv01:3390');
  });

  it('writes the script without asking, and never over a file', async () => {
    expect(await run([casePath], { script: at('fix.ps1') })).toBe(0);
    expect(readFileSync(at('fix.ps1'), 'utf8')).toContain('SetServiceStartup');
    expect(written).toContain('nothing was changed');
    await expect(run([casePath], { script: at('fix.ps1') })).rejects.toThrow(/--script .*fix\.ps1/);
  });

  it('takes no risk that no step uses', async () => {
    await expect(run([casePath], { acceptRisk: ['nla-off'] })).rejects.toThrow(
      new UsageError('--accept-risk nla-off: no step of this plan needs it; leave it out'),
    );
  });

  it('plans no restart that no step needs', async () => {
    const restartAt = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    await expect(run([casePath], { restartAt })).rejects.toThrow(/--restart-at: no step of this plan needs/);
    await expect(run([casePath], { restartAt: '2020-01-01T03:00' })).rejects.toThrow(/is over/);
    await expect(run([], { offline: folder, restartAt })).rejects.toThrow(/cannot plan a restart/);
  });
});

describe('fix --offline', () => {
  const disk = (keys: Parameters<typeof writeHive>[0]) => {
    mkdirSync(at('disk/WINDOWS/system32/config'), { recursive: true });
    writeFileSync(at('disk/WINDOWS/system32/config/SYSTEM'), writeHive(keys));
    writeFileSync(at('disk/WINDOWS/system32/config/SOFTWARE'), writeHive({ Policies: {}, Microsoft: {} }));
  };
  const server = 'ControlSet001\\Control\\Terminal Server';

  it('makes a script from the hives of the disk, image first, and says what has to wait', async () => {
    disk({ Select: { Current: 1 }, [server]: { fDenyTSConnections: 1 } });
    expect(await run([], { offline: at('disk'), script: at('disk.ps1') })).toBe(0);
    expect(written).toMatch(/1\. Take an image.*\n.*2\. The script is in/);
    expect(written).toMatch(/Cannot be done on a disk[^]*Switch Remote Desktop on: firewall/);
    const edits = /\$editText = '([^']+)'/.exec(readFileSync(at('disk.ps1'), 'utf8'))?.[1] ?? '';
    expect(Buffer.from(edits, 'base64').toString().split('\n')).toContainEqual(
      expect.stringMatching(/^\d+\tSYSTEM\tControl\\Terminal Server\tfDenyTSConnections\tREG_DWORD\t0$/),
    );
  });

  it('makes none where nothing is wrong on the disk', async () => {
    disk({ Select: { Current: 1 }, [server]: { fDenyTSConnections: 0 } });
    expect(await run([], { offline: at('disk'), script: at('disk.ps1') })).toBe(55);
    expect(existsSync(at('disk.ps1'))).toBe(false);
  });

  it.each([
    ['--apply', { apply: true }, /takes neither --apply/],
    ['a folder without Windows', {}, /holds no windows/],
  ])('refuses %s', async (_, flags, why) => {
    mkdirSync(at('disk'));
    await expect(run([], { offline: at('disk'), ...flags })).rejects.toThrow(why);
  });
});
