import { harmlessJson } from '../../core/bytes/harmless.ts';
import type { Database } from './database.ts';
import { everyRow, type Row } from './every-row.ts';
import { versionOf } from './migrate.ts';
import { unpackCase } from './packed-case.ts';
import type { Skipped } from './readable.ts';
import type { Tables } from './tables.ts';

/** Everything as lines of JSON for other programs, one row each, without what lets anybody in: passwords, tokens, sessions. */
export async function* exportLines(database: Database, skipped: Skipped): AsyncGenerator<string> {
  const version = await versionOf(database);
  for await (const { table, row } of everyRow(database.query, version)) {
    if (table === 'tokens' || table === 'sessions') continue;
    const { password_hash: _, ...open } = row;
    yield `${harmlessJson({ table, ...readably(table, open, skipped) })}\n`;
  }
}

/** What is JSON or a packed case inside a row, as itself; what is broken is left out and told. */
function readably(table: keyof Tables, row: Row, skipped: Skipped): Row {
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (value instanceof Uint8Array) {
      const file = unpackCase(value);
      if ('problem' in file) skipped({ table, key: String(row['check_id']), problem: file.problem });
      else written['case'] = file;
    } else if (typeof value === 'string' && json[table]?.includes(name) === true) {
      try {
        written[name] = JSON.parse(value);
      } catch {
        skipped({
          table,
          key: String(row['id'] ?? row['target'] ?? row['host']),
          problem: 'its JSON is broken',
        });
      }
    } else written[name] = value;
  }
  return written;
}

/** The columns that hold JSON. */
const json: { readonly [T in keyof Tables]?: readonly string[] } = {
  hosts: ['groups', 'vantages'],
  checks: ['snapshot'],
  latest: ['snapshot'],
  certificates: ['certificate'],
  alerts: ['alert'],
};
