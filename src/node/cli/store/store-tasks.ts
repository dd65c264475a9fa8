import { once } from 'node:events';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { streamPrivate } from '../../files/private-stream.ts';
import { exportLines } from '../../store/export.ts';
import { openStore } from '../../store/open-store.ts';
import type { SkippedRow } from '../../store/readable.ts';
import { parseCount } from '../count.ts';
import { mustBeThere } from '../monitor/store-place.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { restoreHere } from './restore-here.ts';

/** The flags of `store` as they are typed. */
export interface StoreFlags {
  readonly store?: string;
  readonly cases: string;
  readonly checks: string;
}

/** One thing to do with a store. */
export interface StoreTask {
  readonly url: string;
  readonly file: string | undefined;
  readonly flags: StoreFlags;
  readonly output: Output;
}

/** All that can be done with one, by name. */
export const storeTasks: Readonly<Record<string, (task: StoreTask) => Promise<ExitCode>>> = {
  async backup({ url, file, output }) {
    const path = named(file, 'backup');
    const { store } = await openExisting(url, output);
    await store.backup(path).finally(store.close);
    output.note(
      `The backup is in ${path}. Its passwords and tokens are hashed, but keep it as safe as the store.\n`,
    );
    return 0;
  },
  async restore({ url, file, output }) {
    const path = named(file, 'restore');
    const { name, rows } = await restoreHere(url, path);
    output.note(`${name} has the ${rows} rows of ${path}.\n`);
    return 0;
  },
  async export({ url, file, output }) {
    let skipped = 0;
    const { store, database } = await openExisting(url, output);
    const lines = exportLines(database, (row) => {
      skipped += 1;
      output.note(skippedLine(row));
    });
    try {
      if (file === undefined || file === '-') await print(lines);
      else refuse(await streamPrivate(file, lines));
    } finally {
      await store.close();
    }
    return skipped === 0 ? 0 : 4;
  },
  async tidy({ url, flags, output }) {
    const casesDays = parseCount('--cases', flags.cases, 3650);
    const checksDays = parseCount('--checks', flags.checks, 3650);
    const { store } = await openExisting(url, output);
    await store.tidy(new Date().toISOString(), { casesDays, checksDays }).finally(store.close);
    output.note(`Cases stay ${casesDays} days and checks ${checksDays}; older checks are added up by day.\n`);
    return 0;
  },
};

async function openExisting(url: string, output: Output) {
  return openStore(mustBeThere(url), (row) => output.note(skippedLine(row)));
}

function skippedLine({ table, key, problem }: SkippedRow): string {
  return `store: ${table} ${key}: ${problem}; left out\n`;
}

function named(file: string | undefined, task: string): string {
  if (file !== undefined) return file;
  throw new UsageError(`store ${task}: which file? rdpdoctor store ${task} fleet.bak`);
}

function refuse({ problem }: { readonly problem?: string }): void {
  if (problem !== undefined) throw new UsageError(problem, 3);
}

async function print(lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) if (!process.stdout.write(line)) await once(process.stdout, 'drain');
}
