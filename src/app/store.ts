import type { Alert, Delivery } from '../core/fleet/alert.ts';
import type { CertificateSpell } from '../core/fleet/certificate-spell.ts';
import type { Check } from '../core/fleet/check.ts';
import type { Host } from '../core/fleet/host.ts';
import type { CaseFile } from '../core/facts/case-file.ts';

/** One page of an ordered list; `next` fetches the one after it, and is absent at the end. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}

export interface ChecksAsked {
  readonly host: string;
  readonly vantage?: string | undefined;
  /** Inclusive and exclusive bounds on `startedAt` (ISO 8601). */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly limit: number;
  readonly newestFirst: boolean;
}

/** One day of a host from one vantage point, rolled up when its checks are let go; `worked` counts every check that connected. */
export interface DaySummary {
  readonly host: string;
  readonly vantage: string;
  readonly day: string;
  readonly checks: number;
  readonly worked: number;
  readonly roundTripMs?: { readonly median: number; readonly max: number };
  readonly lost?: number;
}

/** Somebody who may sign in. The password is a scrypt hash, never the password; absent for who comes by OpenID Connect. */
export interface User {
  readonly name: string;
  readonly role: Role;
  readonly passwordHash?: string;
  /** Issuer and subject of OpenID Connect. */
  readonly identity?: { readonly issuer: string; readonly subject: string };
  readonly disabled: boolean;
}

export const roles = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A token for the API; only its SHA-256 is stored. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly role: Role;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
}

/** A signed-in browser; only the SHA-256 of its cookie is stored. */
export interface Session {
  readonly sha256: string;
  readonly user: string;
  readonly csrf: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
}

/** Who did what, when, from where; never a secret. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly from: string;
  readonly did: string;
  readonly to?: string;
  readonly ended: 'done' | 'refused';
}

/** What the monitor remembers. Every call is durable when its promise is kept, and rejects with a StoreProblem; both databases behave alike. */
export interface Store {
  readonly hosts: {
    readonly all: () => Promise<readonly Host[]>;
    /** So many of them in the order of their names: the first, or those after a name. */
    readonly page: (limit: number, after?: string) => Promise<Page<Host>>;
    /** By any spelling, as everywhere where a host is asked for. */
    readonly get: (target: string) => Promise<Host | undefined>;
    /** Adds or replaces, each under its one name; many in one transaction. */
    readonly put: (hosts: readonly Host[]) => Promise<void>;
    /** They are watched no more and leave `latest`; what was seen of them stays until it is tidied away. */
    readonly remove: (targets: readonly string[]) => Promise<void>;
  };
  readonly checks: {
    /** Stores a check with its case, once per id; false where it was there already. Updates latest, certificates; in any order. */
    readonly add: (check: Check, file: CaseFile) => Promise<boolean>;
    readonly of: (asked: ChecksAsked) => Promise<readonly Check[]>;
    readonly get: (id: string) => Promise<{ readonly check: Check; readonly file?: CaseFile } | undefined>;
    /** The newest check of every host and vantage point. */
    readonly latest: () => Promise<readonly Check[]>;
    /** The same of these hosts alone. */
    readonly latestOf: (hosts: readonly string[]) => Promise<readonly Check[]>;
    readonly days: (host: string, since: string) => Promise<readonly DaySummary[]>;
    /** Checks judged by other rules than these whose case is still there, to be judged again. */
    readonly judgedBefore: (rules: string, limit: number, after?: string) => Promise<Page<Check>>;
    readonly rejudged: (id: string, rules: string, snapshot: Check['snapshot']) => Promise<void>;
  };
  readonly certificates: {
    readonly of: (host: string) => Promise<readonly CertificateSpell[]>;
    /** All of these hosts, each host's in the order in which they came. */
    readonly among: (hosts: readonly string[]) => Promise<readonly CertificateSpell[]>;
    /** Of all hosts: those whose newest certificate ends before the given time. */
    readonly endingBefore: (at: string) => Promise<readonly CertificateSpell[]>;
  };
  readonly alerts: {
    readonly open: () => Promise<readonly Alert[]>;
    readonly get: (id: string) => Promise<Alert | undefined>;
    readonly put: (alert: Alert) => Promise<void>;
    readonly past: (limit: number, before?: string) => Promise<Page<Alert>>;
  };
  readonly deliveries: {
    readonly due: (now: string, limit: number) => Promise<readonly Delivery[]>;
    readonly put: (delivery: Delivery) => Promise<void>;
    readonly of: (alert: string) => Promise<readonly Delivery[]>;
    /** How many there are of each channel in each state. */
    readonly counts: () => Promise<
      readonly { readonly channel: string; readonly state: Delivery['state']; readonly count: number }[]
    >;
  };
  readonly people: {
    readonly users: () => Promise<readonly User[]>;
    readonly user: (name: string) => Promise<User | undefined>;
    readonly putUser: (user: User) => Promise<void>;
    readonly tokens: () => Promise<readonly ApiToken[]>;
    readonly token: (sha256: string) => Promise<ApiToken | undefined>;
    readonly putToken: (token: ApiToken) => Promise<void>;
    readonly removeToken: (id: string) => Promise<void>;
    readonly session: (sha256: string) => Promise<Session | undefined>;
    readonly putSession: (session: Session) => Promise<void>;
    readonly removeSession: (sha256: string) => Promise<void>;
    readonly removeSessionsOf: (user: string) => Promise<void>;
    readonly audit: (limit: number, before?: string) => Promise<Page<AuditEntry>>;
    readonly addAudit: (entry: AuditEntry) => Promise<void>;
  };
  /** Named small values: baselines, saved views, the state of alerting. */
  readonly notes: {
    readonly get: (key: string) => Promise<string | undefined>;
    readonly put: (key: string, value: string) => Promise<void>;
    readonly keys: (prefix: string) => Promise<readonly string[]>;
    /** All whose keys begin so, in the order of their keys. */
    readonly under: (prefix: string) => Promise<readonly { readonly key: string; readonly value: string }[]>;
    /** Those of these keys that are there. */
    readonly among: (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
    readonly remove: (key: string) => Promise<void>;
    /** Puts `next` where `was` stands, either of them absent, in one step; false where something else stands there. */
    readonly swap: (key: string, was: string | undefined, next: string | undefined) => Promise<boolean>;
  };
  /** Lets old checks go, whole days in UTC: full cases after `casesDays`, rows after `checksDays`, rolled up into days first. */
  readonly tidy: (
    now: string,
    keep: { readonly casesDays: number; readonly checksDays: number },
  ) => Promise<void>;
  /** Writes a whole copy to a file that is not there yet. */
  readonly backup: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
}
