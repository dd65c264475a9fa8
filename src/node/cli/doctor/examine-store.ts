import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreProblem } from '../../../app/store-problem.ts';
import { isoOf, millisOf } from '../../../core/facts/time.ts';
import { migrations, versionOf } from '../../store/migrate.ts';
import { openDatabase } from '../../store/open-database.ts';
import { openStore } from '../../store/open-store.ts';
import { examineDisk, examineMode } from './examine-file.ts';
import { ok, unknown, wrong, type Examined } from './examined.ts';

/** The database: whether it opens, takes what is written and has room; and the clock beside what it holds. Makes none that is not there. */
export async function examineStore(url: string, now: number): Promise<readonly Examined[]> {
  const path = /^postgres(ql)?:/.test(url) ? undefined : resolve(url.replace(/^sqlite:/, ''));
  const disk = path === undefined ? [] : examineDisk(path);
  if (path !== undefined && !existsSync(path)) return [notMade(path), ...disk];
  try {
    const shape = await shapeOf(url);
    if (shape.is !== 'ok') return [shape, ...disk];
    return [
      shape,
      ...(path === undefined ? [] : [examineMode('store', path)]),
      ...disk,
      ...(await usedAt(url, now)),
    ];
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    return [wrong('store', error.message.replace(/^store: /, ''), firstSteps[error.kind]), ...disk];
  }
}

function notMade(path: string): Examined {
  try {
    accessSync(dirname(path), constants.W_OK);
    return ok('store', `${path}: is not there yet; its folder takes it`);
  } catch {
    return wrong(
      'store',
      `${path}: is not there, and cannot be made`,
      'Make its folder, owned by the user that the monitor runs as.',
    );
  }
}

/** Looks at the shape of its tables without changing it. */
async function shapeOf(url: string): Promise<Examined> {
  const database = await openDatabase(url);
  try {
    const version = await versionOf(database);
    if (version > migrations.length)
      return wrong('store', `${database.name}: was made by a newer rdpdoctor`, 'Install that one.');
    if (version === migrations.length)
      return ok('store', `${database.name}: opens, version ${version} of its tables`);
    const says = `${database.name}: opens; version ${version} of its tables becomes ${migrations.length} at the next start`;
    return unknown('store', says, 'Back it up before: a newer version is not read by the older rdpdoctor.');
  } finally {
    await database.close();
  }
}

async function usedAt(url: string, now: number): Promise<readonly Examined[]> {
  const { store } = await openStore(url, () => {});
  try {
    await store.notes.put(NOTE, isoOf(now));
    await store.notes.remove(NOTE);
    const newest = (await store.checks.latest()).reduce(
      (most, { endedAt }) => (endedAt > most ? endedAt : most),
      '',
    );
    return [ok('store', 'takes what is written'), clockBeside(newest, now)];
  } finally {
    await store.close();
  }
}

/** More cannot be measured from here: nobody else's clock is asked. */
function clockBeside(newest: string, now: number): Examined {
  if (newest === '') return unknown('clock', 'there is no check to compare it with');
  const ahead = Math.round((millisOf(newest) - now) / 1_000);
  if (ahead <= 60) return ok('clock', `${isoOf(now)}, not before the newest check (${newest})`);
  const says = `${isoOf(now)}, ${ahead} s before the newest check: it was set back, or a worker's clock is ahead`;
  return wrong(
    'clock',
    says,
    'Look at the time service here and at the workers: timedatectl, w32tm /query /status',
  );
}

const firstSteps = {
  unreachable: 'Look whether the database runs, and whether its address is right.',
  busy: 'Look which other process writes for so long.',
  full: 'Make room on the disk.',
  damaged: 'Restore a backup: rdpdoctor store restore',
  refused: 'Run it as the user that owns the file, or give that user the rights.',
  newer: 'Install the newer rdpdoctor.',
  unusable: 'Correct what the line names.',
} as const;

const NOTE = 'doctor';
