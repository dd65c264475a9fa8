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

/** Lines of equal weight under a title, at most so many in sight; nothing where there are none. */
export function Lines({
  title,
  lines,
  name,
  most = lines.length,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly name?: string;
  readonly most?: number;
}): JSX.Element | null {
  if (lines.length === 0) return null;
  const rest = lines.slice(most);
  return (
    <Section title={title} {...(name === undefined ? {} : { name })}>
      <Items lines={lines.slice(0, most)} />
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>{rest.length} more</summary>
          <Items lines={rest} />
        </details>
      )}
    </Section>
  );
}

function Items({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <ul class="lines">
      {lines.map((line) => (
        <li key={line}>
          <Words text={line} />
        </li>
      ))}
    </ul>
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
