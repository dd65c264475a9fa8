import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFleet, type Fleet } from '../../fleet/open-fleet.ts';
import { systemClock } from '../../fleet/system-clock.ts';
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
