import { useSignal } from '@preact/signals';
import type { FunctionComponent, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { askEarly } from './early-fleet.ts';
import { place } from './place.ts';
import { session } from './session.ts';

/** Set where the page is built: the page that is one file has no fleet in it. */
declare const withServer: boolean;

if (withServer) askEarly();

/** Everything behind the sign-in is fetched when somebody goes there. */
export function FleetDoor(): JSX.Element {
  const part = useSignal<FunctionComponent | undefined>(undefined);
  const problem = useSignal('');
  useEffect(() => {
    // Only this form lets the builder leave the part out of a page that is one file.
    if (withServer) {
      import('../fleet/fleet-part.tsx').then(
        ({ FleetPart }) => {
          part.value = FleetPart;
        },
        () => {
          problem.value = 'This part of the page could not be loaded. Load the page again.';
        },
      );
    }
  }, []);
  const Part = part.value;
  const isKnown = session.value !== 'asking';
  if (problem.value !== '') return <p class="panel notice">{problem.value}</p>;
  return Part === undefined || !isKnown ? (
    <p class="quiet waiting" role="status" key={place.value}>
      Loading …
    </p>
  ) : (
    <Part />
  );
}
