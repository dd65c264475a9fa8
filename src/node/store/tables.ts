/** The tables as both databases have them: text, whole numbers, fractions, bytes; yes and no as 1 and 0, times as ISO 8601. */
export interface Tables {
  hosts: HostRow;
  checks: CheckRow;
  cases: CaseRow;
  latest: LatestRow;
  certificates: CertificateRow;
  days: DayRow;
  alerts: AlertRow;
  deliveries: DeliveryRow;
  users: UserRow;
  tokens: TokenRow;
  sessions: SessionRow;
  audit: AuditRow;
  notes: { key: string; value: string };
  jobs: JobRow;
  spellings: { target: string; spelled: string };
}

export interface HostRow {
  target: string;
  groups: string;
  every_seconds: number;
  vantages: string;
  expect: string | null;
  note: string | null;
  watched: number;
}

/** What of a check is looked for, compared and counted; `snapshot` holds all of it as JSON. */
export interface CheckRow extends LatestRow {
  outcome: string;
  phase: string | null;
  lead: string | null;
  impact: string | null;
  exit: number;
  nla: string | null;
  tls: string | null;
  certificate: string | null;
  not_after: string | null;
  round_trip_ms: number | null;
  lost: number | null;
  skew_seconds: number | null;
  build: string | null;
}

export interface LatestRow {
  id: string;
  host: string;
  vantage: string;
  started_at: string;
  ended_at: string;
  version: string;
  rules: string;
  snapshot: string;
}

export interface CaseRow {
  check_id: string;
  started_at: string;
  rules: string;
  packed: Uint8Array;
}

export interface CertificateRow {
  host: string;
  sha256: string;
  first_seen: string;
  last_seen: string;
  not_after: string;
  certificate: string;
}

export interface DayRow {
  host: string;
  vantage: string;
  day: string;
  checks: number;
  worked: number;
  round_trip_median: number | null;
  round_trip_max: number | null;
  lost: number | null;
}

export interface AlertRow {
  id: string;
  state: string;
  since: string;
  alert: string;
}

export interface DeliveryRow {
  id: string;
  alert: string;
  channel: string;
  event: string;
  state: string;
  attempts: number;
  next_at: string | null;
  problem: string | null;
  sent_at: string | null;
}

export interface UserRow {
  name: string;
  role: string;
  password_hash: string | null;
  issuer: string | null;
  subject: string | null;
  disabled: number;
}

export interface TokenRow {
  id: string;
  name: string;
  sha256: string;
  role: string;
  created_by: string;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

export interface SessionRow {
  sha256: string;
  user_name: string;
  csrf: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
}

export interface AuditRow {
  id: string;
  at: string;
  who: string;
  origin: string;
  did: string;
  target: string | null;
  ended: string;
}

export interface JobRow {
  id: string;
  host: string;
  vantage: string;
  due_at: string;
  state: string;
  attempts: number;
  next_at: string;
  worker: string | null;
  leased_until: string | null;
  problem: string | null;
}

/** Every table with its key, parents before children, and the migration that made it. */
export const tables: readonly {
  readonly name: keyof Tables;
  readonly key: readonly string[];
  readonly since: number;
}[] = [
  { name: 'hosts', key: ['target'], since: 1 },
  { name: 'checks', key: ['id'], since: 1 },
  { name: 'cases', key: ['check_id'], since: 1 },
  { name: 'latest', key: ['host', 'vantage'], since: 1 },
  { name: 'certificates', key: ['host', 'sha256'], since: 1 },
  { name: 'days', key: ['host', 'vantage', 'day'], since: 2 },
  { name: 'alerts', key: ['id'], since: 3 },
  { name: 'deliveries', key: ['id'], since: 3 },
  { name: 'users', key: ['name'], since: 4 },
  { name: 'tokens', key: ['id'], since: 4 },
  { name: 'sessions', key: ['sha256'], since: 4 },
  { name: 'audit', key: ['id'], since: 4 },
  { name: 'notes', key: ['key'], since: 5 },
  { name: 'jobs', key: ['id'], since: 5 },
  { name: 'spellings', key: ['target'], since: 6 },
];
