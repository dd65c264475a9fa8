import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { placeQuery } from '../app/place.ts';
import { firstProblem, keepWanted, signIn } from '../app/session.ts';
import type { Refused } from '../app/api.ts';
import { Icon } from '../view/icons.tsx';
import { fieldsOf } from './parts/fields.ts';
import { useAsked } from './parts/answer-of.ts';
import { wantedPlace } from './wanted-place.ts';

/** The way in: a password, or the identity provider where one is set up. */
export function SignInView(): JSX.Element {
  const ways = useAsked<{ readonly openId?: boolean }>('ways-in');
  return (
    <div class="sign-in">
      <Icon name="mark" />
      <h1>Sign in</h1>
      {firstProblem.value === '' ? null : (
        <p class="panel notice" role="alert">
          The link did not let you in: {firstProblem.value}. Start the server again for a new one, or sign in
          below.
        </p>
      )}
      {ways.answer.value?.openId === true ? (
        <>
          <a
            class="button strong-button"
            href="/api/openid/begin"
            onClick={() => keepWanted(wantedPlace(placeQuery.value))}
          >
            <Icon name="shield" /> Continue with your organisation
          </a>
          <p class="or">
            <span>or with a password</span>
          </p>
        </>
      ) : null}
      <PasswordForm />
      <p class="quiet small">
        No account? Whoever runs this server makes one: <code>rdpdoctor user add NAME</code>
      </p>
    </div>
  );
}

function PasswordForm(): JSX.Element {
  const isBusy = useSignal(false);
  const refused = useSignal<Refused | undefined>(undefined);
  const wait = useWait(refused.value);
  return (
    <form
      class="panel form"
      onSubmit={async (event) => {
        event.preventDefault();
        const fields = fieldsOf(event.currentTarget);
        isBusy.value = true;
        refused.value = undefined;
        refused.value = await signIn(fields('name'), fields('password'));
        isBusy.value = false;
      }}
    >
      <label class="field">
        <span>Name</span>
        <input name="name" autocomplete="username" required maxLength={100} autocapitalize="none" />
      </label>
      <label class="field">
        <span>Password</span>
        <input name="password" type="password" autocomplete="current-password" required maxLength={128} />
      </label>
      <p class="refused" role="alert">
        {refused.value === undefined ? '' : problemWords(refused.value, wait)}
      </p>
      <button class="button strong-button" type="submit" disabled={isBusy.value || wait > 0}>
        {wait > 0 ? `Again in ${wait} s` : 'Sign in'}
      </button>
    </form>
  );
}

function problemWords({ refused, problem }: Refused, wait: number): string {
  if (refused === 401) return 'Name or password are not right.';
  if (refused === 429)
    return wait > 0
      ? 'Too many attempts from here. They are slowed down for a while.'
      : 'You may try again now.';
  return problem;
}

/** Seconds that are left until it may be tried again. */
function useWait(refused: Refused | undefined): number {
  const left = useSignal(0);
  useEffect(() => {
    left.value = refused?.waitSeconds ?? 0;
    if (left.value === 0) return;
    const timer = setInterval(() => {
      left.value = Math.max(0, left.value - 1);
      if (left.value === 0) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [refused]);
  return left.value;
}
