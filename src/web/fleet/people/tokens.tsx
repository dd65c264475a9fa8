import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Role } from '../../../app/store.ts';
import { dayOf } from '../../../core/facts/time.ts';
import { ask, isRefused } from '../../app/api.ts';
import { copyText } from '../../app/hand-out.ts';
import { Icon } from '../../view/icons.tsx';
import { fieldsOf } from '../parts/fields.ts';
import { Part } from '../parts/part.tsx';
import { useAsked } from '../parts/answer-of.ts';
import { Failed, Waiting } from '../parts/states.tsx';
import { ago } from '../parts/time-words.ts';
import { RoleChoice } from './role-choice.tsx';

interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
}

/** Tokens of programs; the secret of a new one is shown this once. */
export function Tokens(): JSX.Element {
  const asked = useAsked<{ readonly tokens?: readonly Token[] }>('tokens');
  const made = useSignal<string | undefined>(undefined);
  const said = useSignal('');
  const tokens = asked.answer.value?.tokens;
  const end = async ({ id, name }: Token) => {
    const answer = await ask('DELETE', `tokens/${encodeURIComponent(id)}`);
    said.value = isRefused(answer) ? answer.problem : `${name} lets nobody in any more.`;
    await asked.again();
  };
  return (
    <Part title="Tokens of programs" name="tokens">
      {asked.problem.value === undefined ? null : (
        <Failed problem={asked.problem.value} again={asked.again} />
      )}
      {tokens === undefined && asked.problem.value === undefined ? <Waiting rows={2} /> : null}
      {tokens?.length === 0 ? (
        <p class="quiet">No program may ask. A token lets one read or change what its role may.</p>
      ) : null}
      {tokens === undefined || tokens.length === 0 ? null : (
        <div class="scrolls" tabIndex={0} role="region" aria-label="Tokens">
          <table>
            <thead>
              <tr>
                {['Name', 'Role', 'Made', 'Last used', 'Ends'].map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
                <th scope="col">
                  <span class="unseen">End it</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <TokenRow key={token.id} token={token} end={() => void end(token)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {made.value === undefined ? null : (
        <Secret secret={made.value} close={() => (made.value = undefined)} />
      )}
      <NewToken
        make={async (wish) => {
          const answer = await ask<{ readonly secret?: string }>('POST', 'tokens', wish);
          said.value = isRefused(answer) ? answer.problem : '';
          if (isRefused(answer)) return false;
          made.value = answer.secret;
          await asked.again();
          return true;
        }}
      />
      <p class="said" role="status">
        {said.value}
      </p>
    </Part>
  );
}

function TokenRow({ token, end }: { readonly token: Token; readonly end: () => void }): JSX.Element {
  const { name, role, createdBy, createdAt, lastUsedAt, expiresAt } = token;
  const isOver = expiresAt !== undefined && Date.parse(expiresAt) < Date.now();
  return (
    <tr class={isOver ? 'is-off' : ''}>
      <th scope="row">{name}</th>
      <td>{role}</td>
      <td>
        {dayOf(createdAt)} by {createdBy}
      </td>
      <td data-is="used">{lastUsedAt === undefined ? 'never' : ago(lastUsedAt, Date.now())}</td>
      <td data-is="ends">
        {expiresAt === undefined ? 'never' : `${isOver ? 'ended ' : ''}${dayOf(expiresAt)}`}
      </td>
      <td>
        <button type="button" class="button small-button" onClick={end}>
          End<span class="unseen"> {name}</span>
        </button>
      </td>
    </tr>
  );
}

function Secret({ secret, close }: { readonly secret: string; readonly close: () => void }): JSX.Element {
  const said = useSignal('');
  return (
    <div class="secret" role="status">
      <p>
        <strong>Copy it now: it is shown this once.</strong> Only its fingerprint is kept.
      </p>
      <code class="command">{secret}</code>
      <p class="tools">
        <button
          type="button"
          class="button"
          onClick={async () => {
            said.value = (await copyText(secret)) ? 'Copied.' : 'The browser did not allow copying.';
          }}
        >
          <Icon name="copy" /> Copy
        </button>
        <button type="button" class="button" onClick={close}>
          I have it
        </button>
        <span class="said">{said.value}</span>
      </p>
    </div>
  );
}

function NewToken({ make }: { readonly make: (wish: object) => Promise<boolean> }): JSX.Element {
  return (
    <details class="more">
      <summary>Make a token</summary>
      <form
        class="row-form"
        onSubmit={async (event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const fields = fieldsOf(form);
          const wish = {
            name: fields('name'),
            role: fields('role'),
            days: Number(fields('days')),
          };
          if (await make(wish)) form.reset();
        }}
      >
        <label class="field">
          <span>What for</span>
          <input name="name" required maxLength={100} autocomplete="off" placeholder="nightly export" />
        </label>
        <RoleChoice />
        <label class="field">
          <span>Days it lasts</span>
          <input name="days" type="number" min={1} max={730} value="365" required />
        </label>
        <button class="button" type="submit">
          Make
        </button>
      </form>
    </details>
  );
}
