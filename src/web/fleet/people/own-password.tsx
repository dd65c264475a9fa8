import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { ask, isRefused } from '../../app/api.ts';
import { session } from '../../app/session.ts';
import { fieldsOf } from '../parts/fields.ts';
import { Part } from '../parts/part.tsx';

/** One's own password: made after the link of the first visit, changed at any time. */
export function OwnPassword(): JSX.Element | null {
  const said = useSignal('');
  const now = session.value;
  if (typeof now === 'string' || now.signsIn === undefined || now.signsIn === 'openId') return null;
  const isNew = now.signsIn === 'nothing';
  return (
    <Part
      title={isNew ? 'Give yourself a password now' : 'Your password'}
      name={isNew ? 'advice' : 'own-password'}
    >
      {isNew ? (
        <p>The link that brought you here works once. Without a password you do not come in again.</p>
      ) : null}
      <form
        class="row-form"
        onSubmit={async (event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const fields = fieldsOf(form);
          const answer = await ask('PUT', 'session/password', {
            next: fields('next'),
            ...(isNew ? {} : { present: fields('present') }),
          });
          said.value = isRefused(answer) ? answer.problem : 'Changed. Your other browsers are signed out.';
          if (isRefused(answer)) return;
          form.reset();
          session.value = { ...now, signsIn: 'password' };
        }}
      >
        <input type="text" name="name" autocomplete="username" value={now.name} hidden readOnly />
        {isNew ? null : (
          <label class="field">
            <span>Present password</span>
            <input name="present" type="password" autocomplete="current-password" required maxLength={128} />
          </label>
        )}
        <label class="field">
          <span>New password, 12 characters or more</span>
          <input
            name="next"
            type="password"
            autocomplete="new-password"
            required
            minLength={12}
            maxLength={128}
          />
        </label>
        <button class={`button ${isNew ? 'strong-button' : ''}`} type="submit">
          {isNew ? 'Keep it' : 'Change'}
        </button>
      </form>
      <p class="said" role="status">
        {said.value}
      </p>
    </Part>
  );
}
