import type { JSX } from 'preact';
import { may, session } from '../../app/session.ts';
import { AuditLog } from './audit-log.tsx';
import { OwnPassword } from './own-password.tsx';
import { Tokens } from './tokens.tsx';
import { Users } from './users.tsx';

/** Oneself; and for administrators who may sign in, which programs may ask, and who did what. */
export function PeopleView(): JSX.Element {
  const now = session.value;
  const isAdmin = may('admin');
  return (
    <div class="people">
      <div class="view-head">
        <div>
          <h1>People</h1>
          <p class="quiet">
            {typeof now === 'string'
              ? ''
              : `You are ${now.name}, with the role ${now.role}: ${roleWords[now.role]}.`}
          </p>
        </div>
      </div>
      <OwnPassword />
      {isAdmin ? (
        <>
          <Users />
          <Tokens />
          <AuditLog />
        </>
      ) : (
        <p class="quiet">Users, tokens and the log of what was done are for administrators.</p>
      )}
    </div>
  );
}

const roleWords = {
  viewer: 'you see everything and change nothing',
  operator: 'you look at hosts, take alerts and make plans',
  admin: 'you decide what is watched and who may sign in',
} as const;
