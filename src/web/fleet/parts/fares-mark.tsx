import type { JSX } from 'preact';
import { Icon } from '../../view/icons.tsx';
import { fares, type Fares } from './fares.ts';

/** How a host fares: shape, word and colour. */
export function FaresMark({ of }: { readonly of: Fares }): JSX.Element {
  const { says, icon, look } = fares[of];
  return (
    <span class={`fares ${look}`}>
      <span class="badge">
        <Icon name={icon} />
      </span>
      <span class="fares-word">{says}</span>
    </span>
  );
}
