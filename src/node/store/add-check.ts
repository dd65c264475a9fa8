import { sql, type Kysely, type Transaction } from 'kysely';
import type { CaseFile } from '../../core/facts/case-file.ts';
import type { Check } from '../../core/fleet/check.ts';
import { canonical } from './canonical.ts';
import { checkRow, latestRow } from './check-row.ts';
import { packCase } from './packed-case.ts';
import type { Skipped } from './readable.ts';
import type { Tables } from './tables.ts';

/** Stores a check, its case, and what is newest of its host, all or nothing; false where it was there already. */
export async function addCheck(
  db: Kysely<Tables>,
  asked: Check,
  file: CaseFile,
  skipped: Skipped,
): Promise<boolean> {
  const check = { ...asked, host: canonical(asked.host) };
  const packed = packCase(file);
  return db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('checks')
      .values(checkRow(check))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) return false;
    if ('problem' in packed) skipped({ table: 'cases', key: check.id, problem: packed.problem });
    else await addCase(trx, check, packed);
    await putLatest(trx, check);
    await putCertificate(trx, check);
    return true;
  });
}

async function addCase(trx: Transaction<Tables>, check: Check, packed: Uint8Array): Promise<void> {
  const row = { check_id: check.id, started_at: check.startedAt, rules: check.rules, packed };
  await trx.insertInto('cases').values(row).execute();
}

/** The newest counts, whichever is reported last. */
async function putLatest(trx: Transaction<Tables>, check: Check): Promise<void> {
  const row = latestRow(check);
  await trx
    .insertInto('latest')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['host', 'vantage'])
        .doUpdateSet(row)
        .whereRef('excluded.started_at', '>=', 'latest.started_at'),
    )
    .execute();
}

async function putCertificate(trx: Transaction<Tables>, check: Check): Promise<void> {
  const { certificate } = check.snapshot;
  if (certificate === undefined) return;
  await trx
    .insertInto('certificates')
    .values({
      host: check.host,
      sha256: certificate.sha256,
      first_seen: check.startedAt,
      last_seen: check.startedAt,
      not_after: certificate.notAfter,
      certificate: JSON.stringify(certificate),
    })
    .onConflict((conflict) =>
      conflict.columns(['host', 'sha256']).doUpdateSet({
        first_seen: sql`CASE WHEN excluded.first_seen < certificates.first_seen THEN excluded.first_seen ELSE certificates.first_seen END`,
        last_seen: sql`CASE WHEN excluded.last_seen > certificates.last_seen THEN excluded.last_seen ELSE certificates.last_seen END`,
      }),
    )
    .execute();
}
