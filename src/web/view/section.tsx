import type { ComponentChildren, JSX } from 'preact';
import { Words } from './words.tsx';

/** A titled part of a sheet. */
export function Section({
  title,
  name,
  children,
}: {
  readonly title: string;
  readonly name?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section class={name === undefined ? 'panel' : `panel ${name}`}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Lines of equal weight under a title; nothing where there are none. */
export function Lines({
  title,
  lines,
  name,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly name?: string;
}): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <Section title={title} {...(name === undefined ? {} : { name })}>
      <ul class="lines">
        {lines.map((line) => (
          <li key={line}>
            <Words text={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A part that most people pass over: folded on a screen, open on paper. */
export function Folded({
  title,
  open = false,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <details class="panel folded" open={open}>
      <summary>
        <h3>{title}</h3>
      </summary>
      {children}
    </details>
  );
}
