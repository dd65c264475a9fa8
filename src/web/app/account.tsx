import type { JSX } from 'preact';
import { Icon } from '../view/icons.tsx';
import { place } from './place.ts';
import { session, signOut } from './session.ts';
import { To } from './to.tsx';

/** Who is signed in, and the way out; or the way in. */
export function Account(): JSX.Element | null {
  const now = session.value;
  if (now === 'nobody')
    return place.value === '/sign-in' ? null : (
      <To to="/sign-in" name="button quiet-button">
        Sign in
      </To>
    );
  if (typeof now === 'string') return null;
  return (
    <details class="account">
      <summary aria-label={`Signed in as ${now.name}, ${now.role}`}>
        <Icon name="person" />
        <span class="account-name">{now.name}</span>
      </summary>
      <div class="panel account-menu">
        <p>
          <strong>{now.name}</strong> <span class="pill">{now.role}</span>
        </p>
        <To to="/people">Password and people</To>
        <button type="button" class="button" onClick={() => void signOut()}>
          <Icon name="out" /> Sign out
        </button>
      </div>
    </details>
  );
}
