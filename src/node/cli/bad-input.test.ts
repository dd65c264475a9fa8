import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../test/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-bad-input-'));
const at = (name: string) => join(folder, name);
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
mkdirSync(at('folder'));
writeFileSync(at('empty.txt'), '');
writeFileSync(at('taken.html'), 'x');
writeFileSync(at('powershell.txt'), utf16('srv01\r\nsrv02:3390\r\n'));
writeFileSync(at('powershell.yaml'), utf16('groups: []\r\n'));
writeFileSync(at('several.json'), '[{"format":2},{"format":2}]');
writeFileSync(at('no.yaml'), 'a: [b\n');
writeFileSync(at('noise.rdp'), 'one\ntwo\nthree\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('is refused in one line, before anybody is asked', () => {
  const refused: readonly (readonly [line: readonly string[], code: number, says: string])[] = [
    [['check', 'fe80::1'], 2, 'needs its interface, such as fe80::1%eth0; this machine has'],
    [['check', 'srv01', '--code', '0x904/0x7/0x3'], 2, '"0x3" belongs to none'],
    [['check', 'srv01', '--code', '0x204/0x904'], 2, '"0x904" belongs to none'],
    [['check', 'srv01', '--via', 'azure'], 2, '--via azure: needs --azure-vm'],
    [['check', 'srv01', '--via', 'aws-ssm'], 2, '--via aws-ssm: needs --aws-instance'],
    [['check', 'srv01', '--html', at('taken.html')], 3, 'is there already and stays as it is'],
    [['check', 'srv01', '--html', at('none/x.html')], 3, 'no such folder'],
    [['check', '--targets', at('empty.txt')], 2, 'empty.txt: no host is in it'],
    [['check', 'srv01', '--last-worked', '2026-02-30'], 2, 'is not a date'],
    [['check', 'srv01', '--unreachable-since', '2999-01-01'], 2, 'is still to come'],
    [['check', 'rdp://full%20address=s:srv01:3390&audiomode=i:2'], 2, 'e.g. srv01:3390'],
    [['diff', 'srv01', '--store', at('none.db')], 3, 'is not there'],
    [['status', '--store', at('none.db')], 3, 'is not there'],
    [['events', 'x.evtx', '--since', '2026-02-30'], 2, 'is not a time'],
    [['events', 'x.evtx', '--id', '5-2'], 2, 'ends before it begins'],
    [['compare', at('a.json'), 'srv01'], 3, 'a.json: no such file'],
    [['diagnose', at('several.json')], 3, 'a list of 2, as check prints several hosts'],
    [['redact', at('several.json')], 3, 'a list of 2, as check prints several hosts'],
    [['init', 'nosuch.txt'], 3, 'nosuch.txt: no such file'],
    [['config', 'check', at('none.yaml')], 3, 'no such file'],
    [['fix', 'srv01', '--via', 'foo'], 2, '--via "foo": is none of'],
    [['fix', 'srv01', '--prove-within', '0'], 2, '--prove-within "0"'],
    [['fix', 'srv01', '--json', '--markdown'], 2, 'give one of them'],
    [['undo', 'nosuch', '--yes'], 2, 'is not the name of a plan'],
    [['prove', 'nosuch'], 2, 'is not the name of a plan'],
    [['lab', 'healthy', '--port', '22x'], 2, 'port "22x": is not a number'],
    [['sweep', '127.0.0.1', '--escalate', '-1'], 2, 'from 0 to 10000'],
  ];
  it.each(refused)('%j', async (line, code, says) => {
    const { out, code: ended } = await runCommand(line);
    expect(out).toContain(says);
    expect(ended).toBe(code);
    expect(existsSync(at('none.db'))).toBe(false);
  });
});

it('what Windows PowerShell writes with > is a list of hosts, and a configuration', async () => {
  expect((await runCommand(['init', at('powershell.txt')])).out).toMatch(/- "srv01"\n\s+- "srv02:3390"/);
  expect((await runCommand(['config', 'check', at('powershell.yaml')])).out).toMatch(
    /is right\.\n.*\nTells nobody\./,
  );
});

it('a broken configuration is told with its line once', async () => {
  expect((await runCommand(['config', 'check', at('no.yaml')])).out).not.toMatch(/at line/);
});

it('a file that is no .rdp file is one line, not one for each of its own', async () => {
  const { out, code } = await runCommand(['lint', at('noise.rdp')]);
  expect(out).toMatch(/no \.rdp file: none of its 3 lines/);
  expect(out.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(3);
});

it('a monitor without a host says so instead of ending as if all were well', async () => {
  writeFileSync(at('none-watched.yaml'), `store: ${at('watch.db')}\n`);
  expect(await runCommand(['watch', '--config', at('none-watched.yaml'), '--once'])).toMatchObject({
    out: expect.stringContaining('names no host'),
    code: 2,
  });
});

it('a collector that cannot be written is a file that cannot be written, and no lost host', async () => {
  const line = [
    'collect',
    'srv01',
    '--via',
    'print',
    '--script',
    at('taken.html'),
    '--save',
    at('saved.json'),
  ];
  const { code } = await runCommand(line);
  expect(code).toBe(3);
  expect(readFileSync(at('taken.html'), 'utf8')).toBe('x');
});
