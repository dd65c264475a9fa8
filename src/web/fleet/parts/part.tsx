import type { ComponentChildren, JSX } from 'preact';

/** A titled part of a view, right under its heading. */
export function Part({
  title,
  name,
  children,
}: {
  readonly title: string;
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section class={`panel part ${name}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
