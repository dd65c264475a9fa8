import type { ComponentChildren, JSX } from 'preact';
import type { Refused } from '../../app/api.ts';
import { Icon, type IconName } from '../../view/icons.tsx';

/** What is shown until there is an answer: the outline of it, calm and without a spinner. */
export function Waiting({ rows = 6 }: { readonly rows?: number }): JSX.Element {
  return (
    <div class="panel waiting" role="status">
      <span class="unseen">Loading</span>
      {Array.from({ length: rows }, (_, i) => (
        <span class="bone" key={i} />
      ))}
    </div>
  );
}

/** Why there is no answer, and what to do about it. */
export function Failed({
  problem,
  again,
}: {
  readonly problem: Refused;
  readonly again: () => Promise<void>;
}): JSX.Element {
  return (
    <section class="panel state notice" role="alert">
      <h2>
        <Icon name="flawed" />{' '}
        <span>{problem.refused === 403 ? 'This is not for your role' : 'That did not work'}</span>
      </h2>
      <p>{problem.problem}</p>
      {problem.refused === 403 ? null : (
        <p>
          <button type="button" class="button" onClick={() => void again()}>
            Try again
          </button>
        </p>
      )}
    </section>
  );
}

/** Nothing is there: why that may be so, and the next step. */
export function Empty({
  icon,
  title,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="panel state empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      <div class="empty-says">{children}</div>
    </section>
  );
}
