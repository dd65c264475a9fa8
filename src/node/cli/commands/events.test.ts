import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { overwritten, recordOffsets } from '../../../../test/evtx-writer/damage.ts';
import { writeEvtx } from '../../../../test/evtx-writer/write-evtx.ts';
import { outputOf } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { eventsCommand } from './events.ts';

const folder = mkdtempSync(join(tmpdir(), 'events-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const base = { channel: 'System', computer: 'srv01' };
const log = writeEvtx([
  {
    ...base,
    provider: 'Schannel',
    id: 36_870,
    level: 2,
    time: '2026-03-01T08:15:30Z',
    data: { ErrorStatus: 10_001 },
  },
  {
    ...base,
    provider: 'Service Control Manager',
    id: 7036,
    time: '2026-03-01T09:00:00Z',
    data: { param1: '\u001b[2J' },
  },
  {
    ...base,
    provider: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
    id: 1149,
    time: '2026-03-02T10:00:00.0000001Z',
    channel: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
    userData: { element: 'EventXML', values: { Param1: 'admin' } },
  },
]);

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function run(...words: readonly string[]) {
  let out = '';
  let err = '';
  let exit: number | undefined;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const command = eventsCommand({
    output: (all) => outputOf(process.stdout, process.stderr, {}, all),
    signal: new AbortController().signal,
    atOnce: (work) => work(),
    exit: (code) => void (exit = code),
  });
  await command.exitOverride().parseAsync([...words], { from: 'user' });
  return { out, err, exit };
}

const whole = file('whole.evtx', log);

test.each([
  ['--id', '1'],
  ['--provider', 'Nobody'],
  ['--channel', 'Security'],
  ['--since', '2027-01-01'],
  ['--id', '1', '--count'],
])('a filter that fits nothing says so: %s %s', async (...words) => {
  const { out, err, exit } = await run(whole, ...words);
  expect({ out, err, exit }).toEqual({
    out: '',
    err: 'none of the 3 events that were read fits\n',
    exit: 0,
  });
});

test('a folder stands for the logs in it', async () => {
  const below = join(folder, 'logs');
  mkdirSync(below);
  writeFileSync(join(below, 'a.evtx'), log);
  writeFileSync(join(below, 'b.txt'), 'nothing');
  const { out, err, exit } = await run(below, '--id', '7036', '--json');
  expect(out.trim().split('\n')).toHaveLength(1);
  expect({ err, exit }).toEqual({ err: '', exit: 0 });
});

test.skipIf(process.platform === 'win32')('a pipe is named, not waited for', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const { err, exit } = await run(pipe);
  expect({ err, exit }).toEqual({ err: `${pipe}: is a pipe, no regular file\n`, exit: 3 });
});

test('prints one line per event and its values below, without control characters', async () => {
  const { out, err, exit } = await run(whole);
  expect(out).toBe(`2026-03-01T08:15:30.0000000Z  error  Schannel 36870  System  srv01  record 1
    = Fatal error accessing the private key (Type, ErrorCode, ErrorStatus).
    ErrorStatus: 10001
2026-03-01T09:00:00.0000000Z  information  Service Control Manager 7036  System  srv01  record 2
    = The service [2J is now: unknown
    param1: ?[2J
2026-03-02T10:00:00.0000001Z  information  Microsoft-Windows-TerminalServices-RemoteConnectionManager 1149  Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational  srv01  record 3
    = User authentication succeeded (Param1 user, Param2 domain, Param3 source IP).
    Param1: admin
`);
  expect({ err, exit }).toEqual({ err: '', exit: 0 });
});

test.each([
  [
    ['--id', '36870,1149'],
    [1, 3],
  ],
  [['--id', '7000-7099'], [2]],
  [['--provider', 'terminalservices-remoteconnectionmanager'], [3]],
  [
    ['--channel', 'system'],
    [1, 2],
  ],
  [
    ['--since', '2026-03-01T08:15:30.001Z'],
    [2, 3],
  ],
  [['--since', '2026-03-01T09:00', '--until', '2026-03-02'], [2]],
  [['--id', '1', '--since', '1d'], []],
])('%j chooses records %j', async (options, expected) => {
  const { out } = await run(whole, '--json', ...options);
  const ids = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).recordId);
  expect(ids).toEqual(expected);
});

test('--xml prints one document', async () => {
  const { out } = await run(whole, '--xml', '--id', '36870');
  expect(out).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<Events>\n<Event xmlns=/);
  expect(out).toMatch(/<Data Name="ErrorStatus">10001<\/Data>[^]*<\/Event>\n<\/Events>\n$/);
});

test('--count counts', async () => {
  const { out } = await run(whole, whole, '--count', '--id', '7036');
  expect(out).toBe('        2  Service Control Manager 7036  System  The service … is now: …\n');
});

test('says what was lost and ends with 4', async () => {
  const [, second = 0, third = 0] = recordOffsets(log, 0);
  const damaged = file('damaged.evtx', overwritten(log, second, third - second, 0xff));
  const { out, err, exit } = await run(damaged, '--json');
  expect(out.split('\n').filter(Boolean)).toHaveLength(2);
  expect(err).toBe(
    `${damaged}: chunk 0, byte ${second}: ${third - second} bytes hold no record\n` +
      `${damaged}: 1 record that the log counted was not found\n`,
  );
  expect(exit).toBe(4);
});

test.each([
  ['empty.evtx', new Uint8Array(), 'the file is empty'],
  [
    'photo.evtx',
    Uint8Array.of(0xff, 0xd8, 0xff, 0xe0),
    'not an event log: no chunk and no record in 4 bytes',
  ],
])('%s is no event log', async (name, bytes, problem) => {
  const path = file(name, bytes);
  expect(await run(path)).toEqual({ out: '', err: `${path}: ${problem}\n`, exit: 3 });
});

test('a missing file does not keep the others from being read', async () => {
  const missing = join(folder, 'missing.evtx');
  const { out, err, exit } = await run(missing, whole, '--count');
  expect(out.split('\n')).toHaveLength(4);
  expect({ err, exit }).toEqual({ err: `${missing}: no such file\n`, exit: 3 });
});

test.each([
  [['--id', 'x'], '--id: "x" is not an event id such as 36870 or 36870-36888'],
  [
    ['--since', 'yesterday'],
    '--since: "yesterday" is not a time such as 2026-03-01, 2026-03-01T08:15:00Z or 24h',
  ],
  [['--xml', '--json'], 'events: --text, --json, --xml and --count exclude each other'],
])('%j is not understood', async (options, problem) => {
  await expect(run(whole, ...options)).rejects.toThrow(new UsageError(problem));
});
