import { z } from 'zod';
import { roles, type ApiToken, type Session, type User } from '../../app/store.ts';
import type { SessionRow, TokenRow, UserRow } from './tables.ts';

const role = z.enum(roles);

/** A user as it is kept. */
export function userRow({ name, role, passwordHash, identity, disabled }: User): UserRow {
  return {
    name,
    role,
    password_hash: passwordHash ?? null,
    issuer: identity?.issuer ?? null,
    subject: identity?.subject ?? null,
    disabled: disabled ? 1 : 0,
  };
}

/** Reads one back. */
export function userOf({ name, issuer, subject, ...row }: UserRow): User {
  return {
    name,
    role: z.object({ role }).parse(row).role,
    disabled: row.disabled !== 0,
    ...(row.password_hash === null ? {} : { passwordHash: row.password_hash }),
    ...(issuer === null || subject === null ? {} : { identity: { issuer, subject } }),
  };
}

/** A token as it is kept. */
export function tokenRow(token: ApiToken): TokenRow {
  return {
    id: token.id,
    name: token.name,
    sha256: token.sha256,
    role: token.role,
    created_by: token.createdBy,
    created_at: token.createdAt,
    expires_at: token.expiresAt ?? null,
    last_used_at: token.lastUsedAt ?? null,
  };
}

/** Reads one back. */
export function tokenOf(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    sha256: row.sha256,
    role: z.object({ role }).parse(row).role,
    createdBy: row.created_by,
    createdAt: row.created_at,
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
  };
}

/** A session as it is kept. */
export function sessionRow(session: Session): SessionRow {
  return {
    sha256: session.sha256,
    user_name: session.user,
    csrf: session.csrf,
    created_at: session.createdAt,
    seen_at: session.seenAt,
    expires_at: session.expiresAt,
  };
}

/** Reads one back. */
export function sessionOf(row: SessionRow): Session {
  return {
    sha256: row.sha256,
    user: row.user_name,
    csrf: row.csrf,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  };
}
