import type { JSX } from 'preact';

/** A sentence in which no date is broken across two lines. */
export function Dated({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split(/(\d{4}-\d\d-\d\d)/).map((part, i) =>
        i % 2 === 1 ? (
          <span class="unbroken" key={i}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
