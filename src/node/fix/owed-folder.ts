import { readdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { owedSchema, type Owed, type OwedRecords } from '../../app/fleet-plans/owed.ts';
import { isPlanId } from './plan-folder.ts';
import { replacePrivate } from '../files/private-file.ts';
import { readSmallText } from '../files/small-file.ts';

/** Where a server keeps what its database does not have yet. */
export function owedFolder(): string {
  return join(process.env['RDPDOCTOR_HOME'] ?? join(homedir(), '.rdpdoctor'), 'owed');
}

/** What is owed to a database, one private file a plan; what cannot be read is left for a person. */
export function owedIn(folder: string): OwedRecords {
  const fileOf = (id: string) => join(folder, `${id}.json`);
  return {
    async keep(owed) {
      await replacePrivate(fileOf(owed.record.plan.id), JSON.stringify(owed));
    },
    drop: (id) => rm(fileOf(id), { force: true }).catch(() => {}),
    async all() {
      const names = await readdir(folder).catch(() => []);
      const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
      return ids
        .filter(isPlanId)
        .slice(0, MOST)
        .flatMap((id) => owedAt(fileOf(id)) ?? []);
    },
  };
}

function owedAt(path: string): Owed | undefined {
  const text = readSmallText(path, MOST_BYTES);
  if (typeof text !== 'string') return undefined;
  try {
    return owedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const MOST = 1_000;
const MOST_BYTES = 8 * 1024 * 1024;
