import type { FleetRow } from '../../app/api/fleet-table.ts';
import { respectWords } from '../../core/report/fleet/difference-words.ts';
import { faresOf, type Fares } from './parts/fares.ts';

/** A row with what filtering and sorting ask for again and again. */
export interface NotedRow extends FleetRow {
  readonly fares: Fares;
  /** Everything that a text may be looked for in, in small letters. */
  readonly haystack: string;
  /** When the certificate ends, in milliseconds. */
  readonly endsAt: number | undefined;
  /** What leads, in words; else where it ends. */
  readonly reason: string;
}

/** Notes it once, when the row comes. */
export function noted(row: FleetRow, leads: Readonly<Record<string, string>>): NotedRow {
  const drifted = row.unlike?.map((code) => respectWords({ code })).join(', ');
  const lead = row.lead === undefined ? '' : (leads[row.lead] ?? row.lead);
  const reason =
    drifted === undefined
      ? lead
      : [lead, `not as its baseline has it: ${drifted}`].filter(Boolean).join('; ');
  const ends = row.ends === undefined ? Number.NaN : Date.parse(row.ends);
  const { target, spelled = '', groups, computer, address, subject, issuer, build } = row;
  return {
    ...row,
    fares: faresOf(row),
    reason,
    endsAt: Number.isNaN(ends) ? undefined : ends,
    haystack: [target, spelled, computer, address, ...groups, reason, subject, issuer, build]
      .join('\n')
      .toLowerCase(),
  };
}
