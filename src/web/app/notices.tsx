import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../view/icons.tsx';
import { copyText } from './hand-out.ts';

/** What could not be done, and why: never in a tone of alarm. */
export function Notice({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly string[];
}): JSX.Element {
  return (
    <section class="panel notice" role="status">
      <h2>
        <Icon name="flawed" /> <span>{title}</span>
      </h2>
      <ul class="lines">
        {lines.slice(0, MOST_LINES).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length > MOST_LINES ? <p class="quiet">and {lines.length - MOST_LINES} more</p> : null}
    </section>
  );
}

/** A page that is a file cannot connect to a host: the command that can. */
export function WithoutServer({ target }: { readonly target: string }): JSX.Element {
  const said = useSignal('');
  const command = `npx rdpdoctor check ${target}`;
  return (
    <section class="panel notice" role="status">
      <h2>
        <Icon name="connection" /> <span>This page alone cannot look at a host</span>
      </h2>
      <p>A browser opens no Remote Desktop connection. Run this where the connection fails:</p>
      <code class="command">{command}</code>
      <p class="tools">
        <button
          type="button"
          class="button"
          onClick={async () => {
            said.value = (await copyText(command)) ? 'Copied.' : 'The browser did not allow copying.';
          }}
        >
          <Icon name="copy" /> Copy
        </button>
        <span class="said" role="status">
          {said.value}
        </span>
      </p>
      <p class="quiet">
        With <code>--save case.json</code> it writes a case that can be dropped here.
      </p>
    </section>
  );
}

const MOST_LINES = 12;
