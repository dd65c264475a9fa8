import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settingNames, needsRestart } from '../../../core/fleet/config-settings.ts';
import { openFleet, type Fleet } from '../../fleet/open-fleet.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { againstRunning } from './against-running.ts';
import { configAt, storeIn } from './config-at.ts';
import { outputOf } from '../output.ts';
import { startWatching } from './watching.ts';

let folder: string;
let fleet: Fleet;
let stop: () => Promise<void>;
let said: readonly string[];
let heard: () => void;
const ranges: (readonly string[])[] = [];

const write = (text: string) => writeFileSync(join(folder, 'rdpdoctor.yaml'), text);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-watching-'));
  vi.stubEnv('RDPDOCTOR_HOME', folder);
  said = [];
  write('vantage: here');
  const path = join(folder, 'rdpdoctor.yaml');
  const read = configAt(path);
  fleet = await openFleet(storeIn(read), systemClock, () => {});
  const note = {
    write: (text: string) => {
      said = [...said, text];
      heard();
      return true;
    },
  };
  const watching = startWatching(
    read,
    {
      fleet,
      output: outputOf(note, note, {}, true),
      restarts: ['store', 'serve.listen', 'serve.tls'],
      took: ({ config }) => void ranges.push(config.serve.ranges),
    },
    path,
  );
  stop = () => watching.stop(100);
});
afterEach(async () => {
  await stop();
  await fleet.close();
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

/** What is said of a file once it was read again. */
async function afterHangUp(text: string): Promise<string> {
  write(text);
  const told = new Promise<void>((resolve) => (heard = resolve));
  process.emit('SIGHUP');
  await told;
  return said.at(-1) ?? '';
}

it.skipIf(process.platform === 'win32')('says at SIGHUP what is taken over by a restart only', async () => {
  expect(await afterHangUp('groups: [{name: a, hosts: [srv01]}]')).toMatch(/read again \(hosts: 1\)\.\n$/);
  expect(
    await afterHangUp('serve: {listen: "127.0.0.1:9999", ranges: [10.0.0.0/8]}\nstore: other.db'),
  ).toMatch(/\(hosts: 0\)\. Changed, and taken over by a restart only: store, serve\.listen\.\n$/);
  expect(ranges.at(-1)).toEqual(['10.0.0.0/8']);
  // Still so, as long as nobody restarts it.
  expect(await afterHangUp('store: other.db\natOnce: 3')).toMatch(/restart only: store\.\n$/);
  expect(await afterHangUp('serve: {ranges: [nonsense]}')).toMatch(/nonsense.*\n.*not taken/);
  expect(ranges.at(-1)).toEqual([]);
  expect(await afterHangUp('vantage: here')).toMatch(/\(hosts: 0\)\.\n$/);
});

/** What is said of the file to whoever checks it. */
function checked(text?: string): string {
  const path = join(folder, 'rdpdoctor.yaml');
  if (text !== undefined) write(text);
  const lines = againstRunning(path, configAt(path).config, Date.now());
  return lines
    .join('\n')
    .replace(/\d{4}-\S+ \S+ UTC/, 'then')
    .replaceAll(String(process.pid), 'PID');
}

const since = 'Process PID runs by it since then.';

it.skipIf(process.platform === 'win32')('tells whoever checks its file what has changed', async () => {
  expect(checked()).toBe(`${since}\nIt runs on what the file says.`);
  const text =
    'every: 5m\natOnce: 3\nserve: {listen: "127.0.0.1:9999", ranges: [10.0.0.0/8], openId: {issuer: "https://id.example", clientId: a, roles: {}}}';
  expect(checked(text)).toBe(
    `${since}\nChanged, taken over at SIGHUP (kill -HUP PID): every, atOnce, serve.ranges.\nChanged, taken over by a restart only: serve.listen.`,
  );
  await afterHangUp(text);
  expect(checked()).toBe(`${since}\nChanged, taken over by a restart only: serve.listen.`);
  expect(checked('store: other.db')).toContain('restart only: store.');
  await stop();
  expect(checked()).toMatch(/^No process of yours/);
});

it('what a process leaves that is gone counts for nothing, nor does what is no such file', () => {
  const running = join(folder, 'running');
  const [own] = readdirSync(running);
  const text = readFileSync(join(running, own!), 'utf8');
  const gone = { ...(JSON.parse(text) as object), pid: 2 ** 22 + 1 };
  const before = { ...(JSON.parse(text) as object), startedAt: '2001-01-01T00:00:00.000Z' };
  writeFileSync(join(running, own!), JSON.stringify(before));
  writeFileSync(join(running, `${2 ** 22 + 1}.json`), JSON.stringify(gone));
  writeFileSync(join(running, '9.json'), '{"pid": 9');
  expect(checked()).toMatch(/^No process of yours/);
});

it('every setting is known to be taken over at once, or by a restart', () => {
  const names = settingNames();
  expect(names.filter((name) => !needsRestart(name))).toEqual([
    'vantage',
    'every',
    'atOnce',
    'groups',
    'baseline',
    'keep',
    'alerts',
    'channels',
    'serve.ranges',
    'serve.metrics',
  ]);
  expect(names.filter(needsRestart)).toEqual([
    'store',
    'serve.listen',
    'serve.address',
    'serve.tls',
    'serve.openId',
    'serve.runPlans',
  ]);
});
