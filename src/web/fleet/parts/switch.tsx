import type { JSX } from 'preact';

/** A choice of few, all of them in sight. */
export function Switch<Name extends string>({
  label,
  value,
  of,
  pick,
}: {
  readonly label: string;
  readonly value: Name;
  readonly of: readonly (readonly [name: Name, words: string])[];
  readonly pick: (name: Name) => void;
}): JSX.Element {
  return (
    <fieldset class="switch">
      <legend class="unseen">{label}</legend>
      {of.map(([name, words]) => (
        <label key={name}>
          <input
            type="radio"
            class="unseen"
            name={label}
            checked={name === value}
            onChange={() => pick(name)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
