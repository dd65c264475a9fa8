import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes something in a folder once in a run of tests: the first process that asks does it, all others wait. The folder. */
export async function onceInRun(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(runFolder(), name);
  const done = join(folder, 'done');
  if (existsSync(done)) return folder;
  try {
    mkdirSync(folder);
  } catch {
    await untilThere(folder, done);
    return folder;
  }
  try {
    await make(folder);
  } finally {
    writeFileSync(done, '');
  }
  return folder;
}

/** Of the run, or of this process alone where it is no part of one. */
function runFolder(): string {
  const named = process.env['RDPDOCTOR_TEST_RUN'];
  if (named !== undefined) return named;
  const own = mkdtempSync(join(tmpdir(), 'rdpdoctor-run-'));
  process.env['RDPDOCTOR_TEST_RUN'] = own;
  process.once('exit', () => rmSync(own, { recursive: true, force: true }));
  return own;
}

async function untilThere(folder: string, path: string): Promise<void> {
  const stop = new AbortController();
  const changes = watch(folder, { signal: stop.signal })[Symbol.asyncIterator]();
  // Watching begins with the first question, so it stands before the look.
  let change = changes.next();
  while (!existsSync(path)) {
    await change;
    change = changes.next();
  }
  change.catch(() => {});
  stop.abort();
}
