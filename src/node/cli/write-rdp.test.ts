import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lintRdpFile } from '../../core/evidence/rdp-file/lint.ts';
import { readRdpFile, valueOf } from '../../core/evidence/rdp-file/settings.ts';
import { writeRdp } from './write-rdp.ts';

describe('writeRdp', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'write-rdp-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes a file that our own lint finds neither dangerous nor contradictory', async () => {
    const path = join(folder, 'try.rdp');
    await writeRdp(path, { host: '2001:db8::1', port: 3390 }, { host: 'gw.example', port: 443 });
    const file = readRdpFile(await readFile(path));
    expect(file.problems).toEqual([]);
    expect(valueOf(file, 'full address')).toBe('[2001:db8::1]:3390');
    expect(valueOf(file, 'authentication level')).toBe(2);
    expect(valueOf(file, 'enablecredsspsupport')).toBe(1);
    expect(lintRdpFile(file).filter(({ level }) => level !== 'note')).toEqual([]);
  });

  it('leaves a file alone that is there already', async () => {
    const path = join(folder, 'mine.rdp');
    await writeFile(path, 'mine');
    await expect(writeRdp(path, { host: 'srv01', port: 3389 }, undefined)).rejects.toThrow(
      'is there already',
    );
    expect(await readFile(path, 'utf8')).toBe('mine');
  });
});
