import type { Kysely } from 'kysely';
import type { Store } from '../../app/store.ts';
import { auditIn } from './audit.ts';
import { userOf, sessionOf, sessionRow, tokenOf, tokenRow, userRow } from './person-rows.ts';
import { readable, type Skipped } from './readable.ts';
import type { Tables } from './tables.ts';

/** Who may sign in and with what; what they did. */
export function peopleIn(db: Kysely<Tables>, skipped: Skipped): Store['people'] {
  return { ...usersIn(db, skipped), ...tokensIn(db, skipped), ...sessionsIn(db), ...auditIn(db, skipped) };
}

function usersIn(db: Kysely<Tables>, skipped: Skipped): Pick<Store['people'], 'users' | 'user' | 'putUser'> {
  const all = db.selectFrom('users').selectAll();
  const named = { table: 'users', key: (row: { readonly name: string }) => row.name };
  return {
    users: async () => readable(await all.orderBy('name').execute(), userOf, named, skipped),
    user: async (name) => readable(await all.where('name', '=', name).execute(), userOf, named, skipped)[0],
    async putUser(user) {
      const row = userRow(user);
      await db
        .insertInto('users')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
        .execute();
    },
  };
}

function tokensIn(
  db: Kysely<Tables>,
  skipped: Skipped,
): Pick<Store['people'], 'tokens' | 'token' | 'putToken' | 'removeToken'> {
  const all = db.selectFrom('tokens').selectAll();
  const named = { table: 'tokens', key: (row: { readonly id: string }) => row.id };
  return {
    tokens: async () =>
      readable(await all.orderBy('created_at').orderBy('id').execute(), tokenOf, named, skipped),
    token: async (sha256) =>
      readable(await all.where('sha256', '=', sha256).execute(), tokenOf, named, skipped)[0],
    async putToken(token) {
      const row = tokenRow(token);
      await db
        .insertInto('tokens')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    async removeToken(id) {
      await db.deleteFrom('tokens').where('id', '=', id).execute();
    },
  };
}

function sessionsIn(
  db: Kysely<Tables>,
): Pick<Store['people'], 'session' | 'putSession' | 'removeSession' | 'removeSessionsOf'> {
  return {
    async session(sha256) {
      const row = await db.selectFrom('sessions').selectAll().where('sha256', '=', sha256).executeTakeFirst();
      return row === undefined ? undefined : sessionOf(row);
    },
    async putSession(session) {
      const row = sessionRow(session);
      await db
        .insertInto('sessions')
        .values(row)
        .onConflict((conflict) => conflict.column('sha256').doUpdateSet(row))
        .execute();
    },
    async removeSession(sha256) {
      await db.deleteFrom('sessions').where('sha256', '=', sha256).execute();
    },
    async removeSessionsOf(user) {
      await db.deleteFrom('sessions').where('user_name', '=', user).execute();
    },
  };
}
