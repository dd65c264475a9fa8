import type { JSX } from 'preact';

/** A sentence of ours, in which what stands between backticks is to be typed. Dates and options stay in one piece at the end of a line. */
export function Words({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split('`').map((part, i) =>
        i % 2 === 1 ? (
          <code key={i}>
            <Unbroken text={part} />
          </code>
        ) : (
          <Unbroken key={i} text={part} />
        ),
      )}
    </>
  );
}

/** A browser breaks at hyphens, too: in the middle of 2026-09-01, and of --option. */
function Unbroken({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split(piece).map((part, i) =>
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

const piece = /(\b\d{4}-\d\d-\d\d\b|\B--?[A-Za-z][A-Za-z-]{1,30})/;
