import type { ComponentChildren, JSX } from 'preact';
import { go } from './place.ts';

/** A link inside the page: a plain click goes there without loading, everything else is the browser's. */
export function To({
  to,
  name,
  current,
  label,
  children,
}: {
  readonly to: string;
  readonly name?: string;
  readonly current?: boolean;
  readonly label?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <a
      href={to}
      class={name}
      aria-label={label}
      aria-current={current === true ? 'page' : undefined}
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        // A menu that the link stood in has done its work.
        event.currentTarget.closest('details.account')?.removeAttribute('open');
        go(to);
      }}
    >
      {children}
    </a>
  );
}
