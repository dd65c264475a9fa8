import { checkSchema, type Check } from '../../core/fleet/check.ts';
import type { CheckRow, LatestRow } from './tables.ts';

/** A check as it is kept in `latest`. */
export function latestRow(check: Check): LatestRow {
  return {
    id: check.id,
    host: check.host,
    vantage: check.vantage,
    started_at: check.startedAt,
    ended_at: check.endedAt,
    version: check.version,
    rules: check.rules,
    snapshot: JSON.stringify(check.snapshot),
  };
}

/** A check as it is kept in `checks`. */
export function checkRow(check: Check): CheckRow {
  return { ...latestRow(check), ...judged(check.snapshot) };
}

/** What is kept in columns of its own. */
export function judged(snapshot: Check['snapshot']): Omit<CheckRow, keyof LatestRow> {
  return {
    outcome: snapshot.outcome,
    phase: snapshot.phase ?? null,
    lead: snapshot.lead ?? null,
    impact: snapshot.impact ?? null,
    exit: snapshot.exit,
    nla: snapshot.nla ?? null,
    tls: snapshot.tls ?? null,
    certificate: snapshot.certificate?.sha256 ?? null,
    not_after: snapshot.certificate?.notAfter ?? null,
    round_trip_ms: snapshot.roundTripMs ?? null,
    lost: snapshot.lost ?? null,
    skew_seconds: snapshot.skewSeconds ?? null,
    build: snapshot.build ?? null,
  };
}

/** Reads one back. */
export function checkOf(row: LatestRow): Check {
  return checkSchema.parse({
    id: row.id,
    host: row.host,
    vantage: row.vantage,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    version: row.version,
    rules: row.rules,
    snapshot: JSON.parse(row.snapshot),
  });
}

/** The columns that `checkOf` reads. */
export const checkColumns = [
  'id',
  'host',
  'vantage',
  'started_at',
  'ended_at',
  'version',
  'rules',
  'snapshot',
] as const;
