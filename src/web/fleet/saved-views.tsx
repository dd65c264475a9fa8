import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { ask, isRefused } from '../app/api.ts';
import { Icon } from '../view/icons.tsx';
import { readQuery, writeQuery } from './fleet-query.ts';
import { fieldsOf } from './parts/fields.ts';
import { useAsked } from './parts/answer-of.ts';
import { choose, query } from './table/table-desk.ts';

interface Views {
  readonly views?: readonly { readonly name: string; readonly query: string }[];
}

/** Ways to look at the fleet: some that everybody needs, and those that somebody keeps. The address of each can be sent around. */
export function SavedViews(): JSX.Element {
  const kept = useAsked<Views>('views');
  const isNaming = useSignal(false);
  const said = useSignal('');
  const now = writeQuery(query.value);
  const send = async (method: 'PUT' | 'DELETE', name: string) => {
    const path = `views/${encodeURIComponent(name)}`;
    const answer = await ask<Views>(method, path, method === 'PUT' ? { query: now } : undefined);
    if (isRefused(answer)) said.value = answer.problem;
    else kept.answer.value = answer;
  };
  const own = kept.answer.value?.views ?? [];
  return (
    <div class="views" role="group" aria-label="Views">
      {usual.map(([name, search]) => (
        <ViewChip key={name} name={name} isOn={search === now} pick={() => choose(readQuery(search))} />
      ))}
      {own.map(({ name, query: search }) => (
        <span class="own-view" key={name}>
          <ViewChip name={name} isOn={search === now} pick={() => choose(readQuery(search))} />
          <button
            type="button"
            class="bare"
            aria-label={`Keep the view ${name} no longer`}
            onClick={() => void send('DELETE', name)}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      {isNaming.value ? (
        <form
          class="name-view"
          onSubmit={async (event) => {
            event.preventDefault();
            const name = fieldsOf(event.currentTarget)('name').trim();
            if (name !== '') await send('PUT', name);
            isNaming.value = false;
          }}
        >
          <input
            name="name"
            aria-label="Name of the view"
            placeholder="Name it"
            maxLength={60}
            ref={(field) => field?.focus()}
            onKeyDown={(event) => {
              if (event.key === 'Escape') isNaming.value = false;
            }}
          />
          <button class="button" type="submit">
            Keep
          </button>
        </form>
      ) : (
        <button type="button" class="chip-button keep-view" onClick={() => (isNaming.value = true)}>
          <Icon name="plus" /> Keep this view
        </button>
      )}
      <span class="said" role="status">
        {said.value}
      </span>
    </div>
  );
}

function ViewChip({
  name,
  isOn,
  pick,
}: {
  readonly name: string;
  readonly isOn: boolean;
  readonly pick: () => void;
}): JSX.Element {
  return (
    <button type="button" class="chip-button" aria-pressed={isOn} onClick={pick}>
      {name}
    </button>
  );
}

const usual: readonly (readonly [name: string, query: string])[] = [
  ['All', ''],
  ['Broken', 'outcome=fails'],
  ['Slow', 'sort=roundTrip'],
  ['Certificates, soonest first', 'sort=ends'],
];
