import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { minuteOf } from '../../../core/facts/time.ts';
import { get, isRefused } from '../../app/api.ts';
import { Part } from '../parts/part.tsx';
import { useAsked } from '../parts/answer-of.ts';
import { Failed, Waiting } from '../parts/states.tsx';

interface Entries {
  readonly entries?: readonly {
    readonly id: string;
    readonly at: string;
    readonly who: string;
    readonly from: string;
    readonly did: string;
    readonly to?: string;
    readonly ended: 'done' | 'refused';
  }[];
  readonly next?: string;
}

/** Who did what, when and from where, the newest first; what was refused among it. */
export function AuditLog(): JSX.Element {
  const asked = useAsked<Entries>('audit?limit=50');
  const older = useSignal<Entries>({});
  const first = asked.answer.value;
  const entries = [...(first?.entries ?? []), ...(older.value.entries ?? [])];
  const next = older.value.entries === undefined ? first?.next : older.value.next;
  return (
    <Part title="What was done" name="audit">
      {asked.problem.value === undefined ? null : (
        <Failed problem={asked.problem.value} again={asked.again} />
      )}
      {first === undefined && asked.problem.value === undefined ? <Waiting rows={4} /> : null}
      {first === undefined ? null : (
        <div class="scrolls" tabIndex={0} role="region" aria-label="Log of what was done">
          <table>
            <thead>
              <tr>
                {['When', 'Who', 'Did', 'To', 'From'].map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {entries.map(({ id, at, who, from, did, to = '', ended }) => (
                <tr key={id}>
                  <td class="digits">{minuteOf(at)}</td>
                  <td>{who}</td>
                  <td>
                    {did}
                    {ended === 'refused' ? <span class="pill refused-pill">refused</span> : null}
                  </td>
                  <td class="wraps">{to}</td>
                  <td class="digits" data-is="from">
                    {from}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next === undefined ? null : (
        <button
          type="button"
          class="button"
          onClick={async () => {
            const more = await get<Entries>(`audit?limit=200&before=${encodeURIComponent(next)}`);
            if (isRefused(more)) return;
            const { entries: added = [], ...end } = more;
            older.value = { entries: [...(older.value.entries ?? []), ...added], ...end };
          }}
        >
          Show older ones
        </button>
      )}
    </Part>
  );
}
