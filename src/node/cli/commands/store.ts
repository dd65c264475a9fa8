import { once } from 'node:events';
import { Argument, Command } from 'commander';
import { StoreProblem } from '../../../app/store-problem.ts';
import { streamPrivate } from '../../files/private-stream.ts';
import { exportLines } from '../../store/export.ts';
import { openDatabase } from '../../store/open-database.ts';
import { openStore } from '../../store/open-store.ts';
import type { SkippedRow } from '../../store/readable.ts';
import { restore } from '../../store/restore.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { mustBeThere } from '../store-place.ts';
import { UsageError } from '../usage-error.ts';
import { parseCount } from '../typed-numbers.ts';

interface StoreFlags {
  readonly store?: string;
  readonly cases: string;
  readonly checks: string;
}

/** `rdpdoctor store`: keeps safe, moves and tidies what the monitor remembers. */
export function storeCommand(context: CommandContext): Command {
  return new Command('store')
    .description(
      'Keeps safe what the monitor remembers: a backup to a new file, a restore into an empty database of either kind, an export as lines of JSON without passwords and tokens, and letting old checks go.',
    )
    .addArgument(new Argument('<do>', 'what to do').choices(Object.keys(tasks)))
    .argument('[file]', 'the backup, or where the export goes (standard output without one)')
    .option('--store <url>', 'a SQLite file, or postgres://…; else RDPDOCTOR_STORE, where a password belongs')
    .option('--cases <days>', 'tidy: how long whole cases stay', '90')
    .option('--checks <days>', 'tidy: how long checks stay before they are added up by day', '400')
    .action(async (task: string, file: string | undefined, flags: StoreFlags) => {
      const url = urlOf(flags.store, process.env);
      try {
        context.exit((await tasks[task]?.({ url, file, flags, output: context.output(false) })) ?? 0);
      } catch (error) {
        if (!(error instanceof StoreProblem)) throw error;
        throw new UsageError(error.message, error.kind === 'unusable' ? 2 : 3);
      }
    });
}

interface Task {
  readonly url: string;
  readonly file: string | undefined;
  readonly flags: StoreFlags;
  readonly output: Output;
}

const tasks: Readonly<Record<string, (task: Task) => Promise<ExitCode>>> = {
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
    const database = await openDatabase(url);
    const rows = await restore(database, path).finally(database.close);
    output.note(`${database.name} has the ${rows} rows of ${path}.\n`);
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

/** Where the store is: the flag, then the environment. A password on a command line could be read by every user of the machine. */
export function urlOf(
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (flag !== undefined && URL.canParse(flag) && new URL(flag).password !== '')
    throw new UsageError(
      '--store: a password has no place on a command line; put the URL into RDPDOCTOR_STORE',
    );
  const url = flag ?? environment['RDPDOCTOR_STORE'];
  if (url !== undefined && url !== '') return url;
  throw new UsageError('store: which one? --store fleet.db, or RDPDOCTOR_STORE=postgres://…');
}

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
