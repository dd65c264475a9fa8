import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { roles, type Role } from '../../../app/store.ts';
import { ask, isRefused } from '../../app/api.ts';
import { session } from '../../app/session.ts';
import { fieldsOf } from '../parts/fields.ts';
import { Part } from '../parts/part.tsx';
import { useAsked } from '../parts/answer-of.ts';
import { Failed, Waiting } from '../parts/states.tsx';
import { RoleChoice } from './role-choice.tsx';

interface User {
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly signsIn: 'password' | 'openId' | 'nothing';
}
interface UsersTold {
  readonly users?: readonly User[];
}

/** Who may sign in, as what, and how. */
export function Users(): JSX.Element {
  const asked = useAsked<UsersTold>('users');
  const said = useSignal('');
  const put = async (user: object, words: string) => {
    const answer = await ask<UsersTold>('PUT', 'users', user);
    said.value = isRefused(answer) ? answer.problem : words;
    if (!isRefused(answer)) asked.answer.value = answer;
    return !isRefused(answer);
  };
  const users = asked.answer.value?.users;
  return (
    <Part title="Who may sign in" name="users">
      {asked.problem.value === undefined ? null : (
        <Failed problem={asked.problem.value} again={asked.again} />
      )}
      {users === undefined && asked.problem.value === undefined ? <Waiting rows={3} /> : null}
      {users === undefined ? null : (
        <div class="scrolls" tabIndex={0} role="region" aria-label="Users">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Role</th>
                <th scope="col">Signs in by</th>
                <th scope="col">
                  <span class="unseen">Change</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {users.map((user) => (
                <UserRow key={user.name} user={user} put={put} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <NewUser put={put} />
      <p class="said" role="status">
        {said.value}
      </p>
    </Part>
  );
}

type Put = (user: object, words: string) => Promise<boolean>;

function UserRow({ user, put }: { readonly user: User; readonly put: Put }): JSX.Element {
  const { name, role, disabled, signsIn } = user;
  const now = session.value;
  const isSelf = typeof now === 'object' && now.name === name;
  return (
    <tr class={disabled ? 'is-off' : ''}>
      <th scope="row">
        {name} {isSelf ? <span class="pill">you</span> : null}
      </th>
      <td>
        {isSelf || signsIn === 'openId' ? (
          role
        ) : (
          <select
            class="small-choice"
            aria-label={`Role of ${name}`}
            value={role}
            onChange={({ currentTarget }) =>
              void put(
                { name, role: roles.find((each) => each === currentTarget.value) ?? role, disabled },
                'Changed. Whoever was signed in with the old role is so no longer.',
              )
            }
          >
            {roles.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </td>
      <td data-is="by">{wayWords[signsIn]}</td>
      <td>
        {isSelf ? null : (
          <button
            type="button"
            class="button small-button"
            onClick={() =>
              void put(
                { name, role, disabled: !disabled },
                disabled ? 'Let in again.' : 'Switched off, and signed out everywhere.',
              )
            }
          >
            {disabled ? 'Let in again' : 'Switch off'}
            <span class="unseen"> {name}</span>
          </button>
        )}
      </td>
    </tr>
  );
}

function NewUser({ put }: { readonly put: Put }): JSX.Element {
  return (
    <details class="more">
      <summary>Add somebody</summary>
      <form
        class="row-form"
        onSubmit={async (event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const fields = fieldsOf(form);
          const user = {
            name: fields('name'),
            role: fields('role'),
            password: fields('password'),
          };
          if (await put({ ...user, disabled: false }, 'Added.')) form.reset();
        }}
      >
        <label class="field">
          <span>Name</span>
          <input name="name" required maxLength={100} autocomplete="off" autocapitalize="none" />
        </label>
        <RoleChoice />
        <label class="field">
          <span>Password to begin with</span>
          <input
            name="password"
            type="password"
            required
            minLength={12}
            maxLength={128}
            autocomplete="new-password"
          />
        </label>
        <button class="button" type="submit">
          Add
        </button>
      </form>
    </details>
  );
}

const wayWords = { password: 'password', openId: 'identity provider', nothing: 'nothing yet' } as const;
