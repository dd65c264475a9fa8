import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { harmless } from '../../../core/bytes/harmless.ts';
import { ask, isRefused } from '../../app/api.ts';
import { To } from '../../app/to.tsx';
import { fieldsOf } from '../parts/fields.ts';
import { Part } from '../parts/part.tsx';
import { hostAddress } from '../table/columns.tsx';

/** One host more to watch. */
export function WatchHost({
  vantage,
  everySeconds,
}: {
  readonly vantage: string;
  readonly everySeconds: number;
}): JSX.Element {
  const problem = useSignal('');
  const added = useSignal('');
  return (
    <Part title="Watch a host" name="watch-host">
      <form
        class="form"
        onSubmit={async (event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const fields = fieldsOf(form);
          const target = fields('target').trim();
          const group = fields('group').trim();
          const answer = await ask('PUT', `hosts/${encodeURIComponent(target)}`, {
            groups: group === '' ? [] : [group],
            everySeconds: Number(fields('every')),
            vantages: [vantage],
            watched: true,
          });
          problem.value = isRefused(answer) ? answer.problem : '';
          added.value = isRefused(answer) ? '' : target;
          if (!isRefused(answer)) form.reset();
        }}
      >
        <label class="field">
          <span>Host</span>
          <input name="target" required maxLength={300} placeholder="srv01.corp.example" autocomplete="off" />
        </label>
        <div class="two">
          <label class="field">
            <span>Group</span>
            <input name="group" maxLength={100} autocomplete="off" placeholder="none" />
          </label>
          <label class="field">
            <span>How often</span>
            <select name="every" value={String(everySeconds)}>
              {[...new Set([300, 900, 3_600, 86_400, everySeconds])]
                .toSorted((a, b) => a - b)
                .map((seconds) => (
                  <option key={seconds} value={seconds}>
                    {everyWords(seconds)}
                  </option>
                ))}
            </select>
          </label>
        </div>
        <p class="tools">
          <button class="button strong-button" type="submit">
            Watch it
          </button>
          <span class="refused" role="alert">
            {problem.value}
          </span>
          <span class="said" role="status">
            {added.value === '' ? (
              ''
            ) : (
              <>
                Watched: <To to={hostAddress(added.value)}>{harmless(added.value)}</To>
              </>
            )}
          </span>
        </p>
      </form>
    </Part>
  );
}

function everyWords(seconds: number): string {
  if (seconds % 86_400 === 0) return seconds === 86_400 ? 'every day' : `every ${seconds / 86_400} days`;
  if (seconds % 3_600 === 0) return seconds === 3_600 ? 'every hour' : `every ${seconds / 3_600} hours`;
  return seconds % 60 === 0 ? `every ${seconds / 60} minutes` : `every ${seconds} seconds`;
}
