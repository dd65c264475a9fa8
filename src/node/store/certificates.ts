import { sql, type Kysely } from 'kysely';
import type { Store } from '../../app/store.ts';
import type { CertificateSpell } from '../../core/fleet/certificate-spell.ts';
import { seenCertificate } from '../../core/fleet/snapshot.ts';
import { canonical } from './canonical.ts';
import { inPortions } from './in-portions.ts';
import { readable, type Skipped } from './readable.ts';
import type { CertificateRow, Tables } from './tables.ts';

/** The certificates that hosts showed. */
export function certificatesIn(db: Kysely<Tables>, skipped: Skipped): Store['certificates'] {
  const read = (rows: readonly CertificateRow[]) => readable(rows, spellOf, named, skipped);
  const all = db.selectFrom('certificates').selectAll();
  return {
    of: async (host) =>
      read(await all.where('host', '=', canonical(host)).orderBy('first_seen').orderBy('sha256').execute()),
    async among(hosts) {
      const found: CertificateRow[][] = [];
      for (const portion of inPortions(hosts.map(canonical)))
        found.push(
          await all
            .where('host', 'in', portion)
            .orderBy('host')
            .orderBy('first_seen')
            .orderBy('sha256')
            .execute(),
        );
      return read(found.flat());
    },
    async endingBefore(at) {
      const rows = await all
        .where('not_after', '<', at)
        .where(sql<boolean>`EXISTS (SELECT 1 FROM latest WHERE latest.host = certificates.host)`)
        .where(
          sql<boolean>`NOT EXISTS (SELECT 1 FROM certificates AS newer WHERE newer.host = certificates.host
            AND (newer.last_seen, newer.first_seen, newer.sha256)
              > (certificates.last_seen, certificates.first_seen, certificates.sha256))`,
        )
        .orderBy('not_after')
        .orderBy('host')
        .execute();
      return read(rows);
    },
  };
}

const named = { table: 'certificates', key: (row: CertificateRow) => `${row.host} ${row.sha256}` };

function spellOf(row: CertificateRow): CertificateSpell {
  return {
    host: row.host,
    certificate: seenCertificate.parse(JSON.parse(row.certificate)),
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  };
}
