import type { JSX } from 'preact';

/** A sentence of ours, in which what stands between backticks is to be typed. */
export function Words({ text }: { readonly text: string }): JSX.Element {
  return <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}
