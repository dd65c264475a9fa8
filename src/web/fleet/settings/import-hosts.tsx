import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { ask, isRefused } from '../../app/api.ts';
import { Icon } from '../../view/icons.tsx';
import { Part } from '../parts/part.tsx';

interface Imported {
  readonly hosts?: number;
  readonly added?: number;
  readonly isDone?: boolean;
  readonly problems?: readonly { readonly line: number; readonly problem: string }[];
}

/** Many hosts at once from a CSV: what it would do is said first, and nothing is done where one line is wrong. */
export function ImportHosts(): JSX.Element {
  const csv = useSignal('');
  const told = useSignal<Imported | undefined>(undefined);
  const problem = useSignal('');
  const send = async (text: string, isTry: boolean) => {
    csv.value = text;
    const answer = await ask<Imported>('POST', 'hosts', { csv: text, isTry });
    problem.value = isRefused(answer) ? answer.problem : '';
    told.value = isRefused(answer) ? undefined : answer;
  };
  const now = told.value;
  const isReady = now !== undefined && now.isDone !== true && now.problems?.length === 0;
  return (
    <Part title="Watch many hosts" name="import-hosts">
      <p class="quiet">
        A CSV with one host a line: <code>target,group,every,note</code>. Only the first is needed.
      </p>
      <p class="tools">
        <label class="button file-choice">
          <Icon name="file" /> Choose a CSV
          <input
            type="file"
            class="unseen"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={async ({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              currentTarget.value = '';
              if (file === undefined) return;
              if (file.size > MOST_BYTES) problem.value = 'The file is larger than 4 MB.';
              else await send(await file.text(), true);
            }}
          />
        </label>
        {isReady ? (
          <button type="button" class="button strong-button" onClick={() => void send(csv.value, false)}>
            Watch {now.hosts?.toLocaleString('en')} hosts
          </button>
        ) : null}
      </p>
      <div role="status">
        {now === undefined ? null : <p>{outcomeWords(now)}</p>}
        {now?.problems === undefined || now.problems.length === 0 ? null : (
          <ul class="lines import-problems">
            {now.problems.map(({ line, problem: words }) => (
              <li key={line}>
                line {line}: {words}
              </li>
            ))}
          </ul>
        )}
      </div>
      <p class="refused" role="alert">
        {problem.value}
      </p>
    </Part>
  );
}

function outcomeWords({ hosts = 0, added = 0, isDone = false, problems = [] }: Imported): string {
  if (problems.length > 0) return 'Nothing was changed: some lines are not understood.';
  const known = hosts - added;
  const counts = `${added.toLocaleString('en')} new${known === 0 ? '' : `, ${known.toLocaleString('en')} watched already`}`;
  return isDone ? `Done: ${counts}.` : `This file names ${hosts.toLocaleString('en')} hosts: ${counts}.`;
}

const MOST_BYTES = 4_000_000;
